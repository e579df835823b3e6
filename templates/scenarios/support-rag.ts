import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'support-rag',
  title: 'Support RAG for a software company',
  domain: 'RAG',
  level: 'mid',
  companies: ['cohere', 'openai', 'databricks'],
  emphasis: ['retrieval', 'evaluation', 'monitoring', 'cost'],
  brief:
    'A software company wants its help centre to answer customers in a chat before they open a ticket. Answers come from 6,000 public help articles and quote the article they rest on.',
  functional: [
    'Answer product questions from the help centre, with a link to each article used',
    'Say so and offer a ticket when the articles do not contain the answer',
    'Let customers mark an answer as helpful or wrong',
  ],
  nonFunctional: [
    '6,000 articles, 80 edits a day, an edit must be visible within an hour',
    '12 questions per second at peak, 400,000 a month',
    'A checked answer within 6 s at p95',
    'At most 8,000 dollars a month',
  ],
  requirements: {
    scope: 'production',
    statements: [
      'Answers link to the article they rest on',
      'An edit must be visible within an hour',
      'Say so when the articles do not contain the answer',
    ],
    requestsPerMonth: 400000,
    peakQps: 12,
    p95LatencyMs: 6000,
    monthlyBudgetUsd: 8000,
  },
  clarifications: [
    {
      question: 'Who writes the articles?',
      answer: 'The documentation team; customers cannot edit them.',
      asks: [
        'who writes|edits|owns|maintains|publishes',
        'author|authors',
        'customers|users edit|write',
        'trusted content|articles|sources',
      ],
    },
    {
      question: 'Are customers signed in?',
      answer: 'About half are. The articles are public either way.',
      asks: ['signed|logged in', 'login|sign in|authenticated|anonymous', 'public|private articles|content', 'are customers known'],
    },
    {
      question: 'What does a wrong answer cost?',
      answer: 'A ticket with an angry customer, about 14 dollars; nothing is executed on an answer.',
      asks: [
        'wrong|bad answer cost|costs|mean|happens',
        'cost|impact|consequence of wrong|error|mistake',
        'how bad .. wrong|error|mistake',
      ],
    },
    {
      question: 'What is known about quality today?',
      answer: '1,200 old tickets are labelled with the article that solved them.',
      asks: [
        'existing|current|today|baseline quality|data|labels|metrics|numbers',
        'labelled|labeled|historical|old|past tickets|data|questions',
        'ground truth',
        'known about quality',
      ],
    },
  ],
  expectedKinds: [
    'chat_ui',
    'llm_orchestrator',
    'embedding_model',
    'vector_db',
    'reranker',
    'llm',
    'golden_dataset',
    'offline_eval',
    'llm_tracing',
    'feedback_collector',
    'embedding_pipeline',
  ],
  traps: [
    'No path for an article that is edited or withdrawn',
    'Measuring faithfulness only: a faithful answer from the wrong article looks perfect',
    'No way to say "I do not know"',
    'Feedback that is collected and never read',
  ],
  followUps: [
    'Costs triple in a week and traffic did not: what do you look at first?',
    'The metrics are green and customers say the answers feel wrong.',
    'A withdrawn article is still being quoted.',
  ],
  change: {
    text: 'The company is bought: from next month the same chat serves a second product, in German, with 4,000 articles that contradict some of yours.',
    set: { requestsPerMonth: 900000, statements: ['Two products, two languages, one chat'] },
    covers: [
      'filter|filters by|per|on product|language',
      'metadata|facet|field',
      'multilingual|translate|translation|cross lingual|language',
      'second|separate|own_index|collection|namespace|set',
      'conflict|conflicting|contradict|contradicts',
      'slice|slices',
      'route|routing',
    ],
  },
  rubric: [
    {
      dimension: 'retrieval',
      strong: 'A withdrawn article leaves the index by an event, not by the next nightly run.',
      words: [
        'event|events|webhook|cdc .. delete|withdraw|withdrawn|remove|index|edit',
        'withdrawn|deleted|removed article|articles .. index|quoted|search|gone',
        'edit .. within|hour|minutes|index',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'The 1,200 solved tickets become the test set, and questions without an answer are part of it.',
      words: [
        'tickets .. test|evaluation|eval|golden|set|cases|labels|label',
        'unanswerable|without an answer questions|cases|tickets',
        '# tickets',
      ],
    },
    {
      dimension: 'monitoring',
      strong: 'A thumb down opens the trace and somebody reads it by a certain day.',
      words: [
        'thumbs|feedback|wrong|helpful .. trace|traces|reviewed|read|review|weekly|daily|queue',
        'feedback .. read|reviewed|triaged|owner',
      ],
    },
    {
      dimension: 'cost',
      strong: 'The bill is weighed against a ticket: an answer may cost two cents because a ticket costs fourteen dollars.',
      words: [
        'ticket costs|cost',
        'costs|cost less than|of a ticket',
        'answer .. cents|dollars',
        '# dollars .. ticket',
        'ticket .. dollars|cost|costs .. answer',
        'deflected|avoided|saved ticket|tickets',
        'cents .. answer|request',
      ],
    },
  ],
  starter: `
    end_user#customer { label: Customer } -> chat_ui#chat { label: "Help chat" } -> llm_orchestrator#api { label: "Answer service" }
    #api -> embedding_model#embed { label: "Embed question" }
    #api -> vector_db#articles { label: "Help articles" }
    #api -> llm#model { label: "GPT", model: "gpt-5" }
    source_connector#cms { label: "Help centre" } -data-> embedding_pipeline#indexer { label: "Nightly index" } -data-> #articles
  `,
  reference: `
    end_user#customer { label: Customer } -> chat_ui#chat { label: "Help chat" } -> api_gateway+rate_limiter#gateway { label: "Gateway + rate limit" } -> llm_orchestrator#api { label: "Answer service", deadlineMs: 6000 }
    #api -> retriever#search { label: "Hybrid search", k: 40 }
    #search -> embedding_model#embed { label: "Embed question", version: "2026-05", model: "text-embedding-3-small", inputTokens: 40 }
    #search -> vector_db#articles { label: "Help articles", embeddingVersion: "2026-05", lagSloMinutes: 60 }
    #search -> keyword_index#words { label: "Exact words" }
    #search -> reranker#rerank { label: "Rerank 40 to 6", k: 40, topN: 6, pricePer1kUsd: 2 }
    #api -{ timeoutMs: 4500 }-> llm#model { label: "Answer model", version: "2026-05", outputTokens: 220, maxOutputTokens: 400, ttftMs: 700, tokensPerSecond: 90, model: "gpt-5.4-mini", inputTokens: 2700, cachedShare: 0.2, limitTpm: 4000000 }
    #api -{ onError: true }-> fallback_responder#unsure { label: "I do not know: open a ticket" }
    #api -> groundedness_checker#grounded { label: "Is each sentence in an article?", p95Ms: 400, failMode: closed, costPerCallUsd: 0.0006 }
    #grounded -> #unsure
    source_connector#cms { label: "Help centre", writers: staff } -data-> cdc_stream#changes { label: "Edits and withdrawals" } -data-> embedding_pipeline#indexer { label: "Index: add, change, delete", updateMode: event }
    #indexer -> #embed
    #indexer -data-> #articles; #indexer -data-> #words
    #search -telemetry-> #traces
    #api -telemetry-> llm_tracing#traces { label: "Traces: versions, articles, tokens, cost" }
    #traces -data-> online_eval#judge { label: "5 % judged: groundedness, article found", sampleRate: 0.05, itemsPerDay: 660, costPerCallUsd: 0.004 } -data-> metrics#dashboard { label: "Quality, latency, cost per answer" }
    #dashboard -control-> alerting#oncall { label: "Alert: support lead" }
    #chat -feedback-> feedback_collector#thumbs { label: "Helpful or wrong" } -feedback-> golden_dataset#cases { label: "1,200 solved tickets, 150 without an answer", cases: 1350, slices: [product, unanswerable] }
    #cases -data-> offline_eval#eval { label: "Recall, precision, faithfulness, correctness", metrics: [context_recall, context_precision, faithfulness, correctness] } -control-> regression_gate#gate { label: "Release gate" }
    ci_cd#release { label: "Release" } -control-> #gate; #gate -control-> #api
    #eval -> #api
  `,
})
