import { generatedChange, isTest } from '../../facts/changes.ts'
import { isProduction } from '../../graph/predicates.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/generated-change-untested',
  title: 'A generated change reaches production without a test',
  severity: 'major',
  cluster: 'change-control',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Generated code reads well and is often wrong in a corner. A person who skims many of these changes a day is no substitute for running them.',
  ask: 'What runs a change of {writer} before {live} makes it live?',
  followUps: ['May {writer} change the tests themselves?', 'What blocks the change when a test is flaky or missing?'],
  goodAnswer: [
    'Build, tests and static analysis run on every change and block it',
    'Tests that the writer of the change cannot edit',
    'A person reviews what the tests cannot show',
    'A staging run for changes of schema and configuration',
  ],
  fix: 'Run build and tests between {writer} and {live}, and block on them.',
  unless:
    'A test, a build, a regression gate or a staging environment stands on every way, it is no change of code or configuration, or nothing goes live.',
  sources: [
    {
      title: 'AWS Well-Architected: OPS06-BP04 Automate testing and rollback',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/framework/ops_mit_deploy_risks_auto_testing_and_rollback.html',
      verification: 'secondary',
    },
    {
      title: 'Google SRE Book ch. 8: Release Engineering',
      url: 'https://sre.google/sre-book/release-engineering/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['openai', 'anthropic', 'meta'],
  examples: {
    flagged: [
      'end_user -> *agent#coder -> *code_repository#repo; #repo -> *ci_cd#ship { label: "Deploy" } -> app_service#shop',
      'external_trigger#issues -> *agent#helper -> *tool_executor#kubectl { label: "kubectl to production", sideEffect: deploy }; #helper -> code_repository#sources',
      'ticketing_system#bugs -> *agent#fixer { label: "Bug fix agent" } -> human_review_queue#lead; #fixer -> *tool_executor#release { label: "Roll out", sideEffect: deploy }',
    ],
    clean: [
      'end_user -> agent#coder -> code_repository#repo -> ci_cd#checks { label: "CI: build and unit tests" } -> ci_cd#ship { label: "Deploy" } -> app_service#shop',
      'end_user -> agent#coder -> code_repository#repo -> offline_eval#suite -> ci_cd#ship { label: "Deploy" }',
      'external_trigger#alert -> agent#sre -> tool_executor#restart { label: "Restart and roll out", sideEffect: deploy }',
      'external_trigger#alert -> agent#sre -> code_executor#shell { label: "Bash on production hosts" }',
      'end_user -> agent#coder -> code_repository#repo { label: "Draft pull requests" }',
    ],
  },
  *check(graph) {
    if (isProduction(graph) === false) return
    const path = generatedChange(graph, (node) => isTest(graph, node))
    if (!path) return
    const writer = path.nodes[0]!
    const live = path.nodes.at(-1)!
    yield {
      nodes: path.nodes,
      path,
      because: `A change of ${writer.label} goes through ${live.label} into production, and nothing runs it on the way.`,
      say: { writer, live },
    }
  },
  mend: (_graph, { path }) => standOn(path!.edges.at(-1)!, newNode('ci_cd', 'CI: build and tests')),
  *praise(graph) {
    const path = generatedChange(graph)
    const test = path?.nodes.find((node) => isTest(graph, node))
    if (path && test)
      yield { nodes: [test], path, because: `${test.label} runs every change of ${path.nodes[0]!.label} before it goes live.` }
  },
})
