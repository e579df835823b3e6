/** What a frame around a box is about. */
export type Topic =
  | 'frontend'
  | 'data'
  | 'external'
  | 'storage'
  | 'agents'
  | 'models'
  | 'ml'
  | 'tools'
  | 'observability'
  | 'sources'
  | 'people'
  | 'services'
  | 'output'
  | 'evaluation'
  | 'training'
  | 'channels'
  /** Not a frame: a supervisor is next to the box. */
  | 'team'

const patterns: readonly (readonly [Topic, RegExp])[] = [
  ['people', /^\W*(?:end[- ])?(?:users?|people|actors?|humans?|personas?|customers?)\W*$/i],
  ['frontend', /\b(?:front ?-?end|client(?:s| side| layer)?|ui|user interfaces?|presentation|web app|dashboards?|visuali[sz]ation)\b/i],
  ['channels', /\bchannels?\b/i],
  ['sources', /\b(?:(?:data|external|knowledge|content|document|input) sources?|sources|inputs?|input (?:layer|data))\b/i],
  ['tools', /\b(?:tools?|toolkit|plugins?|skills|mcp servers?)\b/i],
  ['models', /\b(?:llms?|language models?|(?:ai|model|llm) providers?|foundation models?|ai models?)\b/i],
  ['external', /\b(?:external|third[- ]party|3rd[- ]party|integrations?|partners?|outside|vendors?|apis)\b/i],
  ['agents', /\b(?:agents?|agentic|crew|specialists?|swarm|workers)\b/i],
  ['evaluation', /\b(?:eval(?:s|uation|uators?)?|benchmark\w*|testing)\b/i],
  ['training', /\b(?:training|fine-?tuning|ml pipeline|offline)\b/i],
  ['ml', /\b(?:ml|machine learning|models?|inference|prediction|analytics|detection|intelligence)\b/i],
  ['observability', /\b(?:observability|monitoring|telemetry|ops|metrics)\b/i],
  ['storage', /\b(?:storage|databases?|persistence|data layer|stores?|persistent|tables|data stores?|data tier)\b|💾/i],
  [
    'data',
    /\b(?:ingest\w*|data (?:processing|pipeline|quality|preparation|platform|collection)|etl|elt|indexing|preprocessing|quality (?:checks|gates)|cleaning|data|collection|offline)\b/i,
  ],
  ['output', /\b(?:outputs?|results|deliverables)\b/i],
  ['services', /\b(?:backend|services|microservices|api|application|core|server|business|domain)\b/i],
]

const patternOf: ReadonlyMap<Topic, RegExp> = new Map(patterns)

/** Whether a frame's label is about something. */
export const isAbout = (zone: string | undefined, topic: Topic): boolean =>
  zone !== undefined && zone !== '' && (patternOf.get(topic)?.test(zone) ?? false)

/** What a guess turns into inside a frame about something: from these kinds, where the title matches. */
export interface InFrame {
  topic: Topic
  /** Kinds that give way; "unknown" is a box that nobody knows. */
  from: readonly string[]
  /** Of the title in singular words, joined by spaces. */
  title?: RegExp
  to: string
}

const screens =
  /\b(?:dashboard|monitor|board|view|page|panel|tab|builder|editor|viewer|chart|form|list|visuali[sz]\w+|map|screen|component|widget|table|display|report|explorer|modal|sidebar|menu|canvas|console|timeline|gallery|workspace|studio|desk|center)$/

