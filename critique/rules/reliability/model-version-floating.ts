import { isModel } from '../../facts/serving.ts'
import { isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/model-version-floating',
  title: 'The model can change overnight',
  severity: 'major',
  severityModifiers: ['critical for an embedding model whose vectors are stored'],
  cluster: 'change-control',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'An alias such as "latest" is a deploy by somebody else, at a time of their choosing, past your tests. For an embedding model it also makes every stored vector wrong.',
  ask: 'The vendor changes what stands behind {model} tonight. How do you find out, and what breaks?',
  followUps: ['How do you compare the old and the new version before you switch?', 'Which prompts only work with this version?'],
  goodAnswer: [
    'The exact version is pinned, and retirement notices are read',
    'A new version passes the evaluation and a canary first',
    'One place in the code names the model',
    'A new embedding model means a new index',
  ],
  fix: 'Pin the version of {model}, and change it only through the evaluation.',
  unless: 'A version is stated, a gate or a canary stands before model changes, the weights are your own, or it is a prototype.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads: Application design',
      section: 'Plan for model deprecation',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM03:2025 Supply Chain',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM03_SupplyChain.md',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected AI workloads: Operations',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/operations',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'google-deepmind'],
  examples: {
    flagged: [
      'end_user -> llm_orchestrator#api -> *llm#model { label: "gpt-5.5 (latest)" }',
      'end_user -> llm_orchestrator#api -> *embedding_model#embed { version: auto }; #api -> *vector_db#index; #api -> llm#model { version: "2026-08" }',
    ],
    asked: [
      'requires { scope: production }; end_user -> llm_orchestrator#api -> *llm#model; prompt_registry#prompts -data-> #api; golden_dataset#set -data-> offline_eval#eval',
    ],
    clean: [
      'end_user -> llm_orchestrator#api -> llm#model { version: "2026-05-01" }; prompt_registry#prompts -data-> #api',
      'end_user -> llm_orchestrator#api -> llm#model { version: latest }; offline_eval#eval -> regression_gate#gate -control-> #api',
      'requires { scope: prototype }; end_user -> llm_orchestrator#api -> llm#model { version: latest }',
    ],
  },
  *check(graph) {
    if (graph.requirements.scope === 'prototype' || isGuarded(graph)) return
    for (const model of graph.nodes.filter((node) => isModel(graph, node) || graph.isKind(node, 'embedding_model'))) {
      if (!isFloating(graph, model)) continue
      const isEmbedding = graph.isKind(model, 'embedding_model')
      const index = isEmbedding ? graph.nodesOf('vector_db').find((node) => !/session|scratch/i.test(node.label)) : undefined
      yield {
        severity: index ? 'critical' : 'major',
        nodes: index ? [model, index] : [model],
        because: index
          ? `${model.label} is not pinned, and ${index.label} keeps the vectors of whatever it was last month.`
          : `${model.label} is not pinned: its vendor decides when it changes.`,
        say: { model },
      }
    }
    const model = graph.nodes.find(
      (node) =>
        isModel(graph, node) &&
        isOnline(graph, node) &&
        !isOwn(graph, node) &&
        graph.prop(node, 'version') === undefined &&
        !/\d{4}-\d{2}|pinned|snapshot/i.test(node.label),
    )
    const works = graph.nodesOf('prompt_registry', 'offline_eval', 'golden_dataset').length > 0
    if (model && works && isProduction(graph) === true)
      yield {
        status: 'ask',
        nodes: [model],
        because: `Prompts and tests are tuned to ${model.label}, and no version of it is pinned.`,
        say: { model },
      }
  },
})

const FLOATS = /^(latest|auto|auto[ -]?update|default|floating|stable|preview|head|main)$/i
const SAYS = /\((latest|auto)\)|[ :@-]latest\b|-preview\b|\bauto[ -]update/i

const isOwn = (graph: GraphView, node: ViewNode): boolean => graph.isKind(node, 'self_hosted_llm', 'finetuned_model')
const isFloating = (graph: GraphView, node: ViewNode): boolean =>
  !isOwn(graph, node) &&
  (FLOATS.test(String(graph.prop(node, 'version') ?? '').trim()) || (graph.prop(node, 'version') === undefined && SAYS.test(node.label)))

/** A gate or a canary decides on changes, so that a new version is noticed before users notice it. */
const isGuarded = (graph: GraphView): boolean =>
  graph
    .nodesOf('canary_release', 'regression_gate', 'ab_test')
    .some((node) => graph.edgesFrom(node).length + graph.edgesTo(node).length > 0 && !graph.isKind(node, 'ci_cd'))
