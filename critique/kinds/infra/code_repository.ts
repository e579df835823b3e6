import { defineKind } from '../kind.ts'
import { props, storedData } from '../props.ts'

export default defineKind({
  id: 'code_repository',
  name: 'Code repository',
  category: 'infra',
  tier: 'core',
  parent: 'external_api',
  description: 'Source code host with branches and pull requests.',
  icon: 'folder-git-2',
  aliases: [
    'code repository',
    'code repo',
    'git repo',
    'git',
    'github',
    'gitlab',
    'github repo',
    'monorepo',
    'code base',
    'codebase',
    'source code',
    'bitbucket',
  ],
  products: ['GitHub', 'GitLab', 'Bitbucket'],
  traits: ['stores_data', 'private_data'],
  props: props('accessScope', 'writers', 'sideEffect', ...storedData),
  typicalIn: ['agent', 'ci_cd'],
  typicalOut: ['ci_cd', 'embedding_pipeline'],
})
