/**
 * Which kind a title means that ends in one of some words after one of some others: "Tool dispatcher", "Container scanning".
 * Per kind: words before | last words, all singular. The word nearest to the last one decides; of equals the first family.
 */
const families: readonly (readonly [kind: string, before: string, last: string])[] = [
  [
    'ci_cd',
    'sast dast dependency container image vulnerability secret code lint static build unit integration performance load smoke e2e acceptance artifact docker package release ci deployment security',
    'scan scanning test testing build push commit compile orchestration deployment linting',
  ],
  ['ci_cd', 'production staging release rollout deploy deployment ci', 'deployment deploy pipeline manager stage orchestration job'],
  ['red_team', 'threat penetration adversarial attack jailbreak pen', 'modeling modelling test testing simulation assessment'],
  ['siem', 'security threat intrusion', 'incident monitoring detection event analytic analytics intelligence'],
  [
    'container_platform',
    'staging production dev development runtime kubernetes docker hosting k8s',
    'environment cluster node pod namespace container host instance',
  ],
  ['canary_release', 'traffic blue green canary gradual progressive', 'switching split shifting shift rollout deployment release switch'],
  ['experiment_tracker', 'run experiment hyperparameter mlflow training', 'store tracker tracking log metric history comparison'],
  [
    'model_registry',
    'model weight trained champion versioned',
    'version versioning registry store storage repository artifact catalog packaging export registration weight zoo card registered',
  ],
  [
    'model_serving',
    'inference prediction serving scoring predict online deployed',
    'server service endpoint api pipeline engine container runtime model',
  ],
  ['model_serving', 'model', 'deployment server endpoint inference host hosting api'],
  ['model_registry', 'model trained champion preprocessor encoder scaler', 'package group artifact pkl joblib bundle'],
  [
    'injection_detector',
    'injection jailbreak',
    'check detection detector filter guard guardrail scan scanner scanning classifier screening model shield defense firewall heuristic',
  ],
  ['authorization', 'iam pipeline endpoint service execution task', 'role'],
  ['batch_inference', 'batch bulk overnight', 'scoring prediction inference'],
  [
    'ml_model',
    'churn demand price sale load eta lstm cnn rl rnn gru time series forecast forecasting regression ensemble neural prediction predictive ml',
    'model prediction predictor forecast forecasting network agent engine estimator',
  ],
  [
    'classifier_model',
    'fraud risk spam credit sentiment emotion toxicity anomaly intrusion defect disease trust lead outlier default urgency priority severity',
    'detection detector scoring scorer score classifier classification model engine prediction analyzer analysis assessor assessment',
  ],
  [
    'ranking_model',
    'recommendation personalization product item collaborative feed catalog listing',
    'engine model recommender recommendation ranking ranker personalization',
  ],
  [
    'feature_store',
    'feature',
    'store repository engineering extraction extractor computation pipeline transformation lookup retrieval serving processing generator generation builder build table selection cache',
  ],
  [
    'object_storage',
    'artifact file image document raw data model backup archive media asset payload video audio attachment s3 blob pdf snapshot',
    'storage bucket archive blob folder backup',
  ],
  [
    'relational_db',
    'user order product customer account transaction metadata rule case patient booking inventory catalog trust job task tenant profile record review student employee vehicle result application',
    'store db database table repository record registry',
  ],
  [
    'session_store',
    'session conversation chat message dialog dialogue thread turn history',
    'store history memory db cache storage manager buffer state log context repository service',
  ],
  [
    'long_term_memory',
    'profile semantic episodic preference project team shared persistent user fact procedural',
    'memory fact preference',
  ],
  [
    'query_rewriter',
    'query question search',
    'optimizer optimization rewriter rewriting expansion expander analyzer analysis understanding processor processing parser parsing reformulator reformulation planner enhancer enhancement generator generation preprocessor preprocessing normalizer builder decomposer decomposition augmentation formulator',
  ],
  [
    'context_builder',
    'prompt context instruction template',
    'builder assembler assembly manager composer engine construction formatter generator injector injection augmentation enrichment service provider layer merger aggregator selector integration',
  ],
  ['prompt_registry', 'prompt', 'registry library repository store catalog version versioning hub'],
  [
    'llm',
    'answer response text report content summary draft code narrative explanation story itinerary proposal recommendation persona article script quiz lesson letter insight caption comment',
    'generator generation writer composer synthesis synthesizer creation drafting drafter processing formulation',
  ],
  [
    'retriever',
    'document context knowledge passage chunk evidence semantic policy reference example faq fact content',
    'retrieval retriever search lookup fetcher finder searcher access',
  ],
  [
    'groundedness_checker',
    'hallucination citation fact claim evidence grounding confidence source faithfulness attribution',
    'check checker checking detector detection verifier verification validation validator scorer scoring engine',
  ],
  [
    'llm_judge',
    'answer relevance relevancy evidence response document retrieval quality reflection utility critique',
    'grader evaluator judge critic grading grade evaluation',
  ],
  [
    'output_validator',
    'output response answer json schema format syntax result structured markdown type',
    'validator validation parser check checker formatter formatting verification verifier parsing validating',
  ],
  [
    'input_guardrail',
    'input query request prompt topic safety scope',
    'validation validator filter guard guardrail check checker sanitizer sanitization screening firewall',
  ],
  ['output_guardrail', 'output response answer final', 'filter guard guardrail moderation safety screening sanitizer sanitization'],
  [
    'tool_call_validator',
    'tool action argument parameter permission command',
    'validator validation guard gate check policy guardrail checker',
  ],
  [
    'authorization',
    'access permission role rbac scope entitlement privilege',
    'control check manager enforcement service checker controller',
  ],
  [
    'auth_service',
    'identity token login jwt oauth sso credential user auth api',
    'auth authentication authenticator verification verifier login provider service middleware',
  ],
  [
    'policy_engine',
    'policy rule business compliance governance eligibility decision',
    'engine check checker hook enforcement enforcer evaluator service rule layer validator',
  ],
  ['audit_log', 'audit decision compliance provenance immutable tamper governance', 'log trail ledger logger record store event logging'],
  [
    'cost_attribution',
    'cost token usage billing spend',
    'tracker tracking monitor monitoring meter metering dashboard analytic analytics calculator counter',
  ],
  ['token_budget', 'token budget cost usage spend', 'limit limiter manager guard cap control budget quota allocator'],
  ['quality_monitor', 'quality hallucination answer', 'monitoring monitor dashboard'],
  ['quality_monitor', 'model', 'monitoring monitor quality'],
  [
    'metrics',
    'performance latency health system resource usage service uptime kpi infrastructure',
    'monitor monitoring metric dashboard check tracker checker telemetry',
  ],
  [
    'llm_tracing',
    'trace tracing llm prompt agent span execution',
    'logger logging tracing observability collector tracker log viewer trace monitoring',
  ],
  [
    'logging',
    'log error event application access request serving',
    'logger collector store aggregator file service logging stream writer log',
  ],
  ['alerting', 'alert incident', 'manager service engine notification rule dispatcher system management'],
  [
    'notification_service',
    'notification push sms reminder webhook delivery',
    'service sender dispatcher manager system worker center hub notification engine',
  ],
  ['message_queue', 'event message task job work request order ingestion queue', 'queue bus stream broker topic hub dispatcher'],
  ['crawler', 'web news price page site social job', 'crawler scraper collector fetcher spider harvester'],
  [
    'data_validator',
    'data source quality completeness accuracy consistency bias record label dataset',
    'quality check validation validator gate cleaning cleansing verification checker',
  ],
  [
    'embedding_pipeline',
    'data document knowledge content file etl index indexing embedding ingestion vector',
    'pipeline ingestion ingester ingestor processing preprocessing preparation transformation worker job indexing import builder updater indexer',
  ],
  [
    'document_parser',
    'document pdf text file html content table layout ocr format invoice resume receipt contract',
    'parser parsing extraction extractor processor reader converter conversion normalization cleaning cleaner preprocessing processing analyzer',
  ],
  [
    'enrichment',
    'metadata entity keyword topic tag relation relationship term concept',
    'extraction extractor tagger enrichment tagging recognition linking annotation generator detection',
  ],
  ['approval_gate', 'human hitl manager user admin manual supervisor', 'approval confirmation signoff consent gate'],
  [
    'human_review_queue',
    'human manual expert moderator sme ops case legal',
    'review reviewer queue validation verification check inspection oversight moderation',
  ],
  ['human_handoff', 'human live support', 'escalation handoff transfer takeover'],
  ['workflow_engine', 'workflow process dag job pipeline', 'engine orchestrator orchestration runner manager coordinator executor'],
  [
    'agent_supervisor',
    'agent crew team swarm specialist worker delegation',
    'orchestrator orchestration coordinator coordination supervisor manager router dispatcher aggregator selector',
  ],
  ['planner', 'task goal plan strategy trip action step', 'planner planning decomposition decomposer breakdown'],
  ['tool_gateway', 'tool mcp skill plugin', 'registry catalog discovery hub gateway router'],
  [
    'tool_executor',
    'tool function action plugin skill command order trade step',
    'executor execution runner invoker dispatcher handler caller call selector selection layer node invocation',
  ],
  ['llm_gateway', 'llm provider', 'gateway proxy client adapter interface abstraction wrapper connector'],
  ['model_router', 'model llm', 'router selector selection routing switch picker'],
  [
    'intent_router',
    'intent query question request message topic language domain',
    'classifier classification detection detector router routing recognition analyzer identification',
  ],
  [
    'business_system',
    'erp order inventory billing booking hr payroll claim legacy ehr calendar reservation warehouse accounting',
    'system platform api integration',
  ],
  ['third_party_api', 'weather map news flight hotel stock market exchange geocoding currency sport', 'api service feed provider'],
  ['fallback_responder', 'fallback default error safe refusal apology topic insufficient canned', 'response message handler answer reply'],
  ['circuit_breaker', 'retry timeout circuit fallback backoff failure', 'handler manager logic policy breaker router mechanism'],
  ['response_cache', 'result query response prediction lookup vector data file', 'cache caching'],
  ['feedback_collector', 'feedback rating user', 'collector loop button form collection capture widget feedback'],
  [
    'admin_console',
    'admin operator configuration management backoffice operation moderation',
    'dashboard panel console portal ui interface page',
  ],
  ['chat_ui', 'chat chatbot conversation conversational message', 'interface ui widget window panel screen app page view box component'],
  ['feature_flag', 'config configuration setting', 'service store manager flag loader provider server'],
  ['data_warehouse', 'analytic analytics analytical reporting bi curated', 'db warehouse store lake mart table database'],
  ['secrets_manager', 'secret credential', 'manager store vault'],
  [
    'golden_dataset',
    'golden training eval evaluation test benchmark tuning labelled labeled validation annotated qa',
    'dataset set corpus example case data pair',
  ],
  [
    'offline_eval',
    'evaluation benchmark ragas eval model retrieval',
    'evaluator validation suite runner calculator harness evaluation benchmark testing',
  ],
  [
    'citation_builder',
    'citation reference provenance source',
    'builder generator formatter tracker tracking linker attribution extractor manager mapping',
  ],
  ['knowledge_graph', 'graph entity ontology neo4j', 'store db database builder traversal query search retrieval expansion construction'],
  ['hybrid_retriever', 'hybrid parallel fusion rank ensemble multi', 'retrieval retriever search fusion merger'],
  ['stream_processor', 'stream event realtime streaming', 'processor processing analytic analytics aggregation consumer computation'],
  ['synthetic_data', 'synthetic mock fake', 'data generator generation'],
  ['user_upload', 'file document image resume user photo', 'upload uploader intake'],
  ['code_executor', 'code python script command', 'executor runner execution'],
  [
    'source_connector',
    'company product knowledge policy internal external customer market news enterprise legal',
    'document file data source list corpus article wiki feed site',
  ],
  [
    'web_client',
    'customer seller user web client public patient doctor student teacher employee executive react flask vue streamlit result portfolio',
    'portal dashboard ui interface page view site component frontend demo',
  ],
]

interface Family {
  kind: string
  before: ReadonlySet<string>
}

const byLast: ReadonlyMap<string, readonly Family[]> = buildFamilies()

function buildFamilies(): Map<string, Family[]> {
  const found = new Map<string, Family[]>()
  for (const [kind, before, last] of families) {
    const family = { kind, before: new Set(before.split(' ')) }
    for (const word of last.split(' ')) found.set(word, [...(found.get(word) ?? []), family])
  }
  return found
}

/** The kind of a title by its last word and the nearest word before it that says of what. */
export function pairOf(title: readonly string[]): { kind: string; words: string } | undefined {
  const last = title.at(-1)
  const candidates = last === undefined ? undefined : byLast.get(last)
  if (!candidates) return undefined
  for (let at = title.length - 2; at >= 0; at -= 1) {
    const family = candidates.find(({ before }) => before.has(title[at]!))
    if (family) return { kind: family.kind, words: `${title[at]} ${last}` }
  }
  return undefined
}
