import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'ci_cd',
  name: 'CI/CD pipeline',
  category: 'mlops',
  tier: 'extended',
  parent: 'regression_gate',
  description: 'Build, test and deployment pipeline.',
  icon: 'git-branch',
  aliases: [
    'ci',
    'cd',
    'ci/cd',
    'cicd',
    'build pipeline',
    'deployment pipeline',
    'github actions',
    'jenkins',
    'release pipeline',
    'deploy',
    'gh actions',
  ],
  products: ['GitHub Actions', 'GitLab CI', 'Jenkins', 'CircleCI', 'Argo CD', 'Buildkite', 'Azure DevOps'],
  traits: ['deploys'],
  props: props('deploysPerWeek', 'promptsInCi', 'durationMin', 'schedule'),
  typicalIn: ['admin_console'],
  typicalOut: ['regression_gate', 'canary_release', 'container_platform', 'prompt_registry'],
})
