import type { Requirements } from './graph.ts'
import type { GraphView } from './view.ts'

/** One thing that a sentence can ask of a system. The list is closed: a rule that needs another one adds it here, with its words. */
interface Entry {
  /** What somebody who writes so wants, for the screen that shows what was understood. */
  meaning: string
  /** Words that say so. Plain patterns on purpose: a person must be able to see why a sentence was read this way. */
  words: RegExp
}

const entry = (meaning: string, words: RegExp): Entry => ({ meaning, words })

/** What free text can ask for. Rules ask `concerns(graph).has('document_permissions')`. */
export const lexicon = {
  document_permissions: entry(
    'People may see only some of the documents',
    /\b(document[- ]level|per[- ](document|file|page|team|branch|department|matter|client|project|group|store|role|deal|desk)) (access|permissions?|acls?|visibility|rights?)\b|\bacls?\b|\brbac\b|\babac\b|access control lists?|ethical walls?|chinese walls?|isolated by wall|information barriers?|row[- ]level security|restricted to (named |certain |some |their |specific )|\b(each|every|one)\b(?! (answer|claim|statement|request|time)\b).{0,40}\b(see|sees|read|reads|access|accesses|view|views)\b.{0,20}\bonly\b|\bonly\b.{0,24}\b(see|sees|find|finds|get|gets|search|open|access|read|view)\b.{0,30}\b(own|their|its|permitted|allowed|authori[sz]ed)\b|\b(see|sees|access|read|view|show|shown|find|finds)\b.{0,24}\bonly\b.{0,30}\b(own|their|its|his|her|permitted|allowed|authori[sz]ed|entitled)\b|\b(only|nothing but)\b.{0,12}\b(own|permitted|authori[sz]ed|entitled) (files?|documents?|records?|data|cases?|matters?|tickets?|patients?)\b|respects? (the )?(existing |source |document |user |sharepoint )?(permissions?|entitlements?|access)|\b(nobody|no one|no-one)\b.{0,30}\b(see|sees|read|reads|access)\b|\b(only|just)\b.{0,12}\b(see|sees|find|finds|read|reads|get|gets|search|searches)\b.{0,40}\b(have|has|with) (read )?(access|permissions?|rights|clearance)\b|\b(see|sees|find|finds|read|reads|get|gets|search|searches)\b.{0,12}\bonly\b.{0,40}\b(have|has|with) (read )?(access|permissions?|rights|clearance)\b|\b(only|just)\b.{0,40}\b(documents?|files?|pages?|records?|sources?)\b.{0,16}\b(may|can|(is|are) (allowed|entitled|cleared) to) (see|open|read|access)\b|not (be )?(allowed|permitted) to see|need[- ]to[- ]know|permissions? (apply|are enforced|must hold)/i,
  ),
  case_scope: entry(
    'Every request is about one case, patient or matter, and must not mix with another',
    /\b(scoped|limited|restricted|belongs?|only) (to|from|for|of) (the|this|that|one|a|each) (current |open )?(patient|matter|case|claim|encounter|file)\b|\b(wrong|other|another|different)[- ](patient|matter|case|claimant|client|student|account)s?\b|\b(one|a single|the current|the open|this|that) (patient|matter|case|claim|encounter|ward|account)('s)?( at a time| only)?\b|(patients?|matters?|cases?) (must )?(never|not) (be )?(mix|mixed|mingle|confus)/i,
  ),
  tenant_isolation: entry(
    'Customers of the system are kept apart',
    /\bmulti[- ]?tenan(t|cy)\b(?<!(not|no|non|single)[- ]multi[- ]?tenan(t|cy))|\bcross[- ](tenant|customer|brand|client|account|org)s?\b|\b(per|each|every)[- ](tenant|customer|advertiser|brand|organi[sz]ation|client|company)('s)? (isolat|separat|data|partition|index|namespace|key)|tenants?('s)? .{0,20}(isolat|separat|apart|never|not mix)|sessions? isolated per|leak .{0,12}between (tenants|customers|clients)|another (tenant|customer|company|client)('s)?\b/i,
  ),
  data_residency: entry(
    'Data stays in a region',
    /\b(eu|europe|eea|uk|us|usa|germany|german|france|french|swiss|switzerland|india|canada|japan|australia|country|region)[- ]only\b|\b(stays?|remains?|kept|keep|stored|processed|hosted|leave|leaves|in)\b.{0,24}\b(the )?(eu|europe|eea|uk|us|usa|germany|france|switzerland|india|canada|japan|australia|country|region)\b|\b(eu|us|uk|data) residency\b|\bresidency\b|data sovereignty|in[- ](region|country)\b/i,
  ),
  on_premises: entry(
    'Nothing leaves the own network',
    /\bon[- ]prem(ises?)?\b|\bair[- ]?gapped?\b|\b(no|never|nothing|not|without)\b.{0,30}\b(leaves?|leaving|outside|out of)\b.{0,24}\b(network|building|enclave|premises|perimeter|company|hospital|bank|vpc|tenant|organi[sz]ation)\b|no (external|third[- ]party|cloud|hosted) (apis?|models?|services?|providers?|llms?)|self[- ]hosted only|runs? (fully )?(locally|in[- ]house)/i,
  ),
  citations: entry(
    'Answers name their source',
    /\b(cite|cites|cited|citing|citations?|footnotes?|provenance)\b|\b(quotes?|names?|shows?|links?( back)?|refer(s|ences)?|point(s)? to|with|has|have|give|gives|state|states)\b.{0,24}\b(its|their|the|a|valid|original)? ?(sources?|passages?|origin)\b|\b(statements?|claims?|answers?|sentences?) (are |is |be |must be )?(sourced|supported|attributed|traceable)\b/i,
  ),
  abstention: entry(
    'Rather no answer than a wrong one',
    /\b(i |it |must |should |may |can )?(don'?t|does not|do not) know\b|\babstain|\brefus(e|es|al) (to answer|when|if|rather)|\bno (guess|made[- ]up|invented|hallucinat)|\bnever (guess|invent|make up|hallucinate)|\bhallucinat|\bfabricat|grounded(ness)? only|says? so (when|if)/i,
  ),
  tables: entry(
    'What is asked for stands in tables or spreadsheets',
    /(?<!\d )\b(tables?|tabular|spreadsheets?|excel|xlsx|csv|price lists?|financial statements?|rate cards?)\b(?! (layout|of contents))/i,
  ),
  exact_terms: entry(
    'Codes, part numbers and names must be found letter for letter',
    /\b(part|article|serial|error|product|model|order|policy|invoice|statute|diagnosis|icd|sku|cve|drug|account|case|clause|section|paragraph|docket|drawing|standard|lot|batch) ?(numbers?|codes?|ids?|names?)\b|\bdefined terms?\b|\b(typed|found|matched|searched|spelled) (exactly|literally|verbatim|word for word|letter for letter)\b|\bskus?\b|\bexact (match|wording|terms?|phrases?)\b|\babbreviations?\b|\bidentifiers?\b/i,
  ),
  scans: entry(
    'Sources are scans, pictures or handwriting',
    /\b(scan(s|ned)?|ocr|handwrit|faxe?s?|photos?|pictures?|screenshots?|diagrams?|drawings?|figures)\b/i,
  ),
  erasure: entry(
    'Data is deleted on request, in every copy',
    /\b(eras(e|ed|ure)|right to be forgotten|deletion|forget me|gdpr delete|delete requests?)\b|\b(delete[ds]?|removed?|purged?|forgotten)\b.{0,40}\b(on request|within|everywhere|when (asked|a user)|all copies)\b/i,
  ),
  retention_limit: entry(
    'Data is kept for a limited time',
    /\b(kept|keep|retain(ed)?|stored?|retention( of)?)\b.{0,20}\b(for )?(at most|no longer than|max(imum)?|up to|only)?\s?\d+\s?(h|hours?|days?|weeks?|months?)\b|\b(deleted|purged|removed)\b.{0,16}\bafter\b|\bretention (period|limit|policy|schedule)\b/i,
  ),
  never_store: entry(
    'Nothing is kept',
    /\b(never|not|no|nothing|without)\b.{0,24}\b(stored?|storing|kept|saved?|persist(ed)?|retain(ed)?|logged|recorded|retention|log(s|ging)? of (prompts?|content))\b(?! (with|in|on|outside|longer|more|by providers?))|\bzero[- ]retention\b|\bephemeral only\b|\bno prompt content in logs\b/i,
  ),
  audit: entry(
    'It can be shown later who did what, and why',
    /\baudit(s|able|ed|or|ors|ability)?\b(?! (not|is not))|\b(full|complete|decision|access) (record|trail|trace|log)s?\b|\b\d+[- ]years? (record|retention|archive)\b|\b(record|trace|log|lineage|evidence)\b.{0,30}\b(kept|keep|for|retained)\b.{0,12}\byears?\b|\bkeep\b.{0,30}\b(lineage|records?|evidence)\b|\btraceab(le|ility)\b|\breconstruct(ed)?\b|\bevery (answer|decision|action|access|read)\b.{0,20}\b(logged|recorded|documented|explained|traceable)\b|\baccountab/i,
  ),
  human_approval: entry(
    'A person says yes first',
    /\b(must|needs?|has to|have to|only|unless|until|require[sd]?|always|above|over)\b.{0,50}\b(approv(al|ed?|es)|sign[- ]?off|signed off|confirm(s|ed|ation)?|person|human|reviewed by|released by|'?s yes|consent of a)\b|\b(human|person|manager|lawyer|doctor|clinician|nurse|physician|editor|analyst|agent|officer|expert|supervisor|traveller|owner)s? (must |has to |always |have to )?(approves?|signs? off|signs|confirms?|releases?|decides?|reviews? (each|every|all|before))\b|\b(approved|reviewed|confirmed|signed|released|checked) by (a |an |the |two )?\w+|\bunapproved\b|\bhuman[- ]in[- ]the[- ]loop\b|\bfour[- ]eyes?\b|\bno (autonomous|automatic|unattended) (action|write|decision|send|purchase|change|trade)/i,
  ),
  every_answer_reviewed: entry(
    'A person looks at each answer before it goes out',
    /\b(each|every|all|any|no)\b.{0,24}\b(answers?|repl(y|ies)|responses?|messages?|drafts?|outputs?|notes?|mails?|letters?)\b.{0,40}\b(approv(al|ed?|es)|sign(ed)?[- ]?off|confirmed|reviewed|released|checked)\b|\bhuman (approval|review|sign[- ]?off) (of|for|on) (each|every|all|any)\b|\b(approves?|reviews?|signs?|checks?)\b.{0,8}\b(each|every|all)\b.{0,12}\b(answers?|repl(y|ies)|responses?|messages?|outputs?)\b/i,
  ),
  decisions_about_people: entry(
    'It decides about people: work, money, health, school, law, freedom',
    /\b(hiring|recruit\w*|(job )?applicants?|candidates?' (cv|resume)|cvs?|resumes|credit|loans?|lending|mortgage|insurance claims?|underwrit\w*|benefits? (claims?|eligibility)|eligibility|welfare|admissions?|grading|grades students|immigration|visa|asylum|parole|sentenc\w+|diagnos\w+|triage|tenant screening|denies|den(y|ied|ial)|account (suspension|ban)s?|ban(s|ned)? users?|declin(e|es|ed) (customers?|applications?|payments?))\b/i,
  ),
  advisory_only: entry(
    'It suggests, a person decides',
    /\b(advis(ory|es)|suggest(s|ions?) only|decision support|assist(s|ive) only|co-?pilot|drafts? only|recommends? only|(human|person|clinician|doctor|lawyer|recruiter|underwriter|officer|analyst)s? (always |still )?(decides?|makes the (final )?decision|stays responsible)|final decision (is|stays|remains) )\b/i,
  ),
  appeal: entry(
    'Whoever is affected can object',
    /\b(appeals?|object(ion)?s? to|contest(s|ed)?|second look|re-?consideration|redress|overturn(ed)?)\b/i,
  ),
  explanation: entry(
    'A decision comes with its reasons',
    /\b(explain(s|ed|able|ability)?|explanation|reasons? (for|are|must|codes?)|adverse action|why it (was|decided)|rationale|justif(y|ied|ication))\b/i,
  ),
  fairness: entry(
    'Groups are treated alike',
    /\b(fair(ness|ly)?|bias(ed)?|discriminat\w+|disparate|equal (treatment|opportunity)|protected (groups?|attributes?|classes)|diversity floor)\b/i,
  ),
  regulator: entry(
    'An authority looks at it',
    /\b(regulat(or|ors|ory|ed)|supervisory authority|complian(ce|t)|fda|bafin|sec filing|fca|finra|ema|hipaa|gdpr|dsgvo|sox|pci[- ]?dss|eu ai act|ferpa|coppa|mifid|basel|iso ?27001|soc ?2)\b/i,
  ),
  minors: entry(
    'Children use it',
    /\b(minors|child(ren)?|kids?|pupils?|under[- ]?(13|16|18)s?|teen(s|agers?)?|k-?12|school ?(children|students?|kids?)|coppa)\b/i,
  ),
  consent: entry(
    'Only with the consent of the person',
    /\b(consent(s|ed)?|opt(s|ed)?[- ]?in|permission of the (caller|patient|user|person))\b/i,
  ),
  recording: entry(
    'Calls or meetings are recorded',
    /\b(record(s|ed|ing)?)\b.{0,24}\b(calls?|audio|meetings?|conversations?|consultations?|voice)\b|\b(calls?|audio|meetings?|conversations?|consultations?)\b.{0,24}\b(recorded|recording|kept)\b/i,
  ),
  ai_disclosure: entry(
    'People are told that they talk to a machine',
    /\b(disclos(e|es|ed|ure)|tells? (people|users|callers|customers)? ?(that )?(it|they)('s| is| are)? (an? )?(ai|machine|bot)|know(s)? (that )?(it|this) is (an? )?(ai|bot|machine)|labell?ed as ai|identif(y|ies) itself as)\b/i,
  ),
  public_access: entry(
    'Anybody may use it, without signing in',
    /\b(anonymous|without (a |an )?(login|log-?in|sign(ing)?[- ]?(in|up)|account)|no (login|sign[- ]?(in|up)|account)( needed| required)?|public(ly)? (accessible|available|access|chat|site|website|demo)|open to (anyone|everyone|the public)|logged[- ]out)\b/i,
  ),
  first_token: entry('The first words come quickly', /\b(first[- ](token|word|words|audio)|ttft|time to first)\b/i),
  latency: entry(
    'Answers come within a time',
    /\bp(50|90|95|99)\b|\blatenc(y|ies)\b|\b(within|under|below|in|<|≤|at most)\s*\d+([.,]\d+)?\s*(ms|milliseconds?|s|sec|secs|seconds?)\b|\breal[- ]?time\b|\bresponse times?\b|\bturn(around)? (latency|time|p\d\d)\b|\binstant(ly|aneous)?\b|\bsnappy\b/i,
  ),
  cost: entry(
    'It may cost only so much',
    /[$€£]\s?\d|\b\d+([.,]\d+)?\s?(cents?|ct|usd|eur|dollars|euros?)\b|\bbudgets?\b|\bspend(ing)? (cap|limit|stays)|\bcosts? (cap|ceiling|limit|below|under|target|per|<)|\bcheap(er|est)?\b/i,
  ),
  cost_irrelevant: entry(
    'Cost does not matter here',
    /\b(cost|budget|price|money)\b.{0,20}\b(no|not|irrelevant|secondary|unlimited|open)\b.{0,12}(issue|matter|object|concern|constraint|limit)?|\bno budget (limit|constraint)/i,
  ),
  availability: entry(
    'It is there when it is needed',
    /\b9\d([.,]\d+)?\s?%\s*(availab|uptime|sla|slo|of the time)|\bavailab(le|ility)\b|\buptime\b|\b24\/7\b|\bround the clock\b|\bsurvives?\b|\bfail-?over\b|\bprovider (is )?(down|outage)|\boutages?\b|\bdisaster recovery\b|\b(sla|slo)\b/i,
  ),
  degraded_network: entry(
    'It works with a poor network or none',
    /\boffline\b(?! (only|eval|evaluation|or on|batch|jobs?|training|metric))|\b(no|poor|bad|slow|without|lost|dropped|degraded) (network|connect\w+|signal|internet)\b|\bnetwork (drops?|is degraded|outages?)\b|\bcompany network is degraded\b/i,
  ),
  freshness: entry(
    'Changes in the sources show up soon',
    /\b(fresh(ness)?|up[- ]to[- ]date|stale(ness)?|newest|latest)\b|\b(answerable|searchable|visible|indexed|effective|reflected|updated|synced?)\b.{0,24}\b(within|in|<|under|after|by|every)?\s*\d*\s*(s|sec|seconds?|min|minutes?|h|hours?|days?|daily|hourly|day)\b|\bchang(e|es|ed) (daily|hourly|every|weekly|constantly|often)\b|\b\d+[km]? (changes|updates)\s*(\/|per|a) ?(day|hour|minute)\b|\bminutes for news\b/i,
  ),
  quality_target: entry(
    'It says what a good answer is, in a number',
    /\b(success|resolution|resolved|resolve|containment|deflect\w*|acceptance|accepted|accura\w+|correct(ly|ness)?|precision|recall|f1|ndcg|mrr|csat|nps|grounded(ness)?|faithful(ness)?|supported|adequacy|agreement|kappa|error rate|word error|wer|false (positives?|negatives?|alerts?|declines?|alarms?)|hallucination rate|conversion|click[- ]?through|ctr|orders per|auc|win rate|pass rate|task completion|satisfaction|adoption|time saved|handle time|quality|rate|deviations?|errors?|fewer|reduc(e|es|tion))\b.{0,40}(\d+([.,]\d+)?\s?(%|bp\b|\/\s?5|x\b)|0[.,]\d+|\d+\s?(of|out of|in)\s?\d+|by half|[<>≥≤]=?\s?\d)|(\d+([.,]\d+)?\s?%|0[.,]\d+|\d\s?in\s?\d+)\s?(of )?.{0,40}\b(accura\w+|correct|success\w*|resolv\w*|resolution|precision|recall|grounded\w*|supported|accepted|satisf\w+|solved|answered|coverage|straight[- ]through|automat\w+)\b|\bsuccess( metric| is| means|:)/i,
  ),
  scale: entry(
    'It names a volume',
    /\b\d[\d.,]*\s?(k|m|mn|mio|b|bn|tb|gb|thousand|million|billion)?\s?\+?\s*(daily |monthly |active |concurrent |peak |new |open |our )*(users?|customers?|employees|people|agents|handlers|students|patients|tenants|seats|engineers|analysts|reviewers|requests?|queries|questions|calls|messages|mails?|e-?mails|tickets|contacts|documents?|docs|files|pages|images|videos|items|products|posts|payments|transactions|orders|claims|contracts|meetings|tasks|alerts|prs|pull requests|incidents|entities|vectors|chunks|rows|tables|events|listings|consultations|uploads|briefs|qps|rps|tps|q\/s|req\/s)\b|\bper (second|day|month|hour)\b.{0,20}\d|\d\s*\/\s?(s|sec|day|month|min|h)\b/i,
  ),
  growth: entry(
    'It must hold a multiple of today',
    /\b\d+\s?(x|times|fold)\b.{0,24}\b(growth|traffic|load|scale|users|volume|more|peaks?)\b|\b(grow(s|ing|th)?|scale)\b.{0,24}\b(\d+\s?(x|times|fold|k|m)|to \d)|\bten ?fold\b|\bhyper[- ]?growth\b|\bdesign(ed)? for (scale|growth)\b/i,
  ),
  multilingual: entry(
    'Several languages',
    /\bmulti[- ]?lingual\b|\b\d+ (priority )?languages\b|\b(several|many|all|multiple|different|other) languages\b|\btranslat(e|es|ed|ion)\b|\b(in )?(german|french|spanish|japanese|hindi|arabic|polish|italian|chinese) (and|or|,)/i,
  ),
  accessibility: entry(
    'Everybody can use it, with any ability',
    /\b(accessib(le|ility)|wcag|screen[- ]?reader|a11y|blind|deaf|plain language|easy read)\b/i,
  ),
  money_limit: entry(
    'Amounts above a limit are different',
    /\b(above|over|beyond|more than|exceeding|up to|below|under|at most|>|<)\s?[$€£]?\s?\d[\d.,]*\s?(k|m)?\s?(dollars|usd|eur|euros?|[$€£])?.{0,30}\b(refund|payment|purchase|order|booking|transfer|invoice|discount|trade|payout|person|approval|approv\w+|yes)\b|\b(refund|payment|purchase|order|booking|transfer|payout|discount)s?\b.{0,24}\b(above|over|up to|below|at most|max)\b.{0,4}\d/i,
  ),
  no_training: entry(
    'Providers do not keep or learn from the data',
    /\b(not|never|no|nothing)\b.{0,24}\b(train(ed|ing)?|learn)\b.{0,16}\b(on|from|with)?\b|\b(not|never|no) (be )?(retained|kept|stored) by (the )?(providers?|vendors?|third)|\btraining opt[- ]?out\b/i,
  ),
  no_secrets: entry(
    'Keys and passwords never reach a model',
    /\b(secrets?|credentials?|api keys?|passwords?|tokens?)\b.{0,20}\b(never|not|no)\b|\b(no|never)\b.{0,12}\b(secrets?|credentials?|api keys?|passwords?)\b/i,
  ),
  redaction: entry(
    'Personal data is removed first',
    /\b(redact\w*|anonymi[sz]\w*|pseudonymi[sz]\w*|de-?identif\w*|mask(s|ed|ing)?|tokeni[sz]ed?|scrub(bed)?)\b/i,
  ),
  scope_out: entry(
    'Left out on purpose',
    /\b(out of scope|not in scope|non-?goals?|later phase|not (needed|required) (for )?(now|yet|in)|deferred|we accept the risk|ignored? for now)\b/i,
  ),
} as const satisfies Record<string, Entry>

/** Name of something that free text can ask for. */
export type Concern = keyof typeof lexicon

export const isConcern = (name: string): name is Concern => Object.hasOwn(lexicon, name)

/** How one sentence was read. `matched` are its words that decided, so that a person can see why and correct it; empty where a person said so. */
export interface Understood {
  statement: string
  concern: Concern
  matched: string
}

const NEGATED =
  /\b(no|not|doesn't|don't|isn't) (needed|need|required?|necessary|wanted|relevant|important)\b|^no [\w -]{3,30} (is |are )?(needed|required|necessary|yet|for now)\b/i

/** What one sentence asks for, in the order of the lexicon. A sentence that puts something out of scope asks for nothing else. */
export function readStatement(statement: string): Understood[] {
  const read = (concern: Concern): Understood[] => {
    const match = statement.match(lexicon[concern].words)
    return match ? [{ statement, concern, matched: match[0].trim() }] : []
  }
  const leftOut = read('scope_out')
  // "No login needed" is a wish of its own.
  if (leftOut.length > 0 || NEGATED.test(statement)) return [...leftOut, ...read('public_access')]
  return (Object.keys(lexicon) as Concern[]).flatMap(read)
}

/**
 * What people say that single sentences mean, in place of how they were read: the requirement field `understood`, sentence to
 * concerns. An empty list takes every reading away; words that are no concern are passed over.
 */
export function correctedReadings({ understood: said }: Requirements): ReadonlyMap<string, readonly Concern[]> {
  const entries = typeof said === 'object' && said !== null ? Object.entries(said) : []
  return new Map(
    entries.flatMap(([sentence, concerns]) =>
      Array.isArray(concerns) ? [[sentence, concerns.filter((one): one is Concern => typeof one === 'string' && isConcern(one))]] : [],
    ),
  )
}

/**
 * What the statements and notes of a board ask for, sentence by sentence. A person who was misread corrects one sentence
 * (`understood`, see above) or lists a concern in the requirement field `ignoredConcerns`; a structured field that was read from the
 * same words needs no correction here.
 */
export function understood(graph: GraphView): readonly Understood[] {
  return graph.once('understood', () => {
    const { ignoredConcerns } = graph.requirements as { ignoredConcerns?: unknown }
    const ignored = new Set(Array.isArray(ignoredConcerns) ? ignoredConcerns : [])
    const corrected = correctedReadings(graph.requirements)
    const texts = [...(graph.requirements.statements ?? []), ...graph.notes.map((note) => note.text)]
    return texts
      .flatMap(sentences)
      .flatMap((statement) => corrected.get(statement)?.map((concern) => ({ statement, concern, matched: '' })) ?? readStatement(statement))
      .filter(({ concern }) => !ignored.has(concern))
  })
}

/** All that is asked for, by words or by a structured field. */
export function concerns(graph: GraphView): ReadonlySet<Concern> {
  return graph.once('concerns', () => new Set([...understood(graph).map(({ concern }) => concern), ...fromFields(graph)]))
}

/** The sentence that asks for it, to be quoted; undefined where only a field or nothing does. */
export const statementAbout = (graph: GraphView, ...wanted: readonly Concern[]): string | undefined =>
  understood(graph).find(({ concern }) => wanted.includes(concern))?.statement

function fromFields(graph: GraphView): Concern[] {
  const r = graph.requirements
  const says: [boolean, Concern][] = [
    [r.multiTenant === true || (r.multiTenant === undefined && speaksOfTenants(graph)), 'tenant_isolation'],
    [(r.regions?.length ?? 0) === 1, 'data_residency'],
    [r.p95LatencyMs !== undefined, 'latency'],
    [r.firstTokenP95Ms !== undefined, 'first_token'],
    [r.monthlyBudgetUsd !== undefined || r.costPerRequestUsd !== undefined, 'cost'],
    [r.availability !== undefined, 'availability'],
    [r.users !== undefined || r.peakQps !== undefined || r.requestsPerMonth !== undefined, 'scale'],
    [r.scope === 'regulated' || (r.regulations?.length ?? 0) > 0, 'regulator'],
  ]
  return says.flatMap(([holds, concern]) => (holds ? [concern] : []))
}

/** A title or a box that names tenants says as much as a sentence about them. */
const speaksOfTenants = (graph: GraphView): boolean =>
  /\bmulti[- ]?tenan(t|cy)\b/i.test(graph.title) ||
  graph.nodes.some((node) => /\b(multi[- ]?tenan(t|cy)|tenants?|per-tenant)\b/i.test(node.label))

/** A text holds several claims: lines, list items and sentences are read apart, so that a "not" in one does not reach the next. */
export function sentences(text: string): string[] {
  return text
    .split(/\n+|;\s+|(?<=[a-z)\d%]{2})[.!?]\s+(?=[A-Z])/)
    .map((part) => part.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter((part) => part !== '')
}
