import type { Graph, Note, Zone } from '../graph/graph.ts'
import { hidesSomething, visible } from './plainText.ts'

/** One end of an arrow: its id, or what carries one. */
type End = string | { readonly id: string }

interface Worded {
  readonly id: string
  readonly label?: string | undefined
  readonly props?: Readonly<Record<string, unknown>> | undefined
}

/** The parts of a graph, or of a view of it, that hold words. */
interface Board extends Pick<Graph, 'title' | 'requirements'> {
  readonly zones: readonly Pick<Zone, 'label' | 'region' | 'props'>[]
  readonly nodes: readonly (Worded & { readonly label: string })[]
  readonly edges: readonly (Worded & { readonly from: End; readonly to: End })[]
  readonly notes: readonly Pick<Note, 'text'>[]
}

/** Text of a board that talks to whoever reviews it. */
export interface Instruction {
  /** Where it stands, as a person would say it. */
  where: string
  /** The node that carries it, or the ends of the edge; empty for notes, zones and what is said about the whole board. */
  nodes: readonly string[]
  edges: readonly string[]
  /** What it says, as a person would read it. */
  text: string
}

/** Where an order begins: at the start of a sentence, or after words that give it. "Drops attempts to override" gives none. */
const start = '(?:^|[.!?:;,>)\\]}*#-]\\s*|\\b(?:please|now|and|must|should|then|also|instead|so|you|will|shall)\\s+)'
const verb = '(?:ignore|disregard|forget|do not (?:follow|obey|apply)|stop following)'
/** Also what one does to rules that are a part of a system. */
const change = '(?:override|bypass|skip|drop|overrule)'
const orders = '(?:instructions?|prompts?|rules?|directions?|guidelines?|directives?|commands?|system messages?|constraints?)'
const reviewer =
  '(?:reviewer|critic|interviewer|grader|assessor|evaluator|scorer|model reviewing|ai reviewing|assistant|language model|llm|ai)'

/**
 * Orders to a reader, not descriptions of a system: "Ignore all previous instructions" is one, "Ignores duplicates" and "System prompt"
 * are not. English and the nearest phrases of five other languages. Each stands behind words without which it cannot match, so that the
 * labels of a board, nearly all of which are harmless, are read once and not many times.
 */
