import { steerableModels, tainted } from '../../facts/taint.ts'
import { isDeterministicGate, privateNodes, untrustedSources } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, setProp, standOn, together } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

const RICH = /\b(html|markdown|rich (text|answers?|output)|render(s|ed|ing)?)\b/i
const PLAIN = /\b((without|no|blocks?|strips?) (remote |external )?images?|plain[- ]?text|terminal|cli|voice|phone|sms)\b/i

// Stricter than the specification: an image can carry a secret out only where both a secret and a stranger's words are in the context.
export default defineRule({
  id: 'security/output-rendering-exfiltration',
  title: 'An image in the answer can carry a secret out',
  severity: 'major',
  cluster: 'output-handling',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'An injected sentence makes the model write an image address with the secret in it, and the browser fetches it without a click. Real assistants leaked this way.',
  ask: '{model} answers with an image from an address of an attacker. What does {ui} do?',
  followUps: ['Do you fetch images through a proxy?', 'Which clients unfold links by themselves?'],
  goodAnswer: [
    'Remote images and unknown links are removed or go through a proxy',
    'A content security policy with allowed image hosts',
    'Output is encoded for the place where it is shown',
    'Unfolding of links counts as a way out',
  ],
  fix: 'Strip or proxy remote images and links before {ui} renders them, and set a content security policy.',
  unless:
    'The client shows plain text or loads nothing from outside, code cleans the output, or secrets and outside text never meet in one context.',
  sources: [
    {
      title: 'OWASP LLM05:2025 Improper Output Handling',
      section: 'Mitigations 3, 4, 6',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM05_ImproperOutputHandling.md',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM01:2025 Prompt Injection',
      section: 'Scenario 2',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM01_PromptInjection.md',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.T0077 LLM Response Rendering',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic'],
  examples: {
    flagged: [
      'end_user -> *web_client#portal { rendersMarkdown: true } -> *agent#helper; #helper -> crm#accounts; email_inbox#mail -data-> #helper',
      'end_user -> *chat_ui#chat { label: "Chat (renders HTML)" } -> llm_orchestrator#desk; #desk -> *llm#writer; #desk -> crm#accounts; ticketing_system#tickets -> #desk; #desk -> #tickets',
    ],
    asked: ['end_user -> *chat_ui#chat -> *agent#helper; #helper -> crm#accounts; email_inbox#mail -data-> #helper'],
    clean: [
      'end_user -> web_client#portal { rendersMarkdown: true, remoteContent: false } -> agent#helper; #helper -> crm#accounts; email_inbox#mail -data-> #helper',
      'end_user -> web_client#portal { rendersMarkdown: true } -> output_validator#cleaner -> agent#helper; #helper -> crm#accounts; email_inbox#mail -data-> #helper',
      'end_user -> web_client#portal { rendersMarkdown: true } -> agent#helper -> crm#accounts',
      'end_user -> web_client#portal { label: "Plain-text terminal" } -> agent#helper; #helper -> crm#accounts; email_inbox#mail -data-> #helper',
    ],
  },
  *check(graph) {
    const known = graph.content.from(privateNodes(graph))
    const models = steerableModels(graph).filter(
      (model) => known.has(model) && tainted(graph).has(model) && !graph.is(model, 'offline_processing'),
    )
    if (models.length === 0 || untrustedSources(graph).length === 0) return
    const shown = graph.content.from(models, cleaned(graph))
    const screens = graph
      .nodesThat('user_interface')
      .filter((ui) => shown.has(ui) && !PLAIN.test(ui.label) && !graph.isKind(ui, 'voice_channel', 'admin_console'))
    const rich = screens.filter((ui) => graph.fact(ui, 'rendersMarkdown') === true || RICH.test(ui.label))
    if (rich.length > 0) yield* apart(rich, (ui) => witness(graph, models, ui))
    else
      yield* apart(
        screens.filter((ui) => graph.fact(ui, 'rendersMarkdown') === undefined),
        (ui) => witness(graph, models, ui, 'ask'),
        1,
      )
  },
  mend(_graph, { say, path }) {
    return together(
      setProp(say!.ui as ViewNode, 'remoteContent', false),
      standOn(path!.edges.at(-1)!, newNode('output_validator', 'Cleans links and images')),
    )
  },
})

const cleaned = (graph: GraphView) => ({
  avoiding: (node: ViewNode) =>
    isDeterministicGate(node) ||
    graph.fact(node, 'markdownImageBlock') === true ||
    graph.fact(node, 'remoteContent') === false ||
    (graph.is(node, 'screens_content') && /saniti[sz]|csp|strip|clean|escape/i.test(node.label)),
})

function witness(graph: GraphView, models: readonly ViewNode[], ui: ViewNode, status?: 'ask'): Hit | undefined {
  const path = graph.content.path(models, ui, cleaned(graph))
  const model = path?.nodes[0]
  if (!path || !model) return undefined
  return {
    ...(status ? { status } : {}),
    nodes: [model, ui],
    path,
    because: status
      ? `Nothing says whether ${ui.label} loads images that ${model.label} puts into an answer.`
      : `${ui.label} renders what ${model.label} writes, and ${model.label} reads both secrets and strangers.`,
    say: { model, ui },
  }
}
