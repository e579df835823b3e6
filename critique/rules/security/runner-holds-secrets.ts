import { actorsAndHubs } from '../../facts/actions.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { beside, newNode, setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

// Beyond the catalogue: a box keeps code in, but not the keys that lie in it.
export default defineRule({
  id: 'security/runner-holds-secrets',
  title: 'Generated code runs next to credentials',
  severity: 'major',
  severityModifiers: ['critical when it can also reach any host'],
  cluster: 'code-exec',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Code that a model wrote can read its environment. A sandbox keeps it from the host, not from the keys that were put inside.',
  ask: 'What does `env` print inside {runner}, and what could somebody do with it?',
  followUps: ['How long does each of those credentials live?', 'Could a call be made outside, and only the result be handed in?'],
  goodAnswer: [
    'Nothing is in the environment: calls that need keys are made by a broker outside',
    'If a key has to be in, it lives minutes and opens one thing',
    'Metadata services of the cloud are blocked',
    'Output is scanned for secrets',
  ],
  fix: 'Take the credentials out of {runner}; let a broker outside make the calls that need them.',
  unless: 'The runner says that it has no secrets, a broker makes the calls, or people wrote the code.',
  sources: [
    {
      title: 'OWASP Top 10 for Agentic Applications 2026',
      section: 'ASI05 Unexpected Code Execution',
      url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
      verification: 'secondary',
    },
    {
      title: 'OWASP Top 10 CI/CD Security Risks',
      section: 'CICD-SEC-6 Insufficient Credential Hygiene',
      url: 'https://owasp.org/www-project-top-10-ci-cd-security-risks/CICD-SEC-06-Insufficient-Credential-Hygiene',
      verification: 'secondary',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.T0083 Credentials from AI Agent Configuration',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'end_user -> *agent#coder -> *code_sandbox#box { hasSecrets: true }',
      'end_user -> *agent#coder -> code_sandbox#box -> *code_executor#tests { isolated: true }; *secrets_manager#vault -data-> #tests',
      'end_user -> *agent#coder -> *code_executor#shell { label: "Shell with ~/.aws and .env" }',
    ],
    clean: [
      'end_user -> agent#coder -> code_sandbox#box { hasSecrets: false }; secrets_manager#vault -data-> credential_broker#broker -> code_repository',
      'end_user -> agent#coder -> code_sandbox#box -> code_executor#tests { isolated: true }',
      'scheduler -> app_service#jobs -> code_executor#scripts; secrets_manager#vault -data-> #scripts; end_user -> llm',
      'end_user -> agent#coder -> code_executor#shell { label: "Container, no network, no credentials" }',
    ],
  },
  *check(graph) {
    const authors = actorsAndHubs(graph)
    const written = graph.calls.from(authors)
    for (const runner of graph.nodes) {
      if (
        !(graph.isKind(runner, 'code_executor') || graph.is(runner, 'sandboxes_code')) ||
        !written.has(runner) ||
        graph.fact(runner, 'hasSecrets') === false
      )
        continue
      const joint = keyEdge(graph, runner)
      const vault = joint && (joint.from === runner ? joint.to : joint.from)
      if (graph.fact(runner, 'hasSecrets') !== true && !joint && !namesKeys(runner)) continue
      const path = graph.calls.path(authors, runner)
      yield {
        nodes: [path!.nodes[0]!, runner, ...(vault && graph.is(vault, 'holds_secrets') ? [vault] : [])],
        ...(path ? { path } : {}),
        ...(joint ? { edges: [joint] } : {}),
        severity: graph.word(runner, 'networkEgress') === 'open' ? 'critical' : 'major',
        because: vault
          ? `${runner.label} runs what ${path!.nodes[0]!.label} writes, and is given what ${vault.label} holds.`
          : `${runner.label} runs what ${path!.nodes[0]!.label} writes, with secrets around it.`,
        say: { runner },
      }
    }
  },
  mend(graph, { say }) {
    const runner = say!.runner as ViewNode
    const joint = keyEdge(graph, runner)
    if (!joint) return setProp(runner, 'hasSecrets', false)
    const vault = joint.from === runner ? joint.to : joint.from
    return together(setProp(runner, 'hasSecrets', false), {
      ...beside(newNode('credential_broker', 'Broker outside: makes the calls that need keys'), [
        { with: vault, into: true, kind: 'data' },
        { with: runner, into: true, kind: 'request' },
      ]),
      removeEdges: [joint.id],
    })
  },
})

const KEYS =
  /(~\/|\.)(aws|ssh|kube|netrc|npmrc|env|gnupg)\b|\b(kubeconfig|(aws|cloud|api|ssh|deploy|access|prod\w*) (keys?|tokens?|credentials|secrets)|credentials|secrets|env(ironment)? vars?|\w+_(token|key|secret)|[A-Z]+_API_KEY)\b/i
const KEPT_OUT = /\b(no|without|never|zero|strip\w*|scrub\w*|scan\w*|redact\w*|mask\w*|not)\b/i

/** Does the box that runs the code say what lies around it? */
const namesKeys = ({ label }: ViewNode): boolean => KEYS.test(label) && !KEPT_OUT.test(label)

/** An arrow by which credentials get in. Encryption keys stay in their service. */
const keyEdge = (graph: GraphView, runner: ViewNode): ViewEdge | undefined =>
  [...graph.edgesTo(runner), ...graph.edgesFrom(runner)].find((edge) => {
    const other = edge.from === runner ? edge.to : edge.from
    if (graph.isKind(other, 'encryption_kms') || /\b(no|without|strip\w*|never)\b/i.test(edge.label)) return false
    return (
      (graph.is(other, 'holds_secrets') &&
        edge.kind !== 'telemetry' &&
        !/\b(no secrets?|scrub\w*|scan\w*|redact\w*)\b/i.test(other.label)) ||
      (edge.to === runner && graph.word(edge, 'carries') === 'credential')
    )
  })