const PATTERNS: readonly (readonly [needs: string, order: RegExp])[] = [
  [
    orders,
    new RegExp(
      `${start}${verb}\\b[^.!?]{0,30}\\b(?:previous|prior|above|earlier|preceding|all|any|your|these|those|the)\\b[^.!?]{0,20}\\b${orders}\\b`,
    ),
  ],
  [orders, new RegExp(`${start}${change}\\b[^.!?]{0,20}\\b(?:previous|prior|above|preceding|your)\\b[^.!?]{0,20}\\b${orders}\\b`)],
  [
    `${reviewer}s?\\s*[:,!-]`,
    new RegExp(
      `\\b(?:dear|hey|note to|attention|message to|instructions? (?:to|for)|to|for) (?:the |any |all )?(?:ai |llm |model )?${reviewer}s?\\s*[:,!-]`,
    ),
  ],
  [
    `^${reviewer}s?\\s*[:,]`,
    new RegExp(`^${reviewer}s?\\s*[:,] *(?:please |you |do |give|mark|say|rate|report|return|output|answer|write|ignore|skip)\\b`),
  ],
  [
    '(?:system|developer|assistant)[^:]{0,20}:',
    /\b(?:system|developer|assistant)\s*(?:prompt|message)?\s*:\s*(?:you|ignore|disregard|from now|new|do not|always|never|respond|reply|output|return)\b/,
  ],
  [
    '[<\\[#]',
    /<\|?\/?(?:im_start|im_end|system|assistant|endoftext|start_header_id|inst)\|?>|\[\/?inst\]|<<\/?sys>>|###\s*(?:system|instruction|assistant)\b/,
  ],
  [
    'you are (?:now|no longer)|from now on|act as',
    /\byou are (?:now|no longer) (?:a|an|the|in|my|dan|free|bound|not)\b|\bfrom now on,? (?:you|act|respond|reply|answer|only)\b|\bact as (?:if you|though you|a (?:reviewer|lenient|different))\b/,
  ],
  [
    "(?:do not|don't|never) ",
    /\b(?:do not|don't|never|please don't) (?:report|raise|flag|mention|list|output|return|emit|show|criti(?:cise|que)|review)\b[^.!?]{0,40}\b(?:findings?|issues?|problems?|risks?|anything|errors?|flaws?|weakness\w*|this (?:board|box|node|design|system)|vulnerab\w+)/,
  ],
  [
    '(?:return|output|report|give|produce|respond with|reply with|answer with|emit|write) (?:only|just|exactly|an?|the|empty|no|zero|0)\\b',
    /\b(?:return|output|report|give|produce|respond with|reply with|answer with|emit|write) (?:only |just |exactly )?(?:an? |the )?(?:empty|no|zero|0)\b[^.!?]{0,20}\b(?:findings?|issues?|problems?|list|array|json|risks?)\b/,
  ],
  [
    '10\\s*/\\s*10|100\\s*%|full marks|maximum score|highest |perfect score|top (?:marks|score)|a\\+|4\\s*/\\s*4|as (?:perfect|flawless|approved|safe|secure)',
    /\b(?:give|award|assign|grant|rate|score|grade|mark)\b[^.!?]{0,40}\b(?:10\s*\/\s*10(?!\s*(?:s|sec|ms|min|h|req))|100\s*%|full marks|maximum score|highest (?:score|grade|mark|rating)|perfect score|top (?:marks|score)|a\+|4\s*\/\s*4|as (?:perfect|flawless|approved|safe|secure))\b/,
  ],
  [
    'prompt|your |hidden |initial |api[ _-]?key|environment variable|the (?:key|secret|password)',
    /\b(?:reveal|print|repeat|show|output|leak|disclose|tell me|dump|quote|include)\b[^.!?]{0,30}\b(?:system prompt|your (?:prompt|instructions?|rules?)|hidden (?:facts?|rules?|instructions?)|initial (?:prompt|instructions?)|api[ _-]?keys?|environment variables?|the (?:key|secret|password) (?:you|of the server))\b/,
  ],
  [
    'this (?:board|design|system|architecture|diagram)',
    /\bthis (?:board|design|system|architecture|diagram) (?:has been|is|was) (?:already )?(?:pre-?)?(?:approved|reviewed|certified|verified|audited)\b[^.!?]{0,40}\b(?:no (?:findings|issues|review|further|need)|skip|do not|nothing)/,
  ],
  [
    'jailbreak|do anything now|developer mode|prompt injection test',
    /\b(?:jailbreak(?: mode)?|do anything now|developer mode (?:enabled|on)|prompt injection test)\b[^.!?]{0,40}\b(?:you|enabled|on|activated|answer|respond|obey)\b/,
  ],
  ['ignorier|vergiss|missachte', /\b(?:ignorier\w*|vergiss|missachte)\b[^.!?]{0,30}\b(?:anweisung\w*|regeln|vorgaben|prompt)\b/],
  ['ignore', /\bignore[rz]?\b[^.!?]{0,30}\b(?:instructions? (?:précédentes|ci-dessus)|consignes)\b/],
  ['ignora|olvida|omite', /\b(?:ignora|olvida|omite)\b[^.!?]{0,30}\b(?:instrucciones|reglas|istruzioni|indicaciones)\b/],
  ['忽略|無視', /忽略[^。]{0,12}(?:指令|指示|提示|说明)|(?:以前|前|上記)の(?:指示|命令)を?(?:すべて)?無視/],
]

const MAY_ORDER = new RegExp([...new Set(PATTERNS.map(([needs]) => needs))].join('|'))

/** What stays when letters are spaced out or joined, as in a property's name. */
const RUN_TOGETHER =
  /(?:ignore|disregard)(?:all|any)?(?:the|your)?(?:previous|prior|above|earlier|all)(?:instructions|rules|guidelines)|(?:report|return|output)(?:no|zero)(?:findings|issues|problems)/

/** Letters of the shortest of them. */
const SHORTEST_RUN = 'reportnoissues'.length

