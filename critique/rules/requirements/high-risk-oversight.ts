import { deciders, isOutcome, isReviewed, noPersonBetween } from '../../facts/decisions.ts'
import { concerns, statementAbout } from '../../graph/lexicon.ts'
import type { ViewNode } from '../../graph/view.ts'
import { newNode, standBefore } from '../mends.ts'
import { defineRule } from '../rule.ts'

// Where statements name such a decision, any outcome counts; without them only a box that says "reject" or "approve" behind a model asks.
const REFUSES = /\b(auto[- ]?\w+|reject\w*|den(y|ies|ied|ial)|declin\w+|refus\w+)\b/i

export default defineRule({
  id: 'requirements/high-risk-oversight',
  title: 'A model decides about people, and nobody can overrule it',
  severity: 'major',
  cluster: 'requirements-gap',
  suppresses: ['requirements/no-appeal-of-automatic-decision'],
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'For work, money, health, school and law a person has to be able to understand and to overrule. It is the first thing that an expert, and an authority, will ask.',
  ask: 'Who can overturn what {model} leads to at {outcome}, how fast, and what is written down?',
  followUps: [
    'What does the person see who checks: the case, or only the score?',
    'How do you notice a mistake that is made again and again?',
  ],
  goodAnswer: [
    'A person decides, or truly checks, where it matters',
    'A way to object, with evidence',
    'Errors are counted by group',
    'A record of each decision',
  ],
  fix: 'Let a person decide, or check with the case in view, before {outcome}; keep a record and a way to object.',
  unless: 'A person with the power to say no stands on every way to the outcome, or the system only advises the one who decides.',
  sources: [
    {
      title: 'EU AI Act, Regulation (EU) 2024/1689',
      section: 'Arts. 9, 12, 14',
      url: 'https://artificialintelligenceact.eu/',
      verification: 'recalled',
    },
    {
      title: 'NIST AI 600-1 Generative AI Profile (2024)',
      section: 'MS-2.6-004',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected for AI: responsible AI',
      section: 'Escape hatches and explainability',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/responsible-ai',
      verification: 'verified',
    },
    {
      title: 'GDPR, Regulation (EU) 2016/679',
      section: 'Art. 22',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['anthropic', 'databricks'],
  examples: {
    flagged: [
      'requires { statements: ["Decides on credit applications"] }; end_user#applicant -> app_service#intake -> *classifier_model#score -data-> *app_service#verdict { label: "Auto-decline" } -data-> #applicant',
      'requires { statements: ["Triage of insurance claims"] }; user_upload#claims -data-> *llm#assessor -data-> *business_system#payout { label: "Deny or pay" }',
      'requires { statements: ["Mortgages are approved or denied automatically"] }; web_client#form -> app_service#intake -> *ml_model#score -data-> *relational_db#book { label: "Decisions" }',
    ],
    asked: [
      'end_user#people -> app_service#intake -> *ml_model#score -data-> *app_service#verdict { label: "Auto-reject" }; #verdict -data-> #people',
    ],
    clean: [
      'requires { statements: ["Decides on credit applications"] }; end_user#applicant -> app_service#intake -> classifier_model#score -data-> human_review_queue#officer -data-> app_service#verdict { label: "Decision" }',
      'requires { statements: ["Screens job applicants", "Suggestions only, the recruiter decides"] }; end_user#recruiter -> llm_orchestrator#desk -> classifier_model#score -data-> app_service#verdict { label: "Approve list" }',
      'end_user -> llm_orchestrator#desk -> llm#writer -data-> app_service#result { label: "Answer" }',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('decisions_about_people'),
  *check(graph) {
    if (concerns(graph).has('advisory_only')) return
    const about = concerns(graph).has('decisions_about_people')
    // Without a word in the requirements only an outright refusal is asked about, not every box that is called a decision.
    const outcomes = graph.nodes.filter((node) => isOutcome(graph, node) && (about || REFUSES.test(node.label)))
    const path = graph.content.path(deciders(graph), outcomes, noPersonBetween(graph))
    if (!path || path.nodes.length < 2 || isReviewed(graph, path.nodes.at(-1)!)) return
    const model = path.nodes[0]!
    const outcome = path.nodes.at(-1)!
    const statement = statementAbout(graph, 'decisions_about_people')
    yield {
      ...(about ? {} : { status: 'ask' as const }),
      nodes: [model, outcome],
      path,
      because: `${statement ? `"${statement}": ` : ''}what ${model.label} says becomes ${outcome.label} without a person who could say no.`,
      say: { model, outcome },
    }
  },
  mend: (graph, { say }) =>
    standBefore(graph, [say!.outcome as ViewNode], newNode('human_review_queue', 'A person decides, with the case in view')),
  *praise(graph) {
    if (!concerns(graph).has('decisions_about_people')) return
    for (const person of graph.nodes.filter((node) => graph.is(node, 'human') && graph.is(node, 'gate'))) {
      const path = graph.content.path(deciders(graph), person)
      if (path) yield { nodes: [path.nodes[0]!, person], path, because: `${person.label} decides, ${path.nodes[0]!.label} only prepares.` }
    }
  },
})
