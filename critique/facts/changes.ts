import { actorsAndHubs } from './actions.ts'
import type { Path } from '../graph/flow.ts'
import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'

const CODE =
  /\b(code|coder|coding|patch(es)?|pull requests?|prs?|merge requests?|commits?|diffs?|migrations?|scripts?|config(uration)?|refactor\w*|bug ?fix(es)?|software|terraform|playbooks?|developer|engineer)\b/i
const LIVE = /\b(deploys?|deployment|deployer|release[sd]?|roll ?out|production|prod|go[ -]live|argo ?cd|spinnaker|merge to main|apply)\b/i
/** A shell on production hosts stands in production, and yet a command in it is no release. */
const PUTS_LIVE = /\b(deploys?|deployment|deployer|release[sd]?|roll ?out|go[ -]live)\b/i
const TESTS =
  /\b(tests?|tested|testing|ci|unit|integration|e2e|regression|suites?|lint\w*|static analysis|sast|compil\w*|build|verif\w*|qa|staging|github actions|jenkins)\b/i

/** Puts a change into production: a pipeline, or a tool that says so. */
export const goesLive = (graph: GraphView, node: ViewNode): boolean =>
  !isTest(graph, node) &&
  graph.fact(node, 'reversible') !== true &&
  !/\b(preview|dry[ -]?run|sandbox|dev(elopment)?)\b/i.test(node.label) &&
  (graph.is(node, 'deploys') ||
    graph.word(node, 'sideEffect') === 'deploy' ||
    (graph.is(node, 'tool') && (graph.isKind(node, 'code_executor') ? PUTS_LIVE : LIVE).test(node.label)))

/** Runs the change before anybody depends on it. A pipeline counts where its name says more than "deploy". */
export const isTest = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'offline_eval', 'user_simulator') ||
  (graph.isKind(node, 'regression_gate') && !graph.isKind(node, 'ci_cd')) ||
  graph.fact(node, 'tests') === true ||
  TESTS.test(node.label)

/** The shortest way of a generated change into production: from a model or agent over something that is code. */
export function generatedChange(graph: GraphView, avoiding: (node: ViewNode) => boolean = () => false): Path | undefined {
  const writers = actorsAndHubs(graph)
  const live = graph.nodes.filter((node) => goesLive(graph, node) && !avoiding(node))
  if (writers.length === 0 || live.length === 0) return undefined
  const path = graph.calls.path(writers, live, {
    avoiding: (node) => avoiding(node) && !writers.includes(node),
    avoidingEdges: (edge) => avoiding(edge.to) || TESTS.test(edge.label),
  })
  return path && (isAboutCode(graph, path) || handlesCode(graph, path.nodes[0]!)) ? path : undefined
}

/** Where code is kept or tried out. A shell for operations is neither. */
const isWorkshop = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'code_repository') ||
  (graph.isKind(node, 'code_executor') && !/\b(bash|shell|ssh|kubectl|terminal|production|prod)\b/i.test(node.label))

/** Whoever works in a repository or runs code deploys code, whatever the labels on the way say. */
const handlesCode = (graph: GraphView, writer: ViewNode): boolean => graph.calls.next(writer).some((node) => isWorkshop(graph, node))

const isAboutCode = (graph: GraphView, { nodes, edges }: Path): boolean =>
  nodes.some((node) => isWorkshop(graph, node) || CODE.test(node.label)) ||
  edges.some((edge) => CODE.test(edge.label) || graph.word(edge, 'carries') === 'code')

const UNDO = /\b(roll(s|ed|ing)?[ -]?backs?|revert\w*|blue[ /-]?green|canary|previous version|undo|last known good|progressive|flags?)\b/i

/** Is there a way back anywhere on the board: a canary, a flag, a registry of versions, or words that say so? */
export const hasWayBack = (graph: GraphView): boolean =>
  graph.nodesOf('canary_release', 'feature_flag', 'model_registry').length > 0 ||
  [...graph.nodes, ...graph.edges].some(
    (of: ViewNode | ViewEdge) =>
      graph.fact(of, 'autoRollback') === true ||
      graph.fact(of, 'compensation') === true ||
      graph.fact(of, 'reversible') === true ||
      UNDO.test(of.label),
  )
