import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode, setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/session-state-in-process-memory',
  title: 'A conversation lives in the memory of one process',
  severity: 'major',
  cluster: 'recovery',
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'With several copies of a service the next turn may reach another one, which knows nothing of the last. And with every release or crash all conversations of that copy are gone.',
  ask: 'The next turn reaches another copy of {service}, or this one is restarted. What does the user lose?',
  followUps: ['What happens to open conversations during a release?', 'How large is one conversation, and when may it be forgotten?'],
  goodAnswer: [
    'State in a shared store, keyed by conversation, with an expiry',
    'Any copy can take any turn',
    'Writes that survive two turns at once',
    'Routing to the same copy only as an optimisation',
  ],
  fix: 'Keep the conversations of {service} in a session store that all its copies share.',
  unless: 'The store is shared (Redis, a database), there is one copy only, or nothing says where the state is.',
  sources: [
    {
      title: 'The Twelve-Factor App: VI. Processes',
      section: 'Stateless processes; no sticky sessions',
      url: 'https://12factor.net/processes',
      verification: 'secondary',
    },
    {
      title: 'VMware Cloud Well-Architected Framework',
      section: 'State in a backing service',
      url: 'https://docs.vmware.com/en/VMware-Cloud-Well-Architected-Framework/services/vmcwaf-ocvs/GUID-6711E317-85F3-4FA5-A383-7A0D20285804.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'meta'],
  examples: {
    flagged: [
      'end_user -> load_balancer#lb -> *app_service#chat { label: "Chat service, history in process memory" } -> llm#model',
      'end_user -> *app_service#chat { replicas: 4 }; #chat -> *session_store#turns { label: "In-memory dict" }; #chat -> llm#model',
    ],
    clean: [
      'end_user -> load_balancer#lb -> app_service#chat; #chat -> session_store#turns { label: "Redis (in-memory store)" }; #chat -> llm#model',
      'end_user -> app_service#chat { label: "Chat service, history in process memory" } -> llm#model',
      'end_user -> app_service#chat { replicas: 4 }; #chat -> session_store#turns; #chat -> llm#model',
    ],
  },
  *check(graph) {
    for (const holder of graph.nodes.filter((node) => isInProcess(graph, node))) {
      const services = graph.is(holder, 'stores_data')
        ? graph.calls.previous(holder).filter((node) => !graph.is(node, 'request_entry'))
        : [holder]
      const service = services.find((node) => isReplicated(graph, node))
      if (!service) continue
      yield {
        nodes: [...new Set([service, holder])],
        because: `${service.label} runs in several copies, and each keeps its conversations in its own memory.`,
        say: { service },
      }
    }
  },
  mend(graph, { nodes, say }) {
    const service = say!.service as ViewNode
    const holder = nodes.find((node) => node !== service)
    if (holder) return setProp(holder, 'shared', true)
    const store = newNode('session_store', 'Shared session store')
    const apart = {
      setProps: [
        { on: store.ref, prop: 'partitionKey', value: 'user and conversation' },
        { on: store.ref, prop: 'scope', value: 'per_user' },
      ],
    }
    return together(beside(store, [{ with: service, into: true, kind: 'request' }]), setProp(service, 'stateless', true), apart)
  },
})

const IN_PROCESS =
  /\b(in[ -]process|process memory|in[ -]memory|in ram|local (memory|dict|state|variable|cache)|global (dict|variable|state)|in an? (python )?(dict|hash ?map|map|array|list|variable)|kept in (the )?(process|pod|worker)|memory of the (process|service|worker|pod))\b/i
const SHARED = /\b(redis|valkey|memcached?|elasticache|dynamo\w*|postgres\w*|hazelcast|aerospike|shared|database|db)\b/i

function isInProcess(graph: GraphView, node: ViewNode): boolean {
  if (graph.fact(node, 'shared') === true || graph.fact(node, 'stateless') === true || SHARED.test(node.label)) return false
  const keeps =
    graph.is(node, 'keeps_memory') ||
    (graph.is(node, 'coordinates') && /\b(session|conversation|history|chat|state|turns?|memory|dialog\w*)\b/i.test(node.label))
  if (graph.is(node, 'caches_answers') || graph.is(node, 'search_index')) return false
  const where =
    `${node.label} ${String(graph.prop(node, 'sessionState') ?? graph.prop(node, 'state') ?? graph.prop(node, 'storage') ?? '')}`.replaceAll(
      '_',
      ' ',
    )
  return (keeps || graph.prop(node, 'sessionState') !== undefined) && IN_PROCESS.test(where)
}

const COPIES = /\b(replicas?|pods|instances|workers|autoscal\w*|copies|k8s|kubernetes|horizontal\w*)\b|[x×] ?\d|\d ?[x×]/i

const isReplicated = (graph: GraphView, node: ViewNode): boolean =>
  (graph.number(node, 'replicas') ?? 1) > 1 ||
  (graph.number(node, 'minReplicas') ?? 1) > 1 ||
  graph.fact(node, 'autoscale') === true ||
  COPIES.test(node.label) ||
  graph.isKind(node, 'serverless_function', 'container_platform') ||
  [...graph.calls.previous(node), ...graph.calls.next(node)].some(
    (near) => graph.isKind(near, 'load_balancer', 'autoscaler', 'container_platform') && !graph.isKind(near, 'cdn'),
  )