export const inFrames: readonly InFrame[] = [
  {
    topic: 'team',
    from: ['unknown', 'serverless_function', 'chat_ui', 'ci_cd', 'end_user', 'agent', 'llm'],
    title: /\b(?:worker|assistant|specialist|expert|analyst|agent|researcher|writer|coder)(?: \w)?$/,
    to: 'sub_agent',
  },
  {
    topic: 'frontend',
    from: ['unknown', 'metrics', 'relational_db', 'app_service', 'source_connector', 'code_sandbox'],
    title: screens,
    to: 'web_client',
  },
  {
    topic: 'data',
    from: ['output_validator', 'input_guardrail', 'groundedness_checker', 'llm_judge', 'output_guardrail'],
    to: 'data_validator',
  },
  { topic: 'data', from: ['unknown'], title: /\b(?:check|validation|gate|cleaning)$/, to: 'data_validator' },
  {
    topic: 'sources',
    from: ['unknown', 'relational_db', 'web_client', 'knowledge_graph', 'data_warehouse'],
    title: /^(?!.*\b(?:database|db|graph|warehouse|lake|sql|ui|browser)\b)/,
    to: 'source_connector',
  },
  { topic: 'sources', from: ['app_service'], title: /\bapi\b/, to: 'third_party_api' },
  {
    topic: 'external',
    from: ['unknown', 'app_service'],
    title: /\b(?:api|service|provider|platform|gateway|server|feed)$/,
    to: 'third_party_api',
  },
  { topic: 'external', from: ['unknown'], to: 'third_party_api' },
  {
    topic: 'storage',
    from: ['unknown', 'end_user', 'source_connector'],
    title: /\b(?:message|conversation|history|session|thread|turn)s?$/,
    to: 'session_store',
  },
  {
    topic: 'storage',
    from: ['unknown', 'source_connector'],
    title: /\b(?:file|document|artifact|image|backup|archive|blob|model|report|pdf|upload)s?$/,
    to: 'object_storage',
  },
  {
    topic: 'storage',
    from: ['unknown', 'end_user', 'enrichment', 'app_service'],
    title: /\b(?:data|table|record|user|metadata|entity|profile|state|result|order|log|store|info|account|repository|persistence)s?$/,
    to: 'relational_db',
  },
  { topic: 'models', from: ['unknown'], to: 'llm' },
  { topic: 'tools', from: ['unknown', 'app_service'], title: /\bapi$/, to: 'third_party_api' },
  { topic: 'tools', from: ['unknown', 'app_service'], to: 'tool_executor' },
  {
    topic: 'agents',
    from: ['unknown', 'end_user', 'app_service', 'llm', 'admin_console'],
    title: /(?:[eo]r|ist|yst|agent|expert|critic|engineer|assistant|specialist|lead|manager|officer)$/,
    to: 'sub_agent',
  },
  { topic: 'agents', from: ['text_to_sql'], title: /^(?!.*\bsql\b).+ data agent$/, to: 'sub_agent' },
  { topic: 'people', from: ['unknown', 'sub_agent', 'admin_console'], title: /^(?!.*\b(?:panel|console|ui|dashboard)\b)/, to: 'end_user' },
  { topic: 'channels', from: ['unknown', 'web_client', 'email_inbox'], title: /^(?!.*\b(?:web|browser|app)\b)/, to: 'messaging_channel' },
  { topic: 'evaluation', from: ['unknown'], to: 'offline_eval' },
  { topic: 'training', from: ['unknown'], title: /(?:ing|tion|training|job)$/, to: 'training_pipeline' },
  {
    topic: 'ml',
    from: ['unknown'],
    title: /\b(?:model|engine|prediction|detection|forecast\w*|net|network|predictor|transformer|ensemble|detector|scoring)\b/,
    to: 'ml_model',
  },
  { topic: 'observability', from: ['unknown'], to: 'metrics' },
  { topic: 'frontend', from: ['unknown'], to: 'web_client' },
  { topic: 'storage', from: ['unknown'], to: 'relational_db' },
  { topic: 'output', from: ['ranking_model'], title: /^recommendation$/, to: 'null' },
  { topic: 'output', from: ['unknown'], to: 'null' },
  { topic: 'data', from: ['unknown'], title: /(?:ing|tion|pipeline|job|worker|service)$/, to: 'embedding_pipeline' },
  { topic: 'services', from: ['unknown'], to: 'app_service' },
]
