/** Nouns made of the verb of a step: "Format conversion", "Risk scorer", "Result aggregation". */
const forms: Readonly<Record<string, string>> = {
  extract: 'extraction extractor',
  detect: 'detection detector',
  identify: 'identification identifier recognition recognizer resolver resolution',
  generate: 'generation generator creation creator builder writer',
  classify: 'classification classifier categorization categorizer',
  validate: 'validation validator verification verifier',
  check: 'check checker inspection checks filter filtering gate guard screening scanner scan',
  convert: 'conversion converter',
  process: 'processing processor handling',
  collect: 'collection collector',
  aggregate: 'aggregation aggregator merger merging merge synthesis synthesizer fusion consolidation',
  analyze: 'analysis analyzer analyser understanding',
  retrieve: 'retrieval retriever fetcher lookup search searcher finder access query',
  select: 'selection selector',
  route: 'routing dispatch',
  score: 'scoring scorer',
  rank: 'ranking ranker',
  evaluate: 'grading assessment evaluation evaluator',
  summarize: 'summarization summarizer compression',
  rewrite: 'transformation transformer reformulation refinement enhancement expansion optimization optimizer rewriting decomposition',
  monitor: 'monitoring tracking tracker monitor logging logger recorder recording',
  load: 'loading loader ingester ingestor',
  parse: 'parsing parser reader',
  clean: 'cleaning cleaner preprocessing preprocessor normalization normalizer cleansing',
  store: 'storage persistence update updater writer upsert save store repository repo',
  format: 'assembly assembler formatting formatter construction composer preparation',
  execute: 'execution executor runner invocation invoker caller call',
  predict: 'prediction predictor forecasting forecaster forecast',
  redact: 'redaction masking anonymization anonymizer scrubbing',
  moderate: 'moderation',
  deploy: 'deployment deployer rollout',
  send: 'notification sender delivery dispatch publisher',
  calculate: 'calculation calculator computation',
}

const verbOf: ReadonlyMap<string, readonly string[]> = buildForms()

function buildForms(): Map<string, string[]> {
  const verbs = new Map<string, string[]>()
  for (const [verb, nouns] of Object.entries(forms))
    for (const noun of nouns.split(' ')) verbs.set(noun, [...(verbs.get(noun) ?? []), verb])
  return verbs
}

/** The verbs that a noun may be made of. */
export const verbsOf = (noun: string): readonly string[] => verbOf.get(noun) ?? []