/** Letters of other alphabets that look Latin, for what was written to slip past. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аaеeоoрpсcуyхxіiѕsјjԁdһhӏlԛqԝwνvοoαaιiκkρpτtυuηnεeɑaɡg'.matchAll(/(.)(.)/gu)].map(([, odd, plain]) => [odd!, plain!]),
)

/** What a reader would take it for: one alphabet, lower case, no marks, spaced-out letters joined. */
function folded(text: string): string {
  if (PLAIN.test(text)) return joined(text.toLowerCase().replace(/ +/g, ' ').trim())
  const letters = visible(text.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
  const plainLetters = /[a-z]/.test(letters) ? letters.replace(/[^\x20-\x7e]/gu, (letter) => LOOKALIKES[letter] ?? letter) : letters
  return joined(plainLetters.replace(/[‘’]/g, "'"))
}

/** Most labels: nothing in them is odd, and nothing hides. */
const PLAIN = /^[ -~]*$/

function joined(letters: string): string {
  return letters.replace(/[_ˆ]+/g, ' ').replace(/\b(?:\w[ .-]){4,}\w\b/g, (spaced) => spaced.replace(/[ .-]/g, ''))
}

/** An order in quotation marks, among other words, is an example of one. */
function unquoted(text: string): string {
  if (!/["“«]/.test(text)) return text
  const rest = text.replace(/"[^"]{0,200}"|“[^”]{0,200}”|«[^»]{0,200}»/g, ' ')
  return /[a-z]{2,}\W+[a-z]{2,}/.test(rest) ? rest : text
}

/** Does a text give orders to whoever reviews the board? */
export function instructsReviewer(text: string): boolean {
  const read = unquoted(folded(text))
  if (MAY_ORDER.test(read) && PATTERNS.some(([, order]) => order.test(read))) return true
  if (read.length >= SHORTEST_RUN && RUN_TOGETHER.test(read.replace(/[^a-z]/g, ''))) return true
  // Orders that nobody was to see: letters without spaces between them, or hidden among marks.
  return !PLAIN.test(text) && hidesSomething(text) && /\b(?:ignore|disregard|instructions?|reviewer|findings?|approve)\b/.test(read)
}

/** Too short for an order whose words are run together. */
const SHORT_WORD = /^[a-z0-9]{1,13}$/i

/** Every text of a board that tries to instruct its reviewer, in the order of the file. Nothing else is done with it. */
export function findInstructions(graph: Board): Instruction[] {
  // Names of properties and most of their values are said again and again, and all of this runs with every review.
  const known = new Map<string, boolean>()
  const found: Instruction[] = []
  const nowhere: readonly string[] = []
  const read = (where: string, text: string, nodes: readonly End[] = nowhere, edge?: string): void => {
    let instructs = known.get(text)
    if (instructs === undefined) {
      instructs = text.length > 5 && !SHORT_WORD.test(text) && instructsReviewer(text)
      known.set(text, instructs)
    }
    if (instructs) found.push({ where, nodes: nodes.map(idOf), edges: edge === undefined ? [] : [edge], text: visible(text, 120) })
  }
  read('the title', graph.title)
  eachWord(graph.requirements, (text) => read('the requirements', text))
  for (const { label, region = '', props } of graph.zones) {
    read('a zone', label)
    read('a zone', region)
    eachWord(props, (text) => read('a zone', text))
  }
  for (const node of graph.nodes) {
    const at = [node.id]
    read('a label', node.label, at)
    eachWord(node.props, (text) => read('a property', text, at))
  }
  for (const { id, from, to, label = '', props } of graph.edges) {
    const at = [from, to]
    read('an arrow', label, at, id)
    eachWord(props, (text) => read('a property of an arrow', text, at, id))
  }
  for (const { text } of graph.notes) read('a note', text)
  return found
}

const idOf = (end: End): string => (typeof end === 'string' ? end : end.id)

/** Every text among values and the names they stand under. */
function eachWord(values: Readonly<Record<string, unknown>> | undefined, read: (text: string) => void): void {
  for (const name in values) {
    const value = values[name]
    if (typeof value === 'string') read(value)
    else if (Array.isArray(value)) for (const item of value) if (typeof item === 'string') read(item)
    read(name)
  }
}
