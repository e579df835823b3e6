import type { Company } from '#critique/rules/rule.ts'

/** Companies whose interviews weigh some rules more, as they write themselves. */
export const companyNames: Readonly<Record<Company, string>> = {
  anthropic: 'Anthropic',
  openai: 'OpenAI',
  'google-deepmind': 'Google DeepMind',
  meta: 'Meta',
  cohere: 'Cohere',
  databricks: 'Databricks',
}
