import { jurisdictionOf, requiredJurisdiction } from '../../facts/region.ts'
import { concerns } from '../../graph/lexicon.ts'
import { isProvider, isRedactor } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'security/data-residency-crossing',
  title: 'Data leaves the region that it has to stay in',
  severity: 'major',
  severityModifiers: ['critical when a statement says so in words'],
  cluster: 'privacy-boundary',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'Residency breaks on the ways nobody looks at: the fallback model, the trace vendor, the embedding service. One crossing is enough to make the promise untrue.',
  ask: 'Data has to stay in {region}. Where does {there} process it, and who checked?',
  followUps: ['Is the trace store replicated?', 'What is the answer when the model in the region is down?'],
  goodAnswer: [
    'An endpoint in the region for every hop, fallback, embeddings and traces included',
    'Closed or degraded rather than abroad',
    'The region is a property of each part, and tested',
    'A list of sub-processors in the contract',
  ],
  fix: 'Pin {there} to {region}, or take the crossing away.',
  unless:
    'Only redacted or public data crosses, or all that crosses is an aggregate. Where no region is known it is one question, not one per box.',
  sources: [
    {
      title: 'GDPR, Regulation (EU) 2016/679',
      section: 'Chapter V, transfers',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['anthropic', 'databricks'],
  examples: {
    flagged: [
      'requires { statements: ["EU only"] }; zone home(region: eu) { end_user; *llm_orchestrator#desk }; zone far(trust: external, region: us-east-1) { *llm#model }; end_user -> #desk -> #model',
      'requires { regions: [eu] }; zone home(region: eu) { end_user; *llm_orchestrator#desk; llm#model }; end_user -> #desk -> #model; #desk -telemetry-> *llm_tracing#traces { region: us }',
    ],
    asked: ['requires { statements: ["EU only"] }; end_user -> llm_orchestrator#desk -> *llm#model { label: "GPT-5" }'],
    clean: [
      'requires { statements: ["EU only"] }; zone home(region: eu) { end_user; llm_orchestrator#desk }; zone far(trust: external, region: frankfurt) { llm#model }; end_user -> #desk -> #model',
      'requires { statements: ["EU only"] }; zone home(region: eu) { end_user; llm_orchestrator#desk; pii_redactor#scrub }; zone far(trust: external, region: us) { llm#model }; end_user -> #desk -> #scrub -> #model',
      'zone home(region: eu) { end_user; llm_orchestrator#desk }; zone far(region: us) { llm#model }; end_user -> #desk -> #model',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('data_residency'),
  *check(graph) {
    const required = requiredJurisdiction(graph)
    if (!required) return
    const { region, statement } = required
    const crossing = graph.edges.filter((edge) => crosses(graph, edge, region))
    const seen = new Set<ViewNode>()
    for (const edge of crossing) {
      const [here, there] =
        jurisdictionOf(graph, edge.to) === region || jurisdictionOf(graph, edge.from) !== region
          ? [edge.to, edge.from]
          : [edge.from, edge.to]
      const [home, abroad] = isAbroad(graph, there, region) ? [here, there] : [there, here]
      if (seen.has(abroad)) continue
      seen.add(abroad)
      yield {
        nodes: [home, abroad],
        edges: [edge],
        severity: statement ? 'critical' : 'major',
        because: `${statement ? `"${statement}"` : `The region is ${region}`}, but ${home.label} sends to ${abroad.label} in ${jurisdictionOf(graph, abroad)}.`,
        say: { region: region.toUpperCase(), there: abroad },
      }
    }
    if (crossing.length > 0) return
    const unplaced = graph.nodes.filter((node) => isProvider(graph, node) === true && jurisdictionOf(graph, node) === undefined)
    if (unplaced.length > 0)
      yield {
        status: 'ask',
        nodes: unplaced,
        because: `Nothing says in which region ${unplaced.map((node) => node.label).join(', ')} runs.`,
        say: { region: region.toUpperCase(), there: unplaced },
      }
  },
  mend: (graph, { say }) => {
    const there = say!.there as ViewNode | readonly ViewNode[]
    const region = requiredJurisdiction(graph)!.region
    return together(...('label' in there ? [there] : there).map((node) => setProp(node, 'region', region)))
  },
})

const isAbroad = (graph: GraphView, node: ViewNode, region: string): boolean => {
  const place = jurisdictionOf(graph, node)
  return place !== undefined && place !== region
}

/** Content or records over the border. A control edge carries none; people abroad who ask are not a transfer of ours. */
function crosses(graph: GraphView, edge: ViewEdge, region: string): boolean {
  if (edge.kind === 'control' || isRedactor(graph, edge.from) || graph.fact(edge, 'redaction') === true) return false
  if (graph.dataClassesOf(edge.from).includes('public') || /\b(aggregat\w*|anonymi[sz]ed|metrics only|counts)\b/i.test(edge.label))
    return false
  if (isAbroad(graph, edge.to, region)) return !graph.is(edge.to, 'request_entry') && !isAbroad(graph, edge.from, region)
  return (
    isAbroad(graph, edge.from, region) &&
    !graph.is(edge.from, 'request_entry') &&
    !graph.is(edge.from, 'human') &&
    edge.kind === 'request' &&
    jurisdictionOf(graph, edge.to) === region
  )
}
