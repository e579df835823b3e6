import { isHelper, isServing, servingModels, wayTo } from '../../facts/serving.ts'
import { entries, isProduction, runsOnDevice } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOn, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/single-provider-no-fallback',
  title: 'One model deployment carries every answer',
  severity: 'major',
  severityModifiers: ['minor when no availability is promised and nobody outside depends on it'],
  cluster: 'provider-resilience',
  suppresses: ['reliability/serial-availability-below-slo'],
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Hosted models have regional outages and throttle under load. With one deployment your own availability can never be better than theirs, and there is nothing to switch to.',
  ask: 'At three in the morning {provider} answers 429 for twenty minutes. What does the user of {entry} see?',
  followUps: [
    'Does the prompt work on the other model, and was that measured?',
    'Does the fallback keep the data in the same region and within budget?',
  ],
  goodAnswer: [
    'A gateway with health checks and a second backend: another region, provider or a smaller model',
    'A degraded answer for when both are gone: search results, a cached reply, a queued one',
    'The fallback passes the same evaluation before it is needed',
    'Region, contract and budget of the fallback are checked too',
  ],
  fix: 'Call {provider} through a gateway that fails over to a second deployment, and decide on a degraded answer.',
  unless:
    'A second model can take over, the gateway or the model states several backends or regions, an error leads to a degraded answer or a person, or the work waits in a queue anyway.',
  sources: [
    {
      title: 'Azure Architecture Center: Access models through a gateway',
      section: 'Key challenges without a gateway',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/guide/azure-openai-gateway-guide',
      verification: 'verified',
    },
    {
      title: 'Azure Architecture Center: Baseline chat architecture',
      section: 'Provisioned and standard deployments',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/architecture/baseline-azure-ai-foundry-chat',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Generative AI Lens',
      section: 'GENREL05-BP01',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/genrel05-bp01.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'anthropic'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#patient -> llm_orchestrator#triage -> *llm#model; #triage -> vector_db#leaflets',
      'requires { scope: production, availability: 0.9995 }; api_consumer#shop -> api_gateway#edge -> llm_gateway#gw -> *llm#writer',
      'requires { scope: production }; end_user#u -> llm_orchestrator#chat; #chat -> small_llm#rewrite { label: "Query rewriter" }; #chat -> *llm#answer',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#chat -> llm_gateway#gw; #gw -> llm#east; #gw -> llm#west',
      'requires { scope: production }; end_user#u -> llm_orchestrator#chat -> llm#model; #chat -{ onError: true }-> fallback_responder#sorry',
      'requires { scope: production }; end_user#u -> app_service#upload -data-> message_queue#jobs -data-> llm_orchestrator#worker -> llm#model',
      'requires { scope: internal }; end_user#u -> llm_orchestrator#chat -> llm#model',
      'requires { scope: production }; end_user#customer -> llm_orchestrator#chat -> llm_gateway#gw { label: "Gateway with second vendor" } -> llm#model',
      'requires { scope: production }; zone phone(label: "Phone", trust: trusted) { end_user#customer -> mobile_client#app -> small_llm#model }',
      'requires { scope: production, availability: 0.999 }; end_user#u -> llm_orchestrator#api -> llm_gateway#gate { label: "OpenRouter: OpenAI, then Anthropic" } -> llm#model',
      'requires { scope: production, availability: 0.999 }; end_user#u -> llm_orchestrator#api { label: "API, falls back to plain search results" } -> llm#model',
    ],
  },
  *check(graph) {
    // An embedding model or a reranker alone is named by the retrieval rules: the answer degrades without it, it does not vanish.
    if (isProduction(graph) !== true) return
    // Three witnesses are shown at most, and each costs a walk over the board.
    for (const model of servingModels(graph).slice(0, 12)) {
      if (
        graph.isKind(model, 'vision_model', 'quarantined_llm', 'image_gen_model') ||
        (isHelper(graph, model) && servingModels(graph).length > 1)
      )
        continue
      if (runsOnDevice(model) || isRedundant(graph, model) || hasAlternative(graph, model)) continue
      const path = wayTo(graph, model)
      if (!path) continue
      const { availability } = graph.requirements
      const entry = path.nodes[0]!
      yield {
        nodes: [model],
        path,
        severity: isPromised(graph) ? 'major' : 'minor',
        because: `Without ${model.label}, nothing else can answer ${entry.label}${availability === undefined ? '' : `, who was promised ${Number((availability * 100).toFixed(3))} % availability`}.`,
        say: { provider: model, entry },
      }
    }
  },
  mend(graph, { nodes: [model] }) {
    const edge = graph.calls.into(model!)[0]?.edge
    if (!edge) return {}
    const gateway = newNode('llm_gateway', 'Model gateway (failover)')
    const spare = newNode('fallback_model', 'Fallback model')
    return together(standOn(edge, gateway), {
      addNodes: [spare],
      addEdges: [{ from: gateway.ref, to: spare.ref, kind: 'request', props: { onError: true } }],
    })
  },
  *praise(graph) {
    for (const model of servingModels(graph)) {
      const spare = rivals(graph, model).find(
        (node) =>
          graph.isKind(node, 'fallback_model', 'fallback_responder') ||
          graph.edgesTo(node).some((edge) => graph.fact(edge, 'onError') === true || SEVERAL.test(edge.label)),
      )
      if (spare && spare !== model && !graph.isKind(model, 'fallback_model'))
        yield { nodes: [model, spare], because: `${spare.label} answers when ${model.label} does not.` }
    }
  },
})

