/** A word that stands for different kinds, told apart by the words around it. */
export interface AmbiguousWord {
  /** Spellings of the word. */
  terms: readonly string[]
  /** The kind when nothing around the word decides. */
  otherwise: string
  /** Kinds and the words that speak for each. The longest that is found decides; of equals the first. */
  when: readonly (readonly [kind: string, cues: readonly string[]])[]
}

export const ambiguousWords: readonly AmbiguousWord[] = [
  {
    terms: ['redis', 'valkey', 'elasticache'],
    otherwise: 'response_cache',
    when: [
      ['session_store', ['session', 'history', 'conversation', 'chat memory', 'state']],
      ['vector_db', ['vector', 'embedding', 'rag', 'similarity']],
      ['message_queue', ['stream', 'queue', 'celery', 'bullmq', 'pubsub', 'amqp', 'broker', 'pub sub']],
      ['rate_limiter', ['rate', 'limit', 'throttle', 'token bucket']],
      ['semantic_cache', ['semantic', 'similar']],
      ['feature_store', ['features', 'online store']],
      ['embedding_cache', ['cached embeddings']],
    ],
  },
  {
    terms: ['postgres', 'postgresql', 'pg'],
    otherwise: 'relational_db',
    when: [
      ['vector_db', ['pgvector', 'vector', 'embedding']],
      ['session_store', ['session', 'conversation', 'threads']],
      ['keyword_index', ['fts', 'tsvector', 'full text']],
      ['checkpoint_store', ['checkpoint', 'langgraph state']],
    ],
  },
  {
    terms: ['elasticsearch', 'elastic', 'es'],
    otherwise: 'keyword_index',
    when: [
      ['vector_db', ['knn', 'vector', 'dense', 'embedding']],
      ['hybrid_retriever', ['hybrid', 'rrf']],
      ['logging', ['logs', 'elk', 'kibana']],
    ],
  },
  {
    terms: ['opensearch', 'amazon opensearch', 'opensearch service', 'opensearch serverless'],
    otherwise: 'keyword_index',
    when: [
      ['vector_db', ['k-nn', 'vector']],
      ['logging', ['logs']],
    ],
  },
  {
    terms: ['mongodb', 'mongo', 'mongodb atlas'],
    otherwise: 'nosql_db',
    when: [
      ['vector_db', ['atlas vector', 'vector', 'embedding']],
      ['session_store', ['sessions', 'chat history']],
    ],
  },
  {
    terms: ['dynamodb', 'dynamo', 'amazon dynamodb'],
    otherwise: 'nosql_db',
    when: [
      ['session_store', ['session', 'chat']],
      ['checkpoint_store', ['agent state', 'checkpoint']],
    ],
  },
  {
    terms: ['kafka', 'apache kafka'],
    otherwise: 'message_queue',
    when: [
      ['stream_processor', ['streams', 'ksql']],
      ['cdc_stream', ['connect', 'debezium']],
    ],
  },
  {
    terms: ['sqlite', 'sqlite db', 'supabase'],
    otherwise: 'relational_db',
    when: [
      ['vector_db', ['vector', 'vec', 'embedding']],
      ['long_term_memory', ['memory', 'memories']],
      ['session_store', ['session', 'history', 'conversation']],
      ['checkpoint_store', ['checkpoint']],
    ],
  },
  {
    terms: ['dispatcher'],
    otherwise: 'intent_router',
    when: [
      ['tool_executor', ['tool', 'action']],
      ['agent_supervisor', ['agent']],
      ['notification_service', ['alert', 'notification', 'email']],
      ['message_queue', ['job', 'task', 'event']],
    ],
  },
  {
    terms: ['rag agent'],
    otherwise: 'agent',
    when: [['sub_agent', ['supervisor', 'orchestrator', 'router', 'sql agent', 'coordinator', 'multi agent', 'web agent']]],
  },
  {
    terms: ['gateway'],
    otherwise: 'api_gateway',
    when: [
      ['llm_gateway', ['llm', 'model', 'ai', 'provider', 'litellm', 'portkey']],
      ['tool_gateway', ['mcp', 'tool']],
      ['credential_broker', ['token']],
    ],
  },
  {
    terms: ['router'],
    otherwise: 'router',
    when: [
      ['intent_router', ['intent', 'topic', 'skill', 'question type', 'classify']],
      ['model_router', ['model', 'cheap', 'tier', 'cascade', 'cost']],
      ['llm_gateway', ['provider', 'fallback', 'litellm', 'openrouter']],
      ['agent_supervisor', ['agent', 'handoff', 'a2a']],
      ['load_balancer', ['traffic', 'lb']],
    ],
  },
  {
    terms: ['llm router'],
    otherwise: 'model_router',
    when: [
      ['intent_router', ['intent', 'rag', 'question', 'topic', 'sql']],
      ['llm_gateway', ['fallback', 'proxy', 'litellm']],
    ],
  },
  {
    terms: ['cache'],
    otherwise: 'response_cache',
    when: [
      ['semantic_cache', ['semantic', 'similar', 'embedding match']],
      ['prompt_cache', ['prompt', 'prefix', 'kv']],
      ['embedding_cache', ['embedding']],
      ['cdn', ['edge', 'static']],
      ['session_store', ['session']],
    ],
  },
  {
    terms: ['model'],
    otherwise: 'llm',
    when: [
      ['classifier_model', ['classifier', 'fraud', 'xgboost', 'score', 'risk']],
      ['ranking_model', ['rank', 'recommend', 'ctr']],
      ['embedding_model', ['embed', 'vector']],
      ['reranker', ['rerank', 'cross-encoder']],
      ['model_serving', ['endpoint', 'serving', 'predict']],
      ['ml_model', ['fraud', 'churn', 'score', 'predict', 'forecast']],
    ],
  },
  {
    terms: ['validator', 'validation', 'validate'],
    otherwise: 'output_validator',
    when: [
      ['tool_call_validator', ['tool', 'args', 'action']],
      ['input_guardrail', ['input', 'request', 'prompt']],
      ['groundedness_checker', ['grounded', 'hallucination', 'facts']],
      ['schema_validator', ['handoff', 'hand-off', 'typed', 'between agents']],
      ['data_validator', ['data quality', 'ingest', 'training', 'quarantine']],
    ],
  },
  {
    terms: ['guardrails', 'guardrail', 'llama guard', 'nemo guardrails', 'bedrock guardrails', 'safety filter', 'content safety'],
    otherwise: 'input_guardrail',
    when: [
      ['output_guardrail', ['output', 'response', 'after llm', 'post']],
      ['tool_call_validator', ['tool', 'action']],
    ],
  },
  {
    terms: ['moderation', 'moderator'],
    otherwise: 'content_moderator',
    when: [
      ['input_guardrail', ['prompt', 'user input', 'before llm']],
      ['output_guardrail', ['response', 'output', 'after llm']],
    ],
  },
  {
    terms: ['ranker', 'ranking'],
    otherwise: 'ranking_model',
    when: [
      ['reranker', ['retriev', 'passage', 'chunk', 'document', 'context', 'rag', 'rerank', 'cross encoder', 'evidence', 'vector', 'llm']],
    ],
  },
  {
    terms: ['evaluator', 'evaluation', 'evaluate'],
    otherwise: 'offline_eval',
    when: [
      ['llm_judge', ['judge', 'llm', 'grader', 'answer', 'evidence', 'response', 'reflection', 'relevance', 'output', 'utility']],
      ['online_eval', ['production', 'live', 'sampled']],
      ['groundedness_checker', ['inline', 'runtime', 'before response']],
    ],
  },
  {
    terms: ['monitoring', 'observability', 'monitor'],
    otherwise: 'metrics',
    when: [
      ['llm_tracing', ['trace', 'langfuse', 'langsmith', 'prompt']],
      ['quality_monitor', ['quality', 'hallucination', 'groundedness', 'answer']],
      ['drift_monitor', ['drift', 'psi', 'distribution']],
      ['cost_attribution', ['cost', 'spend', 'budget']],
    ],
  },
  {
    terms: ['memory'],
    otherwise: 'long_term_memory',
    when: [
      ['session_store', ['short', 'conversation', 'chat', 'buffer', 'session']],
      ['checkpoint_store', ['agent state', 'scratchpad']],
    ],
  },
  {
    terms: ['index', 'idx', 'indices'],
    otherwise: 'vector_db',
    when: [
      ['keyword_index', ['bm25', 'keyword', 'inverted', 'full-text']],
      ['knowledge_graph', ['graph']],
    ],
  },
  {
    terms: ['search', 'searching'],
    otherwise: 'retriever',
    when: [
      ['web_search', ['web', 'internet', 'google', 'bing', 'tavily']],
      ['keyword_index', ['bm25', 'elastic', 'full-text']],
      ['vector_db', ['vector', 'semantic index']],
    ],
  },
  {
    terms: ['agent'],
    otherwise: 'agent',
    when: [
      ['human_handoff', ['human', 'live', 'support agent', 'contact center']],
      ['sub_agent', ['worker', 'specialist', 'researcher', 'critic']],
      ['agent_supervisor', ['supervisor', 'manager', 'lead', 'multi']],
    ],
  },
  {
    terms: ['worker', 'workers'],
    otherwise: 'serverless_function',
    when: [
      ['sub_agent', ['agent', 'llm']],
      ['embedding_pipeline', ['index', 'embed', 'ingest', 'document', 'chunk']],
      ['data_governance', ['retention', 'deletion']],
      ['crawler', ['crawl', 'scrap']],
      ['gpu_pool', ['gpu']],
    ],
  },
  {
    terms: ['pipeline'],
    otherwise: 'embedding_pipeline',
    when: [
      ['llm_orchestrator', ['rag', 'prompt', 'answer', 'query', 'llamaindex', 'langchain', 'haystack', 'llm', 'qa']],
      ['training_pipeline', ['train', 'retrain']],
      ['ci_cd', ['deploy', 'ci']],
      ['stream_processor', ['events', 'real-time']],
    ],
  },
  {
    terms: ['critic'],
    otherwise: 'groundedness_checker',
    when: [
      ['sub_agent', ['agent', 'reviewer agent']],
      ['llm_judge', ['eval', 'score', 'judge']],
    ],
  },
  {
    terms: ['queue'],
    otherwise: 'message_queue',
    when: [
      ['human_review_queue', ['review', 'moderator', 'manual', 'case']],
      ['dead_letter_queue', ['dead', 'dlq', 'failed', 'poison']],
    ],
  },
  {
    terms: ['lambda', 'aws lambda'],
    otherwise: 'serverless_function',
    when: [['gpu_pool', ['lambda labs', 'gpu']]],
  },
  {
    terms: ['cohere'],
    otherwise: 'llm',
    when: [
      ['reranker', ['rerank']],
      ['embedding_model', ['embed']],
    ],
  },
  {
    terms: ['bedrock', 'amazon bedrock', 'aws bedrock'],
    otherwise: 'llm',
    when: [
      ['input_guardrail', ['guardrails']],
      ['retriever', ['knowledge base']],
      ['agent', ['agentcore', 'agents']],
      ['embedding_model', ['titan embed']],
    ],
  },
  {
    terms: ['cloudflare'],
    otherwise: 'cdn',
    when: [
      ['waf', ['waf', 'bot', 'turnstile']],
      ['llm_gateway', ['ai gateway']],
      ['serverless_function', ['workers']],
      ['vector_db', ['vectorize']],
    ],
  },
  {
    terms: ['mlflow'],
    otherwise: 'model_registry',
    when: [
      ['experiment_tracker', ['tracking', 'runs']],
      ['llm_tracing', ['tracing', 'traces']],
      ['offline_eval', ['evaluate']],
    ],
  },
  {
    terms: ['arize'],
    otherwise: 'llm_tracing',
    when: [
      ['quality_monitor', ['quality', 'monitor']],
      ['drift_monitor', ['drift']],
      ['offline_eval', ['evals']],
    ],
  },
  {
    terms: ['splunk'],
    otherwise: 'logging',
    when: [
      ['siem', ['siem', 'security', 'soc']],
      ['audit_log', ['audit']],
    ],
  },
  {
    terms: ['vault'],
    otherwise: 'secrets_manager',
    when: [
      ['credential_broker', ['dynamic', 'short-lived', 'sts']],
      ['pii_redactor', ['pii vault', 'tokenize']],
    ],
  },
  {
    terms: ['opa'],
    otherwise: 'policy_engine',
    when: [
      ['authorization', ['authz', 'permission']],
      ['tool_call_validator', ['tool', 'action']],
    ],
  },
  {
    terms: ['prometheus'],
    otherwise: 'metrics',
    when: [['llm_judge', ['judge model', 'rubric grader']]],
  },
  {
    terms: ['whisper'],
    otherwise: 'speech_to_text',
    when: [],
  },
  {
    terms: ['gemini'],
    otherwise: 'llm',
    when: [
      ['vision_model', ['vision', 'image']],
      ['realtime_speech_model', ['live', 'voice']],
      ['embedding_model', ['embedding']],
    ],
  },
  {
    terms: ['databricks'],
    otherwise: 'data_warehouse',
    when: [
      ['vector_db', ['vector search']],
      ['training_pipeline', ['training', 'jobs']],
      ['feature_store', ['feature store']],
      ['model_serving', ['serving']],
    ],
  },
  {
    terms: ['approval', 'approve'],
    otherwise: 'approval_gate',
    when: [['human_review_queue', ['queue', 'batch', 'backlog']]],
  },
  {
    terms: ['orchestrator', 'orchestration'],
    otherwise: 'llm_orchestrator',
    when: [
      ['agent_supervisor', ['multi-agent', 'agents', 'swarm']],
      ['workflow_engine', ['temporal', 'durable', 'airflow', 'job']],
    ],
  },
  {
    terms: ['sandbox'],
    otherwise: 'code_sandbox',
    when: [['code_executor', ['no isolation', 'shared', 'app server']]],
  },
  {
    terms: ['runner'],
    otherwise: 'code_executor',
    when: [
      ['code_sandbox', ['microvm', 'isolated', 'ephemeral', 'gvisor', 'firecracker']],
      ['ci_cd', ['ci', 'build', 'pipeline', 'test']],
      ['offline_eval', ['eval', 'benchmark']],
    ],
  },
  {
    terms: ['github', 'git hub'],
    otherwise: 'code_repository',
    when: [
      ['ticketing_system', ['issue', 'issues']],
      ['ci_cd', ['actions', 'workflow']],
      ['external_trigger', ['webhook', 'event']],
    ],
  },
  {
    terms: ['email', 'e-mail'],
    otherwise: 'email_inbox',
    when: [
      ['email_sender', ['send', 'reply', 'notify', 'outbound', 'smtp', 'sendgrid', 'mailing list', 'digest', 'newsletter']],
      ['external_trigger', ['incoming event', 'trigger']],
    ],
  },
  {
    terms: ['webhook', 'webhooks'],
    otherwise: 'external_trigger',
    when: [['notification_service', ['out', 'send', 'notify', 'post to']]],
  },
  {
    terms: ['salesforce'],
    otherwise: 'crm',
    when: [['source_connector', ['sync', 'connector', 'export']]],
  },
  {
    terms: ['labels', 'label'],
    otherwise: 'label_store',
    when: [
      ['human_annotation', ['annotator', 'labelling', 'label studio']],
      ['golden_dataset', ['gold', 'test set']],
    ],
  },
  {
    terms: ['support agent', 'customer support agent'],
    otherwise: 'human_handoff',
    when: [['agent', ['llm', 'ai', 'gpt', 'claude', 'gemini', 'langgraph', 'bot', 'tool', 'tools']]],
  },
  {
    terms: ['summarizer', 'summariser'],
    otherwise: 'conversation_summarizer',
    when: [
      [
        'llm',
        [
          'document',
          'doc',
          'text',
          'article',
          'report',
          'resume',
          'paper',
          'pdf',
          'news',
          'video',
          'email',
          'ticket',
          'meeting',
          'call',
          'llm',
          'review',
        ],
      ],
      ['quarantined_llm', ['untrusted', 'sandboxed', 'no tools']],
    ],
  },
]
