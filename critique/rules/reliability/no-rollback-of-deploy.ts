import { generatedChange, hasWayBack } from '../../facts/changes.ts'
import { isProduction } from '../../graph/predicates.ts'
import { newNode, standOn, setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/no-rollback-of-deploy',
  title: 'An automatic deploy has no way back',
  severity: 'major',
  cluster: 'change-control',
  suppresses: ['reliability/rollout-without-canary'],
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Some changes will be bad however they were tested. How long users feel that depends on one action that restores what ran before, and on who or what triggers it.',
  ask: '{writer} has put a bad change live through {live}. What is the one action that undoes it, and who takes it?',
  followUps: ['What about a change of data or schema: can the old code still read it?', 'Which number undoes it without a person?'],
  goodAnswer: [
    'The previous version stays deployable, and going back is one rehearsed action',
    'A small share of traffic first, taken back by an alarm',
    'Schema changes that old and new code both understand',
    'The writer of the change cannot switch the safety off',
  ],
  fix: 'Let {live} reach a small share first and go back by itself when a metric falls.',
  unless:
    'A canary, a flag, a registry of versions or a rollback is drawn or stated, the effect is reversible, or it is no production system.',
  sources: [
    {
      title: 'AWS DevOps Guidance: DL.ADS.2 Implement automatic rollbacks for failed deployments',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/devops-guidance/dl.ads.2-implement-automatic-rollbacks-for-failed-deployments.html',
      verification: 'verified',
    },
    {
      title: 'AWS Builders Library: Ensuring rollback safety during deployments',
      url: 'https://aws.amazon.com/builders-library/ensuring-rollback-safety-during-deployments/',
      verification: 'recalled',
    },
    {
      title: 'Google SRE Workbook ch. 16: Canarying Releases',
      url: 'https://sre.google/workbook/canarying-releases/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['openai', 'meta', 'databricks'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user -> *agent#coder -> *code_repository#repo -> *ci_cd#pipeline { label: "CI/CD: tests" } -> *ci_cd#ship { label: "Deploy" } -> app_service#shop',
      'requires { scope: production }; external_trigger#drift -> *agent#infra { label: "Terraform agent" } -> *tool_executor#apply { label: "Apply to production", sideEffect: deploy }',
    ],
    clean: [
      'requires { scope: production }; end_user -> agent#coder -> code_repository#repo -> ci_cd#ship { label: "Deploy" } -> canary_release#slice -> app_service#shop',
      'requires { scope: production }; external_trigger#drift -> agent#infra { label: "Terraform agent" } -> tool_executor#apply { label: "Apply, with rollback", sideEffect: deploy }',
      'requires { scope: internal }; end_user -> agent#coder -> code_repository#repo -> ci_cd#ship { label: "Deploy" }',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || hasWayBack(graph)) return
    const path = generatedChange(graph)
    if (!path) return
    const writer = path.nodes[0]!
    const live = path.nodes.at(-1)!
    yield {
      nodes: path.nodes,
      path,
      because: `${writer.label} can put a change live through ${live.label}, and no way back is drawn.`,
      say: { writer, live },
    }
  },
  mend(graph, { path }) {
    const live = path!.nodes.at(-1)!
    const onward = graph.edgesFrom(live)[0]
    return together(
      setProp(live, 'autoRollback', true),
      ...(onward ? [standOn(onward, newNode('canary_release', 'Canary with rollback'))] : []),
    )
  },
})
