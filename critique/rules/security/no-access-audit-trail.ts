import { sourcesOf } from '../../facts/ingestion.ts'
import { isPublicContent } from '../../facts/identity.ts'
import { concerns, statementAbout } from '../../graph/lexicon.ts'
import { generators, isOnline, isPrivate, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const LAWS = /hipaa|pci|sox|ferpa|fda|part ?11|glba|mifid|finra/i

// Beyond the catalogue: who acted is agents/no-action-audit-trail, this is who looked.
export default defineRule({
  id: 'security/no-access-audit-trail',
  title: 'Nobody can say later who saw which record',
  severity: 'major',
  cluster: 'observability-gap',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  why: 'For health, card and bank records the law asks who looked at what. A trace for debugging is sampled, redacted and soon gone; an answer from a model hides which records were opened for it.',
  ask: 'A patient, a card holder or an auditor asks who saw this record through {reader} in March. Where do you look?',
  followUps: ['Does it name the person, the agent and the record, or only the service account?', 'Who could change or delete that log?'],
  goodAnswer: [
    'An append-only log of each access: person, purpose, record, time, what was given to the model',
    'Kept as long as the rule asks, apart from debug traces',
    'Somebody looks for unusual access',
    'The log itself holds no more content than it needs',
  ],
  fix: 'Write each access of {reader} to {store} into an append-only audit log: who, which record, why, when.',
  unless:
    'An audit log or the audit of the system behind is on the board, the records are not regulated, or it is no system that others depend on.',
  sources: [
    {
      title: 'HIPAA Security Rule, 45 CFR 164.312(b)',
      section: 'Audit controls',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C/section-164.312',
      verification: 'secondary',
    },
    {
      title: 'PCI DSS v4.0.1',
      section: 'Requirement 10: log and monitor all access',
      url: 'https://www.pcisecuritystandards.org/document_library/',
      verification: 'recalled',
    },
    {
      title: 'OWASP Cheat Sheet: Logging',
      section: 'Which events to log: use of higher-risk functions and data access',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['anthropic'],
  examples: {
    flagged: [
      'requires { scope: regulated, dataClasses: [phi] }; end_user#doctor -> *llm_orchestrator#o -> *vector_db#letters; business_system#ehr -data-> embedding_pipeline#copy -data-> #letters; #o -> llm',
      'requires { scope: production, dataClasses: [phi] }; end_user#nurse -> *llm_orchestrator#desk; #desk -> *business_system#ehr; #desk -> llm',
    ],
    clean: [
      'requires { scope: production, dataClasses: [phi] }; end_user#nurse -> llm_orchestrator#desk; #desk -> business_system#ehr; #desk -> llm; #desk -telemetry-> audit_log#access',
      'requires { scope: production, dataClasses: [pii] }; end_user -> llm_orchestrator#desk; #desk -> crm#people; #desk -> llm',
      'requires { scope: production, dataClasses: [phi] }; end_user#nurse -> llm_orchestrator#desk; #desk -> vector_db#guidelines { dataClasses: [public] }; #desk -> llm',
      'requires { scope: prototype, dataClasses: [phi] }; end_user#nurse -> llm_orchestrator#desk; #desk -> business_system#ehr; #desk -> llm',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('audit'),
  *check(graph) {
    const { dataClasses, regulations } = graph.requirements
    const strict = dataClasses?.some((name) => name === 'phi' || name === 'pci') || regulations?.some((name) => LAWS.test(name))
    // Where somebody asked for it in words, requirements/stated-requirement-unaddressed quotes them.
    if (statementAbout(graph, 'audit')) return
    if (!strict || isProduction(graph) !== true || isAudited(graph)) return
    const models = generators(graph).filter((node) => isOnline(graph, node))
    const near = graph.content.to(models)
    for (const store of graph.nodes) {
      if (!holdsRecords(graph, store)) continue
      const reader = graph.calls.previous(store).find((node) => near.has(node) && isOnline(graph, node) && !graph.is(node, 'request_entry'))
      if (!reader) continue
      yield {
        nodes: [reader, store],
        because: `${reader.label} opens records in ${store.label} and nothing on the board records who looked.`,
        say: { reader, store },
      }
      return
    }
  },
  mend: (_graph, { say }) =>
    beside(newNode('audit_log', 'Access log: who, which record, why'), [{ with: say!.reader as ViewNode, into: true, kind: 'telemetry' }]),
  *praise(graph) {
    for (const log of graph.nodesThat('audit_trail')) {
      const [edge] = graph.edgesTo(log)
      if (edge) yield { nodes: [edge.from, log], edges: [edge], because: `${log.label} keeps who did what at ${edge.from.label}.` }
    }
  },
})

const isAudited = (graph: GraphView): boolean =>
  graph.nodes.some(
    (node) =>
      graph.is(node, 'audit_trail') ||
      graph.isKind(node, 'siem') ||
      graph.fact(node, 'changesAudited') === true ||
      graph.fact(node, 'audit') === true ||
      /\b(audit\w*|access (log|journal|record)|journal(s|ed|ing|led|ling)?|every (read|access|look[- ]?up) (is )?(logged|recorded)|decision (log|record)|who (did|set|saw|approved|changed|read|looked|opened|viewed))\b/i.test(
        node.label,
      ),
  ) || graph.edges.some((edge) => /\b(audit|journal|access log|every (read|access|look[- ]?up) (is )?(logged|recorded))/i.test(edge.label))

/** Records of people or accounts, at their source or in a searchable copy; not a cache, a memory or a public guide. */
const holdsRecords = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'stores_data') &&
  !graph.is(node, 'caches_answers') &&
  !graph.is(node, 'keeps_memory') &&
  !isPublicContent(graph, node) &&
  (isPrivate(graph, node) === true ||
    (graph.is(node, 'search_index') && sourcesOf(graph, node).some((source) => isPrivate(graph, source) === true)) ||
    (graph.is(node, 'source_of_truth') && !graph.isKind(node, 'source_connector') && graph.dataClassesOf(node).length === 0))
