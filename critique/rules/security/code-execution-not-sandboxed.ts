import { actorsAndHubs } from '../../facts/actions.ts'
import { isSandboxed } from '../../facts/taint.ts'
import { isPrivate } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, setProp, standOnAll, together } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

export default defineRule({
  id: 'security/code-execution-not-sandboxed',
  title: 'Code that a model wrote runs beside everything else',
  severity: 'critical',
  cluster: 'code-exec',
  suppresses: ['security/llm-output-to-interpreter-unvalidated', 'security/runner-holds-secrets'],
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'What the model read steers what it writes. Without a box around it, one injected sentence runs as code with the rights of the service.',
  ask: '{agent} runs what it wrote in {executor}. Which hosts and which credentials can that process see?',
  followUps: ['What of one person’s files is still there for the next?', 'What ends a run that eats memory or never returns?'],
  goodAnswer: [
    'A fresh microVM or container per run, without credentials around it',
    'No network but an allow-listed package mirror',
    'Limits on time, memory and output',
    'Results leave through one checked channel',
  ],
  fix: 'Run {executor} in a sandbox made for each run, with no network and no credentials, and let data in and out through one allow-listed way.',
  unless:
    'The runner is isolated by its zone, its label, a property or a sandbox on every way to it, and reaches nothing private; or people wrote the code and the model only picks.',
  sources: [
    {
      title: 'OWASP Top 10 for Agentic Applications 2026',
      section: 'ASI05 Unexpected Code Execution',
      url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
      verification: 'secondary',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.M0032 Segmentation of AI Agent Components',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM06:2025 Excessive Agency',
      section: 'Mitigation 3: no open-ended extensions',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM06_ExcessiveAgency.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'end_user -> *agent#coder -{ label: "runs the tests" }-> *ci_cd#box { label: "Build server (shell)" }',
      'end_user -> *agent#analyst -> *code_executor#python; #analyst -> llm',
      'end_user -> *agent#analyst -> code_sandbox#box -> *code_executor#python { isolated: true }; #python -> *crm#accounts',
    ],
    asked: ['zone ven(trust: external) { *code_executor#python { label: "Code interpreter" } }; end_user -> *agent#analyst -> #python'],
    clean: [
      'end_user -> agent#coder -{ label: "opens a PR" }-> ci_cd#box { label: "Build server" }',
      'end_user -> agent#coder -{ label: "runs tests" }-> ci_cd#box { label: "Build server, fresh VM per job" }',
      'end_user -> agent#analyst -> code_sandbox#box -> code_executor#python',
      'end_user -> agent#analyst -> code_executor#python { isolated: true, networkEgress: deny }',
      'zone box(sandbox: true) { code_executor#python }; end_user -> agent#analyst -> #python; #python -> egress_proxy -> crm#accounts',
      'scheduler -> app_service#jobs -> code_executor#scripts; end_user -> llm',
      'end_user -> agent#analyst -{ label: "runs in a fresh container, no network" }-> code_executor#python',
    ],
  },
  *check(graph) {
    const authors = actorsAndHubs(graph)
    const written = graph.calls.from(authors)
    const runners = [
      ...graph.nodesOf('code_executor'),
      ...graph.nodesThat('sandboxes_code'),
      ...graph.nodesOf('ci_cd').filter((node) => isMachineOf(graph, node, authors)),
    ].filter((node) => written.has(node))
    yield* apart(runners, (runner) => witness(graph, runner, authors))
  },
  mend(graph, { say }) {
    const runner = say!.executor as ViewNode
    const out = openDoors(graph, runner)
    const into = graph.edgesTo(runner).filter((edge) => graph.is(edge.from, 'generates') || graph.is(edge.from, 'coordinates'))
    return together(
      setProp(runner, 'isolated', true),
      setProp(runner, 'networkEgress', 'deny'),
      ...(isSandboxed(graph, runner) || into.length === 0 ? [] : [standOnAll(into, newNode('code_sandbox', 'Sandbox for one run'))]),
      ...(out.length === 0 ? [] : [standOnAll(out, newNode('egress_proxy', 'Allow-listed way out'))]),
    )
  },
})

const MACHINE = /\b(shell|bash|terminal|(build|ci) (server|machine|host|box)|self[ -]hosted runner)\b/i
const RUNS = /\b(runs?|exec(utes?)?|commands?)\b/i

/** A pipeline starts from a commit. A build machine on which a model runs things itself is a runner with everything of the team around it. */
const isMachineOf = (graph: GraphView, node: ViewNode, authors: readonly ViewNode[]): boolean =>
  MACHINE.test(node.label) &&
  graph
    .edgesTo(node)
    .some(
      (edge) => edge.kind === 'request' && authors.includes(edge.from) && (graph.word(edge, 'carries') === 'code' || RUNS.test(edge.label)),
    )

function witness(graph: GraphView, runner: ViewNode, authors: readonly ViewNode[]): Hit | undefined {
  const path = graph.calls.path(authors, runner)
  const agent = path?.nodes[0]
  if (!path || !agent) return undefined
  const doors = openDoors(graph, runner)
  const boxed = isSandboxed(graph, runner)
  if (boxed && doors.length === 0) return undefined
  const isElsewhere = !boxed && doors.length === 0 && graph.fact(runner, 'isolated') === undefined && graph.trustOf(runner) === 'external'
  const beyond = doors.map((edge) => edge.to)
  return {
    ...(isElsewhere ? { status: 'ask' as const } : {}),
    nodes: [agent, runner, ...beyond],
    path,
    because: because(agent, runner, beyond, boxed),
    say: { agent, executor: runner },
  }
}

function because(agent: ViewNode, runner: ViewNode, beyond: readonly ViewNode[], boxed: boolean): string {
  const reach = beyond.map((node) => node.label).join(', ')
  if (boxed) return `${runner.label} is boxed in, but what ${agent.label} writes there reaches ${reach} directly.`
  return `${runner.label} runs what ${agent.label} writes, and no sandbox is drawn around it${reach ? `; it reaches ${reach}` : ''}.`
}

/** Direct calls from where the code runs to what is private or holds credentials. */
const openDoors = (graph: GraphView, runner: ViewNode): ViewEdge[] =>
  graph
    .edgesFrom(runner)
    .filter((edge) => edge.kind === 'request' && (isPrivate(graph, edge.to) === true || graph.is(edge.to, 'holds_secrets')))
    .filter((edge) => graph.fact(edge, 'allowlist') !== true && !graph.is(edge.to, 'sandboxes_code'))