/** Does somebody count on it: a stated availability, regulated or shared use, people outside the organisation? */
const isPromised = (graph: GraphView): boolean => {
  const { availability, scope, multiTenant, users } = graph.requirements
  if (availability !== undefined || scope === 'regulated' || multiTenant === true || (users ?? 0) >= 1000) return true
  return entries(graph).some(
    (node) =>
      OUTSIDERS.test(node.label) ||
      (graph.is(node, 'request_entry') && (graph.trustOf(node) === 'internet' || graph.isKind(node, 'api_consumer'))) ||
      /anonymous/.test(graph.word(node, 'identityLevel') ?? ''),
  )
}

const OUTSIDERS =
  /\b(customers?|patients?|public|consumers?|shoppers?|travell?ers?|students?|visitors?|callers?|guests?|citizens?|subscribers?|buyers?|sellers?|tenants?)\b/i

const SEVERAL =
  /\b(fall(s|ing)? ?back|fallback|degrades? to|fail[ -]?over|multi[ -]?(region|provider|backend|model|cloud)|dual|redundan\w+|spill ?over|active[ -]active|secondary|(second|another|other) (provider|vendor|region|deployment|model)|(two|2|three|3|several) (providers?|vendors?|regions?|deployments?|backends?))\b/i

const VENDORS = /\b(openai|anthropic|claude|bedrock|vertex|gemini|google|mistral|groq|together|cohere|azure|deepseek|fireworks)\b/gi

/** "Anthropic, then OpenAI": a gateway or service that names several vendors has several. */
const namesVendors = (graph: GraphView, node: ViewNode): boolean =>
  !graph.is(node, 'runs_model') &&
  new Set(
    node.label
      .replaceAll(/azure[ -]openai/gi, 'azure')
      .replaceAll(/(anthropic[ -]claude|claude on bedrock)/gi, 'claude')
      .match(VENDORS)
      ?.map((name) => name.toLowerCase()),
  ).size > 1

/** Does the node itself stand for several backends, or say what it does without one? */
const isRedundant = (graph: GraphView, node: ViewNode): boolean =>
  ['multiBackend', 'multiRegion', 'fallbackChain', 'degradedMode', 'fallback'].some((prop) => graph.fact(node, prop) === true) ||
  ['replicas', 'minReplicas', 'providers', 'regions', 'backends'].some((prop) => (graph.number(node, prop) ?? 0) > 1) ||
  graph.isKind(node, 'multi_region', 'autoscaler') ||
  SEVERAL.test(node.label)

/** Other models that the same callers reach directly, or that stand behind a gateway or breaker next to it. */
function rivals(graph: GraphView, model: ViewNode): ViewNode[] {
  const found = new Set<ViewNode>()
  for (const caller of graph.calls.previous(model)) {
    for (const next of graph.calls.next(caller)) {
      if (next === model) continue
      if (isAnswer(graph, next)) found.add(next)
      if (graph.is(next, 'gateway') || graph.isKind(next, 'circuit_breaker', 'model_router'))
        for (const far of graph.calls.next(next)) if (far !== model && isAnswer(graph, far)) found.add(far)
    }
  }
  for (const next of graph.calls.next(model)) if (graph.isKind(next, 'fallback_model', 'fallback_responder')) found.add(next)
  return [...found]
}

const isAnswer = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'fallback_model', 'fallback_responder') || (isServing(graph, node) && !isHelper(graph, node))

/** Is there another way to an answer: a rival, a caller that states several backends, or an error path that ends somewhere? */
function hasAlternative(graph: GraphView, model: ViewNode): boolean {
  if (rivals(graph, model).length > 0) return true
  if (graph.nodesOf('fallback_model', 'fallback_responder').some((node) => graph.calls.reaches(entries(graph), node))) return true
  const ahead = graph.calls.to(model)
  const callers = graph.calls.from(entries(graph)).filter((node) => ahead.has(node) && node !== model && !graph.is(node, 'request_entry'))
  return callers.some(
    (node) =>
      graph.isKind(node, 'multi_region') ||
      ['multiBackend', 'fallbackChain', 'degradedMode'].some((prop) => graph.fact(node, prop) === true) ||
      (graph.number(node, 'providers') ?? 0) > 1 ||
      SEVERAL.test(node.label) ||
      namesVendors(graph, node) ||
      graph
        .edgesFrom(node)
        .some(
          (edge) =>
            (graph.fact(edge, 'onError') === true || SEVERAL.test(edge.label)) &&
            edge.kind !== 'telemetry' &&
            !graph.is(edge.to, 'async_boundary'),
        ),
  )
}
