/**
 * Phrases that people write on boxes beside the names, aliases and products that a kind itself lists, separated by commas.
 * Unlike an alias, a cue is not a name for the kind: it is not offered in the palette or the sketch.
 */
export const cues: Readonly<Record<string, string>> = {
  end_user: `
    security team, business team, product team, ops user, internal team, employee user, user query, user question, user request, user
    input, user prompt, user interaction, user asks, user asks question, user submits, user sends, user types, user enters, user
    speaks, user says, end user, mobile user, human user, agent user, buyer, seller, shopper, guest, traveler, traveller, driver,
    rider, merchant, doctor, nurse, physician, researcher, engineer, data scientist, operator, stakeholder, business user, support
    analyst, internal user, client user, subscriber, viewer, learner, teacher, candidate user, citizen, tenant user, human, admin
    user, developer, consumer, clerk, clerks, pupil, pupils, manager, office manager, account executive`,
  web_client: `
    client app mobile web, mobile web app, mobile web client, qt ui, main window, seller dashboard, kanban board, ui tab, settings
    tab, settings page, renderer, artifact renderer, executive view, risk dashboard, client dashboard, react dashboard, source viewer,
    document viewer, pdf viewer, canvas builder, agent canvas builder, viewer app, user review page, page, screen, interface, form,
    view, checkout page, home page, login screen, zustand, zustand store, redux, redux store, react component, react components, ui
    component, component library, html, html frontend, javascript frontend, flask template, jinja template, web frontend app, website
    visitor portal, map view, widget, admin free ui, next js app, pwa web, electron app, desktop app, desktop client, windows app,
    macos app, unity client, game client, ar interface, vr interface, user frontend, ui layer frontend, web app frontend, api client
    frontend, frontend api client, dashboard ui, dashboard frontend, analyst dashboard, user facing app, customer facing app, spa
    frontend, search page, visualization, visualisation, chart, charts, plotly, report viewer, results page, canvas ui, doctor
    dashboard, customer dashboard, patient dashboard, user facing dashboard, streamlit dashboard, web interface, web browser, web
    application, web client, web frontend, web front end, web page, webapp, user interface, front end ui, react ui, react, react
    client, react frontend, nextjs, next js, next.js frontend, nextjs frontend, vue js, vuejs, angular app, streamlit ui, streamlit
    app, streamlit frontend, gradio ui, gradio interface, gradio app, html page, single page app, customer portal, end user portal,
    user portal, static web app, vercel, landing page, client app, client application, search ui, search bar, tailwindcss, vite, dash
    app, end user ui, user dashboard, frontend app, chrome extension, web portal, resident website, search box, vite app, web
    dashboard`,
  mobile_client: `
    pwa mobile, pwa, mobile web, smart watch app, tablet app, kiosk app, mobile client, flutter, flutter app, ios client, android
    client, iphone, ipad app, swift app, kotlin app, react native app`,
  chat_ui: `
    open web ui, open webui, chat, chatbot, chat bot, chat app, chat client, chat frontend, chat application, chatbot widget, chatbot
    interface, chatbot ui, chat page, web chat, webchat, chat screen, assistant, ai assistant, copilot, copilot ui, ai chatbot,
    virtual assistant, chainlit ui, chat front, conversational interface, support chat, assistant panel, chat box`,
  voice_channel: `
    headset, mic input, mic, speaker output, audio playback, playback, audio out, audio in, microphone input, phone caller, inbound
    call, voice call, phone line, call centre, voice input, voice interface, telephone, twilio sip, twilio voice, speaker, audio
    input, voice bot, phone number, contact center, contact centre, voice`,
  messaging_channel: `
    im outbound, wecom, feishu, lark, dingtalk, wechat work, slack app, slack channel, teams, ms teams, teams app, microsoft team,
    whatsapp bot, whatsapp business, whatsapp business api, telegram bot, discord, sms gateway, line bot, wechat, facebook messenger,
    signal bot, messaging platform, social media channel, mattermost, chat platform`,
  ide_client: `
    windsurf, cursor, codex cli, claude code, gemini cli, command line, cli tool, cli interface, cli app, command line interface,
    vscode, vs code extension, vscode plugin, cursor ide, ide extension, intellij, editor plugin, tui, copilot extension, coding
    assistant, claude desktop, terminal ui, developer cli, jupyter extension`,
  api_consumer: `
    any client, llm app client, openai client, external client, partner app, partner api client, partner application, third party app,
    api consumer, external system client, external application, downstream consumer, client sdk, sdk, python sdk, upstream service,
    external caller, curl, postman`,
  external_trigger: `
    manual trigger, github webhook, stripe webhook, webhook trigger, webhook event, pr opened, pull request event, event source,
    incoming event, alert webhook, new email arrives, form submission, webhook receiver, webhook endpoint, webhook listener, inbound
    email, s3 event`,
  scheduler: `
    scheduled job, scheduled task, cloud scheduler, celery beat, airflow dag, airflow scheduler, eventbridge schedule, eventbridge
    rule, schedule trigger, cron trigger, daily job, weekly job, hourly job, nightly batch, nightly run, nightly scheduler, kubernetes
    cronjob, cronjob, timer trigger, apscheduler, daily trigger, scheduled trigger, every hour, daily, nightly, weekly, monthly, every
    friday, every monday, every night`,
  app_service: `
    dispatch service, finance service, shipping service, customer api, shared library, cart, shopping cart, integration service, task
    intake, goal intake, service discovery, middleware, body parser, helmet, cors, matching engine, document manager, storage adapter,
    main controller, api controller, web controller, pdf generation service, pdf generator, document generation service, export
    service, app, app instance, application instance, app node, web app server, app backend instance, market data service, content
    service, domain service layer, rest framework, django rest framework, web framework, next js api route, next api, health endpoint,
    server action, bot server, bot backend, core engine, business logic layer, application core, game server, user api, data api, data
    service, data access layer, repository layer, dao, calculation service, calculation engine, pricing service, order processing,
    order processor, task service, project service, job service, application layer service, command handler, request processor,
    message handler, chat controller, chat handler, chat route, user management service, user management, booking service, inventory
    service, account service, catalog service, order management service, application use case, use case layer, business service, use
    case, domain layer, http api, profile service, api routes, web api, cart service, search backend, edge backend, routes, swagger,
    openapi, rest handler, rest controller, orm, backend api, api backend, api service, api layer, backend server, backend app,
    backend application, rest endpoint, api endpoint, graphql api, graphql, graphql server, express, express js, expressjs, node js,
    nodejs, node server, node js server, nestjs, django, django backend, flask, flask app, flask api, flask server, spring boot, rail,
    golang service, go backend, python backend, python service, java service, fastapi server, fastapi app, fastapi service, fastapi
    endpoint, fastapi application, fastapi backend, web service, micro service, grpc service, grpc server, http server, application
    service, domain service, user service, chat api, chat backend, chat server, core api, main api, request handler, controller layer,
    monolith, laravel, asp net, dotnet api, hono, gunicorn, uvicorn, backend for frontend, edge api, search service, credit service,
    risk service, recommendation api, server`,
  llm_orchestrator: `
    q a service, qa engine, q a engine, llm runtime, ai api, assistant core, llamaindex adapter, langchain adapter, ai content
    service, rag adapter, rag chain, rag engine, rag system, rag backend, rag module, rag workflow, rag server, rag flow, rag
    application, qa chain, retrievalqa, retrieval chain, langchain chain, langchain rag, langchain orchestrator, langchain app, lcel,
    llm chain, chain of prompt, prompt flow, promptflow, haystack pipeline, haystack, llamaindex query engine, query engine, semantic
    kernel, dspy, dify, flowise, langflow, ai engine, ai service, ai core, ai backend, llm engine, conversation manager, dialog
    manager, dialogue manager, dialog management, conversation orchestrator, query pipeline, generation pipeline, inference pipeline,
    answer engine, rag agent pipeline, rag query service, llm pipeline, request pipeline, rag generate, rag generation, ai pipeline,
    genai service, rag controller, chain executor, corrective rag, self rag, copilot backend, state graph, stategraph, langgraph
    workflow, langgraph app, response generator chain`,
  router: `
    allow / deny, allow deny, sequential execution, parallel execution, threshold check, score threshold, confidence check, confidence
    threshold, threshold, parallel node, fan out, parallel branch, switch node, if node, merge node, joiner, fork, score check, decide
    path, condition check, conditional routing, if else, switch, decision, decision node, condition, conditional, decision point,
    should continue, routing logic, routing node, route, gate decision, branching, conditional branch, routing layer, route decision,
    decision router, path selector`,
  agent: `
    agentloop, reasoning and acting, runner, agent controller, agent worker, agent worker pool, harness controller, session harness,
    agent harness, harness, agent generate, agent step, langgraph executor, agent execution, foundry prompt agent, prompt agent, ai
    assistant agent, agent application, agent app, agent api, agent server, agent loop controller, agent graph, langgraph agent, ai
    agent core, main agent, root agent, llm tool loop, autonomous, agent core, agent executor, agentexecutor, agent service, agent
    node, agent engine, agent backend, create react agent, strand, strands agent, openai assistant, assistants api, openai agents sdk,
    claude agent, bedrock agent, bedrock agentcore, agentcore runtime, vertex ai agent, vertex ai agent engine, pydantic ai,
    smolagents, adk agent, google adk, conversational agent, chat agent, voice agent, coding agent, react agent loop, tool use loop,
    decide next action, agent decides, agent reasoning, thought action observation, rag agent, agentic rag, agent brain, agent
    framework, agent logic, agentic ai, autonomous ai, semantic kernel agent, azure ai agent service, foundry agent service, foundry
    agent`,
  agent_supervisor: `
    overseer, overseer agent, result aggregator, response aggregator, agent system, team coordinator, crew builder, workflow
    coordinator, task coordinator, agent orchestrator service, orchestrator chat agent, delegator, task allocator, task delegation,
    task assignment, supervisor node, supervisor agent, orchestrator agent, agent manager, agent router, manager llm, multi agent
    system, multi agent orchestration, multi agent orchestrator, agent orchestration, crewai, crewai crew, autogen, autogen group
    chat, group chat manager, groupchat, coordinator, coordinator agent, master agent, leader agent, host agent, team lead agent,
    hierarchical agent, agent coordination, orchestrating agent, lead researcher, central orchestrator agent, routing agent, router
    agent, dispatcher agent, triage agent, agent team, agent hub, chief agent, agent delegation`,
  sub_agent: `
    bear analyst, bull analyst, writer node, writer, knowledge base agent, peer agent, other agents, other agent, risk analyst agent,
    market analyst, budget advisor, debt analyzer, savings strategist, technical analyst, fundamental analyst, news analyst, risk
    manager, portfolio manager, trader agent, network specialist, domain specialist, research agent, writing agent, coding sub agent,
    review agent, analysis agent, specialist, specialized agent, domain agent, expert agent, worker llm, task agent, validator agent,
    code review agent, testing agent, qa agent, summarizer agent, retrieval agent, execution agent, search agent`,
  planner: `
    plan, plan step, planner node, planning module, planner llm, planner agent, planning agent, task planning, plan generator, plan
    generation, task breakdown, goal decomposition, replan, replanner, plan task, action planner, decompose task, strategy planner,
    create plan, make plan, planning step, task decomposer, trip planner`,
  tool_executor: `
    executor, hosted tool, available tools, external functions, external function, tool wrapper, execution, tool dispatcher, task
    executor, action runner, plan executor, step executor, tool node, toolnode, tool call, tool invocation, tool execution, tool set,
    toolset, toolkit, tool api, tool use layer, calculator, calculator tool, function call, function calls, call tool, use tool,
    execute tool, execute action, action, action layer, action group, api connector, tool connector, tool api connector, external
    tool, custom tool, agent tool, tool box, toolbox, tool call executor, function tool, invoke tool, action node, skill, skills, load
    skill, plugins, api tool, composio, search calc, execution engine, execute plan`,
  tool_gateway: `
    mcp firewall, mcp tool firewall, tool firewall, agent registry, tool discovery, tool broker, agentcore gateway, mcp registry, tool
    router, tool proxy, mcp proxy, mcp hub, tool catalogue, plugin registry, skill registry, tool store, tool server gateway, tool
    manager, tool management`,
  mcp_server: `
    mcp file adapter, mcp db adapter, mcp slack adapter, mcp client, mcp host, mcp tool, mcp tools, fastmcp, mcp layer, mcp service,
    filesystem mcp, github mcp, mcp adapter, slack mcp, mcp integration, mcp endpoint, mcp connector`,
  code_executor: `
    execution environment runner, execute python, execute python code, python executor, python tool, bash, shell executor, shell
    command, command execution, terminal tool, script executor, run python, python interpreter, python repl tool, notebook, jupyter
    kernel, jupyter notebook, execute code, execute shell, code run`,
  code_sandbox: `
    python repl, docker sandbox, e2b, sandbox container, sandboxed execution, isolated container, isolated environment, execution
    sandbox, code sandbox, code execution environment, sandboxed python, ephemeral container, wasm sandbox, modal sandbox, secure
    sandbox, gvisor, firecracker, pyodide, sandbox vm, execution environment`,
  browser_tool: `
    browser automation, browser use, browser session, playwright browser, puppeteer, selenium, headless chrome, chromium, browserbase,
    stagehand, web navigator, browsing, browse web, web browsing, browse page, url fetcher, page fetcher, fetch url`,
  context_builder: `
    final context, context / instructions, context selector, context window, llm context, context assembly step, llm context window,
    llm prompt, prompt to llm, context analysis, context, prompt engineering, prompt template, prompt context, context and query,
    query context, prompt plus context, build prompt, build context, construct prompt, create prompt, assemble context, assemble
    prompt, prompt construction, context window manager, context formatter, context assembler, context management, context
    aggregation, context augmentation, context injection, prompt augmentation, augmented prompt, augment prompt, augmented query,
    enriched prompt, enriched query, final prompt, prompt formatter, prompt composer, prompt generator, prompt compiler, combine
    context, merge context, prompt manager, instruction, instructions, few shot example, few shot prompt, prompt layer, prompt input,
    rag prompt, augment, query plus context, stuff documents, context builder node, system message, prompt orchestration, prompt
    processor, load context`,
  prompt_registry: `
    prompt loader, prompt library, prompt catalogue, prompt repository, versioned prompt, langfuse prompt, prompt database, prompt
    config, prompt version store`,
  query_rewriter: `
    query augmentation, query reformulator, query rewriter, query reformulation, query expander, query processing, query
    preprocessing, query processor, query analysis, query analyzer, query parser, query refinement, query enhancement, query
    optimizer, query builder, query translation, query transform, transform query, rewrite query, rewrite question, rewrite, rewriter,
    question rewriter, question decomposition, decompose question, decompose query, sub question generator, standalone question,
    condense, rag fusion, step back prompting, multi query retriever, query generator, query formulation, search query generator,
    history aware retriever, query normalizer, query understanding, contextualize question, self query, self query retriever, analyze
    question, analyze query, query decomposer`,
  intent_router: `
    nlu service, natural language understanding, follow up detection, semantic classification, question type classifier, query triage,
    question analysis, classify intent, classify query, classify question, classify request, intent recognition, intent analysis,
    intent extraction, intent check, intent engine, query classifier, query classification, request classifier, request
    classification, task dispatcher, task classifier, task router, question router, route question, route query, route request, route
    intent, message router, message classifier, ticket classifier, topic router, topic detection, triage node, nlu engine, rasa,
    dialogflow, amazon lex, lex bot, language detection, language detector, routing llm, route by intent, entry router, query type,
    input classifier, input router, input classification, domain classifier, domain detection, query routing, email classifier,
    classify email, classify ticket, router llm, llm router`,
  workflow_engine: `
    zapier make, zapier, step function, aws step function, workflow manager, workflow orchestrator, workflow orchestration, workflow
    service, prefect, prefect flow, dagster, temporal io, temporal worker, inngest, argo workflow, camunda, n8n, n8n workflow, durable
    workflow, process engine, bpmn, airflow, apache airflow, job scheduler service, logic app, azure logic app, cloud workflow,
    conductor, task orchestration, process orchestrator, ingestion orchestrator, power automate, make com, workflow automation,
    netflix conductor, durable function`,
  loop_guard: `
    anti stuck engine, stuck detection, loop detector, max iteration, max iteration check, iteration limit, recursion limit, max turn,
    turn limit, max loop, max retry reached, max retries, max attempt, retry count, iteration counter, stop criteria, loop counter,
    loop controller, iteration max, attempt limit, max step, step counter, budget exceeded, termination check, loop limit, retry
    limit, iteration check`,
  llm: `
    llm preprocessor, root cause analysis, llm answer composer, answer composer, generate draft, google ai platform, google ai studio,
    google ai, general conversation, casual conversation, general chat, small talk, chitchat, llm backend, response synthesizer, text
    gen, answer gen, content gen, response gen, code gen, answer synthesizer, llm output, chat llm, ai writer, direct qa, rule
    drafting, drafting, email drafting, translation, translate, content writer, script generator, story generator, question answering,
    qa model, answering, explanation generator, insight generator, insight generation, llm classification, ai analysis, llm analysis,
    analysis llm, ai summary, ai summarizer, summary generation, summary generator, text summarization, article summarizer, code
    assistant model, model execution, direct reply, direct response, llm advisor, caption generation, code generator, report
    generation, generate write report, report synthesis, draft response, draft answer, answer llm, ai processing, ai response, ai
    generation, llm model, llm call, llm generation, llm generator, llm inference, llm response, llm service provider, call llm, call
    model, call_model, language model, language model api, generate, generate answer, generate response, generate final answer, answer
    generation, answer generator, response generation, response generator, text generation, content generation, content generator,
    generation model, generation llm, generator llm, final llm, main llm, primary model, primary llm, chat completion, chat
    completions api, chat completion api, openai api, openai gpt, anthropic api, google gemini, gemini api, claude api, gpt api, azure
    openai, azure openai service, aoai, vertex ai, google vertex ai, ai model, ai foundry, azure ai foundry, groq, groq api, together
    ai, fireworks, fireworks ai, perplexity, huggingface llm, hugging face, huggingface, hugging face api, huggingface inference api,
    replicate api, watsonx, ibm watsonx, foundation model api, llm node, llm synthesis, synthesize, synthesis, synthesizer, reasoning
    llm, reasoner llm, chatgpt, openai chat, large model, big model, expensive model, strong model, llm agent call, llm backend api,
    generative ai, gen ai, genai, genai model, decoder, ai provider, model provider, llm apis, cohere command, nova pro, summarization
    model, summarization, summarization llm, translation model, code generation, plain answer, direct answer, xai, cerebras,
    sambanova, ai inference, gemini ai, model inference api, chat model api, response synthesis, llm processing, llm layer, search
    result synthesis, answer synthesis, result synthesis`,
  small_llm: `
    small language model, cheaper model, lightweight model, lightweight llm, distilled llm, tiny model, mini llm, flash model, fast
    llm, cheap llm, edge model, on device model, local small model, flash lite`,
  quarantined_llm: `
    quarantine llm, untrusted content reader, isolated llm, quarantined model, sandboxed llm, q llm`,
  fallback_model: `
    backup llm, secondary llm, fallback provider model, backup model provider, failover llm, alternate model, alternative model,
    fallback gpt, fallback gemini, model fallback, llm fallback, standby model, fallback bedrock, fallback anthropic`,
  self_hosted_llm: `
    decode, prefill, decode pod, prefill pod, vllm scheduler, local model, ollama server, ollama api, vllm server, vllm inference,
    vllm engine, tgi server, tgi inference server, tensorrt llm, sglang, llama cpp, llamacpp, lm studio, lmstudio, gpt4all, localai,
    triton server, triton inference server, nvidia nim, llm server, llm inference server, llm inference service, open source llm, on
    premise llm, on prem model, private model, inference engine, self hosted, hosted llama, text generation inference, llm serving,
    llm cluster, gguf model, gguf, kv cache server, prefill worker, decode worker, ray serve llm`,
  llm_gateway: `
    openrouter api, model provider layer, provider adapter, llm integration, litellm, litellm proxy, litellm gateway, openrouter,
    portkey, portkey ai gateway, llm api gateway, model gateway service, llm router gateway, genai gateway, ai proxy, llm abstraction,
    llm provider layer, llm client, llm adapter, llm interface, llm wrapper, llm connector, llm manager, provider router, multi
    provider gateway, llm broker, model hub, helicone gateway, cloudflare ai gateway, kong ai gateway, openai proxy, apim genai
    gateway`,
  model_router: `
    routing policies, routing policy, model selection, model dispatcher, complexity classifier, complexity check, select model, route
    by complexity, cost router, cost based router, llm selector, llm routing, routellm, model switch, tier router, model picker,
    complexity analysis, query complexity, route model`,
  embedding_model: `
    transformer js, embed, embed query, embedding, embedding generation, embedding generator, embedding layer, embedding function,
    embedding engine, embedding provider, embedding client, embedding step, embedding node, embedding endpoint, embedding openai,
    embed document, query embedding, text embeddings, document embedding, chunk embedding, vector embedding, vectorization, vectorize,
    vectorise, generate embedding, create embedding, compute embedding, get embedding, openai embedding, openai embedding api,
    sentence transformer, sentencetransformer, sbert, huggingface embedding, hf embedding, cohere embed, voyage ai, voyage, jina
    embedding, nomic embed, titan embedding, image embedding, user embedding, item embedding, multimodal embedding, clip, clip
    embedding, bert embedding, dense encoder, text encoder, image encoder, encode query, user tower, item tower, fastembed, embed
    text, embeddings api, feature extraction pipeline`,
  reranker: `
    recency scoring, recency boost, scoring profile, score boosting, rerank result, rerank document, re rank, re ranking, re rank
    result, rank result, ranking step, rank document, cross encoder rerank, cross encoder reranking, rerank model, rerank api, rerank
    service, rerank node, rerank step, reranking model, reranking service, relevance ranking, relevance scoring, relevance ranker,
    result ranking, result ranker, semantic ranker, voyage rerank, jina rerank, llm reranker, mmr, mmr rerank, top n selection, score
    and rank, rerank top, context ranking, relevance filter, flashrank, ranker service`,
  ml_model: `
    ensemble, ensemble layer, ensemble model, temporal fusion transformer, model inference step, risk prediction model, prediction
    model service, predictor model, demand prediction, price predictor, inference model, tree model, gnn, graph neural network, rnn,
    autoencoder, clustering, kmeans, k mean, predictions model, bayesian model, ml algorithm, ml engine, regression model service,
    optimization engine, optimizer, simulation engine, segmentation model, lifetime value model, customer segmentation, demand model,
    propensity, price model, neural model, neural net, transformer encoder, classification head, pattern recognition, lightgbm,
    catboost, scikit learn, sklearn, sklearn model, regression, linear regression, gradient boosted tree, gbdt, forecast model,
    forecasting, time series model, demand forecast, prophet, lstm, lstm model, neural network, cnn, pytorch model, tensorflow model,
    keras model, churn model, churn prediction, price prediction, prediction engine, predictive analytics, eta model, pricing model,
    ml inference, deep learning model, trained model, survival model, onnx model, ltv model, arima, ensemble decision engine, model
    ensemble`,
  classifier_model: `
    scoring model, fraud engine, fraud detection service, risk scoring service, fraud service, fraud scoring service, disease model,
    classification, classifying, text categorization, categorization, image classification, risk assessment, risk analysis, anomaly
    detector service, scoring model service, triage model, check anomaly, anomaly check, event detection, classification model, random
    forest, random forest classifier, logistic regression, svm, sentiment analysis, sentiment classifier, sentiment, emotion
    detection, fraud detection, fraud detection model, fraud detector, fraud scorer, fraud scoring, risk scoring, risk scorer, risk
    score, credit scoring, credit scoring model, spam classifier, spam filter, spam detection, text classifier, text classification,
    bert model, bert, distilbert, roberta, finbert, anomaly detection, anomaly detection model, outlier detection, lead scoring, lead
    scorer, multi label classifier, isolation forest, naive baye, setfit, zero shot classifier, ml scorer, scoring engine, risk engine`,
  ranking_model: `
    recommendation, recommendations, recommendation module, recommendation generator, crop recommendation model, recommender system,
    recommendation system, recommendation engine, recommender engine, heavy ranker, light ranker, feed ranking, feed ranker, ads
    ranker, ad ranking, pre ranker, fine ranker, dlrm, wide deep, wide and deep, deepfm, personalization engine, personalization
    service, ranking service, second pass ranker, first pass ranker, product ranking, multi task ranker, ctr prediction, ctr ranker,
    learning to rank model, item ranker, ranker model, amazon personalize`,
  vision_model: `
    opencv engine, opencv, vision ocr, image encoder model, cnn classifier image, medical image model, image model inference, vision,
    vision api, gpt 4 vision, gpt 4v, vision encoder, image analysis, image recognition, image caption, image captioning, computer
    vision, computer vision model, face detection, face recognition, object detector, vision transformer, multimodal llm, mllm, visual
    language model, vision language model, rekognition, amazon rekognition, google vision api, cloud vision, cloud vision api, azure
    computer vision, video understanding, pose estimation, image segmentation, visual encoder, screenshot analysis, defect detection`,
  image_gen_model: `
    image diffusion, image gen api, dalle, dall e, image generator, generate image, video generator, comfyui, diffusion model, text to
    image, text to video, image synthesis, avatar generator, imagen, midjourney, music generation, stability ai, runway`,
  speech_to_text: `
    transcribe, transcribe audio, audio transcription, deepgram, deepgram asr, assemblyai, amazon transcribe, aws transcribe, azure
    speech to text, google speech, google speech to text, speech to text whisper, asr model, asr engine, asr service, stt service, stt
    engine, voice to text, streaming asr, streaming stt, speech recognizer, azure speech service, azure speech, azure speech sdk,
    vosk, speech service`,
  text_to_speech: `
    audio synthesis, audio generation, mel spectrogram, mel spectrogram generation, speech generation, text to audio, vocoder, tts
    service, tts engine, tts model, azure tts, google tts, amazon polly, aws polly, polly, elevenlabs, eleven labs, elevenlabs tts,
    cartesia, playht, speech synthesizer, voice output, voice synthesizer, voice cloning, audio output, neural voice, coqui, edge tts,
    gtts, speech output, azure speech tts`,
  realtime_speech_model: `
    openai realtime api, gpt realtime, speech to speech model, realtime voice model, realtime voice api, gemini live api, multimodal
    live api, speech to speech, s2s model, voice live api, nova sonic`,
  finetuned_model: `
    fine tuned, fine tuned model, fine tuned llm, fine tuned llama, fine tuned bert, fine tuned gpt, fine tuned mistral, finetuned
    llm, finetuned bert, lora adapter, lora weight, qlora adapter, custom llm, domain llm, adapter weight, custom trained model,
    domain specific model, domain specific llm, distilled student, adapter model, tuned model, codebert lora`,
  vector_db: `
    dense search index, dense vector, vectorize index, lsh index, lsh, knowledge storage, hnsw search, ann lookup, knowledge index,
    vector lookup, vectorstore, vector storage, vector search, vector search engine, vector engine, vector db index, vector index
    store, vector retrieval db, vec store, vec db, vdb, chromadb, chroma db, chroma vector store, qdrant, qdrant db, qdrant cloud,
    pinecone index, pinecone db, milvus, milvus db, weaviate cluster, faiss, faiss store, faiss vector store, pg vector, pgvector
    extension, postgres pgvector, embedding database, embedding index, embeddingstore, embeddings store, store embedding, store
    vector, upsert vector, index vector, knowledge store, knowledge db, kb, vector knowledge base, company knowledge base, rag
    knowledge base, hnsw index, ann search, approximate nearest neighbor, nearest neighbor search, knn search, knn index, cosine
    similarity, cosine similarity search, semantic index, azure ai search, azure cognitive search, cognitive search, ai search, vertex
    ai vector search, vertex ai matching engine, vertex vector search, mongodb vector search, atlas vector search, supabase vector,
    supabase pgvector, opensearch knn, opensearch vector, opensearch serverless vector, lancedb, lance db, deep lake, deeplake, redis
    vector store, redis vector, vector collection, embedding storage, aws s3 vector, s3 vector, zilliz, similarity index, vector
    cluster, elasticsearch vector store, sqlite vec, upstash vector, cloudflare vectorize, vector memory store, dense vector index,
    astra db, astradb, usearch, annoy, scann, databricks vector search, snowflake cortex search, search index vector, rag store,
    document embedding store, vector db embeddings`,
  keyword_index: `
    fts engine, exact search, fuzzy search, grep, grep search, regex search, search apis backend, tf idf scoring, bm25 index, bm25
    search, bm25 retriever, bm25 retrieval, sparse retrieval, sparse retriever, sparse search, sparse vector, keyword index, keyword
    retriever, keyword retrieval, keyword match, full text index, fulltext, fts, fts5, tf idf, tfidf, elasticsearch cluster, elastic
    search, elasticsearch index, opensearch index, lucene index, meilisearch, typesense, algolia, kendra, amazon kendra, aws kendra,
    kendra index, postgres fts, lexical retriever, lexical index, text index, sparse encoder, sphinx, whoosh, enterprise search`,
  hybrid_retriever: `
    hybrid retriever, hybrid search engine, hybrid search service, hybrid query, dense sparse, dense and sparse, bm25 vector, vector
    bm25, vector and keyword, bm25 dense, dense bm25, result fusion, fusion, score fusion, merge result, result merger, rrf merge, rrf
    fusion, fusion rrf, fusion layer, ensemble retriever, multi retriever, combine result, fuse result, rank fusion rrf, merge rank,
    hybrid rag, hybrid search rrf, hybrid index, hybrid ranking`,
  retriever: `
    relevance matching, retriever tool, script retriever, category filtering, metadata filter, metadata filtering, threshold filter,
    filter result, filtering, context selection, chunk selection, dense search, top k selection, similarity threshold, relevance
    threshold, data retrieval, chunk retrieval, multi hop retrieval, context lookup, run retrieval, chunk retriever, retrieve,
    retrieve node, retrieve document, retrieve context, retrieve chunk, retrieve relevant doc, retrieve top k, retrieve knowledge,
    retrieval node, retrieval step, retrieval engine, retrieval module, retrieval pipeline, retrieval agent tool, retrieval api,
    content retriever, document retriever, doc retriever, context retriever, dense retriever, dense retrieval, vector retriever,
    vector retrieval, vectorstore retriever, parent document retriever, knowledge retriever, knowledge retrieval node, rag retrieval,
    rag search, semantic retrieval, semantic search engine, semantic search service, semantic search api, passage retriever, document
    search, doc search, knowledge search, kb search, knowledge base search, search knowledge base, search document, search kb, search
    vector db, top k retrieval, top k search, top k chunk retrieval, multi vector retriever, bedrock knowledge base, bedrock kb,
    vertex ai search, glean, vectara, retrieval tool, rag tool, information retrieval, run retriever, fetch context, fetch document,
    context fetcher, evidence retrieval, retrieve evidence, retrieve similar, retriever service, retrieval qa, file search, semantic
    lookup, recall, docs lookup, policy lookup, faq search, faq lookup, vector similarity search, vector search step, similarity
    lookup`,
  knowledge_graph: `
    graph service, neo4j database, neo4j db, neo4j graph, neo4j aura, neptune, amazon neptune, graph rag engine, graph retriever,
    graph retrieval, graph search, graph query, graph traversal, entity store, entity relationship graph, ontology store, kg, semantic
    graph, arangodb, memgraph, tigergraph, falkordb, graphdb, rdf store, graph builder, graph construction, lightrag, code graph,
    entity linking, graph index, taxonomy`,
  web_search: `
    tavily, tavily search, tavily api, duckduckgo, duckduckgo search, ddg search, serpapi, serper, bing search, bing api, bing search
    api, google search api, google search tool, google custom search, brave search, brave, exa, exa search, exa ai, searxng, web
    search tool, web search api, web search node, web search agent, web searcher, websearch, search the web, search web, internet,
    web, internet search tool, perplexity api, perplexity search, news search, wikipedia search, arxiv search, wikipedia, wikipedia
    api, arxiv, arxiv api, news api, google, online research, web research, web search fallback, search engine api`,
  text_to_sql: `
    text2sql agent, sql agent, sql generation, sql generator, generate sql, nl to sql, nl2sql agent, natural language to sql, sql
    query generator, sql chain, sql writer, sql query tool, sql query builder, vanna, cortex analyst, databricks genie, text to
    cypher, cypher generator, query generation sql, sqldatabasechain, data analyst agent, analytics agent, table qa, bi agent`,
  acl_filter: `
    department filter, persona filter, permission filtering, access control filter, filter by permission, filter by user permission,
    filter by tenant, filter by acl, tenant filter, metadata filter tenant, metadata filter acl, document permission, document acl,
    document access control, acl check, security filter, access filtering, rls, row level security filter, acl aware retrieval,
    entitlement check, user permission filter, permission aware retrieval, role based filter, access trimming`,
  citation_builder: `
    add citation, citation generator, citation engine, citation service, citation extractor, citation formatter, source citation,
    source linking, cite source, attach citation, attach source, reference builder, reference linker, source tracker, format citation,
    citation node, build citation, source references, inline citation, evidence mapper, citation mapping, answer with citation,
    citation manager`,
  candidate_generator: `
    candidate generator, candidate gen, candidate generation ann, candidate retriever, candidate selection, candidate source, two
    tower model, two tower retrieval, ann retrieval, item2item, item to item, als, retrieval stage, recall layer, candidate pool, user
    item retrieval, als matrix factorization, candidate service, content based filtering`,
  source_connector: `
    knowledge pack, sftp manager, sftp, ftp server, sftp server, source sftp, traveler review, external data feed, open data, public
    dataset, kaggle dataset, user data source, web pages, website, websites, knowledge document, image file, audio file, video file,
    image dataset, log source, event data, transaction data, user data, raw input, sharepoint site, data lake source, api data, sensor
    data, satellite imagery, iot data, data collection, customer data collection, data acquisition, data extraction source, knowledge
    files, pdf, pdf file, pdf document, pdf docs, raw document, raw data, raw text, raw file, document file, text document, text file,
    text data, doc corpus, document corpus, document repository, document library, knowledge source, content repository, company
    document, company doc, company wiki, company data, internal document, internal doc, internal wiki, internal knowledge, enterprise
    data, enterprise document, private data, private document, proprietary data, source document, source data, source file, input
    document, input data, input file, policy document, policy doc, product doc, product manual, product catalog, product data, manual,
    manuals, faq, faqs, faq document, csv, csv file, excel file, word doc, docx, html page source, markdown file, markdown doc, json
    file, dataset, datasets, data set, training document, legal document, contract, contracts, invoice, invoices, research paper,
    paper, papers, article, articles, book, books, news feed, rss feed, rss, gdrive, google docs, google sheet, one drive, onedrive,
    dropbox, box, airbyte, fivetran, data connector, source connector, ingest source, content management system, wiki page, confluence
    page, notion page, knowledge article, unstructured data, structured data, external data, external data source, data feed, document
    feed, medical record, transcripts, youtube, youtube video, log file, file system, filesystem, local file, files, file, directory,
    folder, obsidian vault, sensor, iot sensor, iot device, market data, historical data, document management system, dms, slack
    export, blog post, regulation, guideline document, catalog`,
  user_upload: `
    uploaded image, uploaded images, uploaded data, uploaded csv, report upload, upload interface, upload form, upload page, upload
    button, image uploads, document submission, resume file, file upload, document upload, pdf upload, upload pdf, upload document,
    upload file, upload service, upload handler, upload endpoint, upload api, user uploads, user uploads document, user uploads pdf,
    user uploads file, user file, user document, uploaded file, uploaded document, uploaded pdf, customer document, customer upload,
    resume upload, image upload, resumes, receipt photo, document intake, file uploader, uploader, user image, user photo, cv,
    applicant document`,
  crawler: `
    data collector, price collector, news collector, web collector, collector worker, feed collector, scrape, scrape website, scrapy,
    web scraping, web crawling, website crawler, crawl website, crawler service, sitemap crawler, firecrawl, apify, beautifulsoup,
    beautiful soup, crawl4ai, web loader, webbaseloader, url loader, website loader, scraper service, crawl job, news crawler,
    scraping service, data scraper, page crawler, common crawl, website scraper, html fetcher, any web page, public web pages, fetched
    web page, untrusted web page, external web page, third party web page, arbitrary web page`,
  document_parser: `
    cleaner, document standardization, standardization, clean, format conversion, file conversion, image processor, layout engine,
    format detection, format detector, file type detection, file processing, file processing service, input processing, text
    normalizer, cv processor, document reader service, image preprocessing, image processing, audio extraction, data parser, json
    loader, response cleaning, html extraction, document cracking, pii free parser, resume extractor, process resume, document loader
    pdf, pdf loader, pypdfloader, pypdf, pymupdf, pdfplumber, pdf extraction, pdf extractor, pdf text extraction, pdf processing, pdf
    processor, pdf reader, pdf to text, pdf to markdown, parse, parse pdf, parse document, parse file, parsing, parsing service,
    document parsing, document parsing service, doc parser, file parser, file parsing, html parser, html to text, markdown parser,
    text extractor, text parser, text cleaner, text cleaning, text preprocessing, preprocessing, preprocessor, pre processing, text
    normalization, content extraction, content extractor, content parser, extract text, extract table, extract content, ocr engine,
    ocr service, ocr pipeline, ocr model, tesseract, textract, aws textract, amazon textract, azure document intelligence, document
    intelligence, form recognizer, azure form recognizer, google document ai, docling, llamaparse, llama parse, mineru, tika, apache
    tika, layout parser, layout detection, layout model, table parser, table extractor, document processor, document processing
    service, document converter, file converter, markdown converter, document extraction, data extraction, information extraction,
    field extraction, extract field, resume parser, cv parser, invoice parser, code parser, ast parser, tree sitter, email parser,
    marker pdf, image to text, tokenization, tokenizer, text processing, html cleaner, unstructured loader, document reader, file
    reader, cleaning`,
  chunker: `
    clean chunk, split, split text, split document, split into chunk, text chunking, text chunker, document chunking, document
    chunker, document splitter, recursive character text splitter, recursivecharactertextsplitter, recursive splitter, recursive
    chunking, character splitter, sentence splitter, token splitter, semantic chunker, chunking service, chunking strategy, chunking
    engine, chunk document, chunk text, chunk splitter, chunk generator, chunk creation, create chunk, text segmentation, passage
    segmentation, clause segmentation, text chunk, document chunk, chunking overlap, chunk normalization, node parser, hierarchical
    chunking, parent child chunking, sliding window chunking, markdown splitter`,
  enrichment: `
    term extractor, term extraction, concept extraction, relation extraction, relationship extraction, topic extractor, topic
    extraction, tag extractor, tag generator, named entity extractor, metadata extractor, metadata enrichment, metadata tagging,
    metadata tagger, metadata generation, extract metadata, add metadata, enrich metadata, enricher, data enrichment, document
    enrichment, document classifier, classify document, document tagging, entity extractor, entity recognition, named entity
    recognition, extract entity, ner model, keyword extraction, keyword extractor, topic modeling, topic tagging, tagger, tag classify
    doc, tag document, annotator pipeline, contextual enrichment, summary generation ingest, labeling pipeline, acl extraction, acl
    tagging, metadata catalog builder, enrichment service, enrichment pipeline, contextual retrieval`,
  deduplicator: `
    dedup service, duplicate detection, duplicate check, duplicate filter, remove duplicate, deduplicate, deduplicator, dedupe filter,
    deduping, sha 256, sha256 hash, hash check, content hashing, simhash, exact dedup, fuzzy dedup, change detector, version check`,
  data_validator: `
    data cleaning, data cleaner, data cleansing, completeness check, accuracy check, consistency check of data, validity check, schema
    drift check, quality validation, data splitting, train test, quarantine store, data quality check, data validation service, data
    quality gate, great expectation, great expectations, data validation, validate data, dataset validation, data checker, data
    profiling, schema registry, feature validation, data contract, data quality monitor gate, tfdv, soda, deequ, pandera, data sanity
    check, quality filter, data filter, dataset splitter, data split, poison filter`,
  embedding_pipeline: `
    embed index, document worker, document ingester, ingester, pdf ingest, document ingest, data ingest, scraping pipeline, feature
    pipeline etl, transform, extract transform load, knowledge base update, content processing, document processing workflow,
    preprocessing pipeline, batch processing etl, data transformation, transformation, normalization, data cleaning pipeline, data
    loading pipeline, document builder, ingest, ingest pipeline, ingest job, ingest worker, ingest api, ingestor, ingestion service,
    ingestion worker, ingestion job, ingestion layer, ingestion api, ingestion engine, ingestion lambda, ingestion workflow, ingest
    document, data ingestion, data ingestion pipeline, data ingestion service, document ingestion service, document ingestion
    pipeline, document pipeline, document processing pipeline, document indexer, document indexing, doc indexing, index document,
    index builder job, indexing service, indexing worker, index pipeline, index worker, index job, index update, index updater,
    indexer service, semantic indexing pipeline, rag ingestion, rag indexing, load, load document, load data, document loader,
    document loading, data loader, data loading, file loader, loader service, etl pipeline, etl job, etl service, etl process, elt,
    spark etl, spark batch, glue, aws glue, glue job, azure data factory, data factory, dataflow, cloud dataflow, google dataflow,
    dbt, data processing, data processing pipeline, data processor, data preprocessing, batch pipeline, batch embedding, embedding
    job, embedding worker, embedding indexer, embed and store, chunk and embed, chunking embedding, vector indexer, vector indexing,
    reindex, reindexing, offline indexing, offline pipeline, content pipeline, content ingestion, knowledge ingestion, offline
    indexing pipeline, data prep, data preparation, knowledge base builder, vector store builder, ray data, sync pipeline`,
  cdc_stream: `
    live update, real time updates, real time update, cdc pipeline, cdc connector, debezium cdc, kafka connect, aws dms, sync service,
    data sync, sync worker, delta updates, change stream, dynamodb stream, replication, incremental update, incremental indexing,
    change notification, outbox, outbox pattern, sharepoint sync, event sourcing`,
  message_queue: `
    interaction event, behavior event, user events, user event, click events, click event, event store, event hub stream, events
    topic, kafka topic, kafka cluster, kafka broker, kafka queue, apache kafka, confluent, confluent kafka, amazon msk, msk, redpanda,
    amazon sqs, aws sqs, sqs queue, sns, amazon sns, aws sns, sns topic, sns sqs, eventbridge, amazon eventbridge, event grid, azure
    event grid, event hubs, azure event hub, azure service bus, azure queue, azure queue storage, google pub sub, gcp pub sub, cloud
    pub sub, cloud task, cloud tasks, rabbit mq, activemq, nats, nats jetstream, pulsar, redis stream, redis queue, redis pub sub,
    bullmq, bull queue, rq, celery queue, celery, celery redis, event queue, event broker, message bus, message broker, event
    streaming, event log, work queue, ingestion queue, async queue, priority queue, kinesis stream, kinesis data stream, amazon
    kinesis, mqtt broker, mqtt, mq, fifo queue, inference queue, request queue, event bus kafka, buffer queue, action events, retry
    queue, domain events, event topic, event topics`,
  stream_processor: `
    complex event processing, stream ingestion, event processing, cep, stream processor, apache flink, flink job, kafka streams,
    ksqldb, spark streaming job, spark structured streaming, structured streaming, kinesis analytics, kinesis firehose, firehose, real
    time processing, realtime processing, real time feature computation, apache beam, event stream processing, streaming pipeline,
    window aggregation, stream analytics, azure stream analytics, real time aggregation, real time feature pipeline, streaming feature
    pipeline, materialize, faust, spark, apache spark, spark job, spark cluster, pyspark`,
  object_storage: `
    call recording, audio recording, recorded call, recorded visit, recordings bucket, event store backup, archive, backup, document
    store, batch input file, backup storage, s3 bucket, s3 storage, amazon s3, aws s3, s3 minio, minio s3, gcs bucket, google cloud
    storage, cloud storage, cloud storage bucket, azure blob, azure blob storage, blob store, adls, azure data lake storage, r2,
    cloudflare r2, raw store, raw data store, raw document store, document storage, document bucket, file server, file bucket, asset
    storage, media storage, image store, artifact store, artifact storage, data bucket, efs, nfs, shared storage, archive storage,
    supabase storage, firebase storage, hdfs, storage bucket, storage, storage account, object store s3, local storage, disk,
    persistent volume, cold storage, document archive, raw zone, landing zone, csv exports, csv export, json files, parquet files, csv
    files, exported files, json export`,
  data_warehouse: `
    telemetry lake, data lake storage, bigquery, google bigquery, snowflake, snowflake dwh, dwh, redshift, amazon redshift, synapse,
    azure synapse, microsoft fabric, data lake house, delta table, delta lake table, iceberg, apache iceberg, hudi, athena, amazon
    athena, trino, presto, duckdb, hive, data mart, analytics database, analytics warehouse, analytic db, raw data lake, s3 data lake,
    curated table, olap db, druid, pinot, gold table, silver table, bronze table, feature table, event warehouse, databricks
    lakehouse, unity catalog table, data platform, enterprise data warehouse, timescale analytics, click logs, event lake, behavior
    logs, usage events table, clickstream, click stream`,
  session_store: `
    short term, recent context, recent message, last message, inmemory state, inmemory session, conversation, conversations, message
    store, conversation state, conversation log, session manager, session management, session memory, session state, session cache,
    session db, session data, session service, session storage, redis session, redis session store, chat session, chat log store, chat
    message history, chat store, chat db, chat database, conversation db, conversation context, conversation buffer,
    conversationbuffermemory, conversation cache, conversation history db, load chat history, load history, save history, dialog
    state, dialogue state, dialog history, thread history, message db, short term memory, working memory, stm, history, user session,
    history store, history manager, context memory, dialogue history, conversation thread, windowed memory`,
  long_term_memory: `
    profile, memory router, memory writer, long term, user prefs, user preference, preference memory, memory controller, memory block,
    check memory, update memory, shared memory, smart memory, memory layer, memory search, search memory, memory search engine, memory
    cleanup, memory cleanup service, memory lookup, memory index, retrieve memory, write memory, memory extraction, memory
    consolidation, long term memory store, ltm, memory service, memory module, memory manager, memory system, memory bank, memory
    agent, memory db, memory database, memory node, persist memory, save memory, recall memory, user profile memory, user preference
    store, user profile store, profile memory, mem0, zep, zep memory, letta, langmem, vector memory, procedural memory, knowledge
    memory, agentcore memory, memory retrieval, memory vault, fact store, user facts, learned preference, user profile, experience
    store, memorystore`,
  conversation_summarizer: `
    compactor, compaction engine, summarize conversation, summarize history, conversation summarizer, chat summarizer, history
    summarizer, conversation summarization, chat summary, context summarizer, memory summarizer, summary buffer, summarize old turns,
    history trimmer, trim history, context compression history, history compaction, call summarizer`,
  relational_db: `
    transactional data, tenant repository, user repository, materialized view, materialized views, d1 database, d1, credits table,
    user table, transactions table, orders table, vercel postgres, prod db, product table, sql database, sql server, azure sql, azure
    sql database, azure sql db, mssql, ms sql, mariadb, oracle db, oracle database, oracle, sqlite, sqlite db, sqlite database,
    postgresql db, postgresql database, postgres db, postgres database, rds, amazon rds, aws rds, rds postgres, aurora postgres,
    amazon aurora, cloud sql, google cloud sql, cockroachdb, spanner, cloud spanner, planetscale, neon, neon postgres, supabase,
    supabase db, supabase postgres, timescaledb, tidb, yugabyte, relational db, app db, application db, application database, main db,
    main database, primary database, production db, production database, metadata db, metadata store, metadata database, metadata
    catalog, user db, user database, user store, customer db, customer database, order db, order database, product db, product
    database, catalog db, transaction db, core db, read replica, replica, master db, company database, internal database, config db,
    config store, configuration store, data store, datastore, state db, persistent store, persistence, inventory db, feedback db,
    result store, results db, results database, job store, tenant db, sql table, table, prisma, drizzle, h2, structured database`,
  nosql_db: `
    mongodb document store, eventstoredb, mongo db, mongodb database, mongodb atlas, mongodb cluster, dynamodb table, dynamo db,
    amazon dynamodb, cosmos, cosmosdb, cosmos db, azure cosmos db, azure cosmosdb, firestore, cloud firestore, firebase, firebase db,
    firebase realtime database, couchdb, couchbase, hbase, bigtable, cloud bigtable, scylladb, key value db, kv db, json store,
    documentdb, amazon documentdb, rocksdb, leveldb, influxdb, nosql database, nosql store, timeseries db, key value store, kv store`,
  checkpoint_store: `
    checkpoint persistence, agent memory state, run store, graphstate, checkpoint db, checkpoint saver, checkpoint storage, postgres
    checkpointer, sqlite checkpointer, memory saver, memorysaver, agent state store, state manager, state management, shared state,
    graph checkpoint, workflow state store, agent scratchpad, run state, execution state, agentstate, task store, state persistence
    layer, agent checkpoint, shared blackboard`,
  input_guardrail: `
    security checkpoint, security check, security node, safety check node, prompt security, input security, request filter, security
    screening, safety screening, runtime guard, guard, ai guard, safety rule, pre guard, input guard, input safety, input safety
    check, input sanitizer, input sanitization, input validator, input checker, input screening, input rail, query validation, query
    validator, query guardrail, request validation, request validator, validate request, validate input, guard rail, guardrail check,
    guardrail layer, guardrail service, guardrail engine, nemo guardrails, guardrails ai, bedrock guardrails, llama guard, safety
    guardrail, safety guard, safety check input, safety classifier, safety model, content safety, azure content safety, azure ai
    content safety, pre check, prompt validation, prompt guard, prompt firewall, llm firewall, ai firewall, prompt sanitizer, topic
    guard, topic filter, off topic filter, scope check, scope guard, model armor, lakera, moderation input, safety gate, security
    filter prompt, guard model, question filter, is safe, safe, on topic, in scope, input gate`,
  injection_detector: `
    prompt injection detection, prompt injection check, prompt injection guard, prompt injection classifier, prompt injection scanner,
    prompt injection defense, injection check, injection guard, injection scanner, injection classifier, jailbreak detection,
    jailbreak check, jailbreak guard, jailbreak classifier, untrusted content, content sanitization, prompt attack detection, prompt
    shield document, rebuff, lakera guard, llm guard, prompt guard 2, llamafirewall, indirect injection, prompt injection, adversarial
    input detection`,
  output_validator: `
    response assembly, final response assembly, answer aggregator, output generator, structured response, answer post processing,
    verify result, output check, output checker, output parsing, output parser pydantic, output schema, response validation, response
    check, response checker, response parser, response formatter, response formatting, output formatter, output formatting, format
    output, format response, format answer, formatter, answer validation, answer validator, answer checker, answer check, validate
    answer, validate response, validate output, validate result, validate schema, final validator, result validator, result
    validation, json validator, json parser, json output parser, json validation, json schema validator, pydantic validator, pydantic
    model, pydantic parser, zod schema, schema check, syntax check, sql validator, sql validation, code validator, code validation,
    unit tests, run test, linter, lint, static analysis, compiler, quality check, quality checker, post processing, postprocessing,
    post processor, postprocessor, structured output parser, valid, is valid, valid json, output quality check, validation layer,
    validation service, validation step, validation node, test result, tests pass, response post processing, qa check, self
    correction, sql checker`,
  schema_validator: `
    typed interface, inter agent schema, handoff contract, message schema, contract check, typed message, handoff validator`,
  output_guardrail: `
    compliance guardrail, compliance guard, filter sanitize, output guard, output guardrail check, output rail, output safety, output
    safety check, output sanitizer, output screening, output content filter, content filter output, content filter, content filtering,
    response guardrail, response moderation, response safety, response safety check, response screening, answer guardrail, guardrails
    post check, guardrail post check, post check, post guardrail, final safety check, safety review, toxicity check, bias check, bias
    toxicity check, compliance filter, compliance checker, safe output, output moderation filter, tone check, brand voice check,
    safety filter output, safety layer output, dlp output, leakage check, disclaimer`,
  groundedness_checker: `
    confidence engine, confidence scorer, confidence scoring, confidence score, confidence evaluator, confidence estimation, answer
    confidence, grounding guard, citation verify, verify citation, source verification, answer check grounded, hallucination,
    hallucination grader, hallucination filter, hallucination guard, hallucination detection, hallucination checker, check
    hallucination, grade generation, groundedness check, groundedness grader, grounding checker, grounding validation, grounding
    validator, grounded, is grounded, answer grounded, is answer grounded, faithfulness, faithfulness checker, faithfulness score,
    factuality check, factual consistency, fact check, fact verification, fact checker, claim verification, claim verifier, claim
    checker, citation verifier, citation check, citation verification, evidence verifier, evidence check, self check, self reflection,
    self critique, reflection, reflection step, self verification, verification, verification step, verify, verify answer, verify
    claims, grounding, evidence verification, verification agent, verifier agent, nli, nli model, consistency check, critique,
    hallucinated`,
  content_moderator: `
    moderation api, moderation service, moderation layer, moderation filter, moderation check, moderation model, content moderator,
    content moderation api, content policy check, toxicity classifier, toxicity detection, toxicity detector, toxic content filter,
    perspective api, nsfw detector, nsfw classifier, nsfw check, nsfw, hate speech classifier, abuse detector, harmful content filter,
    harmful content detection, image moderation service, csam, trust safety, profanity filter, safety moderation, hive moderation,
    openai moderation api, text moderation, plagiarism check, plagiarism filter, toxicity filter`,
  pii_redactor: `
    pii remover, pii removal, pii detector, pii redactor, pii masker, pii anonymization, pii anonymizer, pii sanitizer, pii scanner,
    pii check, pii detected, pii scrubbing, pii guard, pii tokenization, mask pii, redact pii, remove pii, detect pii, phi scrubber,
    phi redactor, phi removal, phi filter, phi detection, phi de identification, data anonymization, anonymization, anonymize,
    anonymize data, anonymization service, de identify, deidentification, data redaction, masking, privacy filter, sensitive data
    filter, sensitive data detection, dlp, dlp api, cloud dlp, google dlp, comprehend pii, data privacy layer, pseudonymization,
    microsoft presidio, de identified, deidentified, blur faces, face blur, blur`,
  policy_engine: `
    safety rule check, policy store, spending policy, spending limit policy, policy, policy service, policy check service, policy
    enforcement, policy layer, policy guard, policy evaluation, policy decision point, policy opa, policy rules, business rule engine,
    business rule, rule based engine, rule based system, rule based, rules, rule, rule check, rules service, rule based filter,
    eligibility check, eligibility engine, compliance rule, compliance service, drool, cedar, cedar policy, open policy agent,
    decision table, refund policy check, policy as code, threshold rule, limits check, guard policy, decision rules, deterministic
    rules`,
  tool_call_validator: `
    tool risk, tool risk assessment, tool allow list, action guardrails, security gate, idempotency check, idempotency key check, tool
    argument validation, tool args validation, tool args validator, tool call check, tool call guard, tool call policy, tool call
    filter, tool validation, tool validator, validate tool arg, validate tool call, validate action, validate argument, validate
    parameter, action validation, action filter, action policy, action approval check, parameter validator, parameter validation, tool
    permission, tool allowlist, tool input validation, tool guardrail, action guardrail, function call validation, plan validator, sql
    guard, command filter, command allowlist, read only check`,
  fallback_responder: `
    reject response, reject request, block request, block response, blocked response, refusal, reject query, refuse request, fallback
    message, fallback answer, fallback handler, fallback node, fallback logic, fallback template, fallback reply, default answer,
    default reply, default message, i dont know, i dont know response, dont know, dont know response, no answer, no answer found, no
    answer response, refuse, refusal message, refusal response, cannot answer, cant answer, polite refusal, apology message, ask
    clarification, clarification, clarify, clarification question, ask for clarification, clarifying question, out of scope response,
    template response, static response, error handler, error handling, error node, error fallback, safe fallback, graceful fallback,
    unsupported intent, not found response, insufficient evidence, abstention, abstention gate, decline, decline response`,
  offline_eval: `
    model validation, model testing, cross validation, metric calculator, threshold tuning, model evaluator, evaluation suite,
    evaluation pipeline, evaluation framework, evaluation harness, evaluation module, evaluation engine, evaluation layer, evaluation
    job, evaluation script, model evaluation, model eval, llm evaluation, llm eval, llm evals, rag evaluation, rag evaluator, ragas
    evaluation, ragas evaluator, ragas, ragas eval, deepeval, deepeval test, trulen, trulens, braintrust, promptfoo, openai evals,
    eval job, eval service, eval set runner, eval framework, benchmark suite, benchmarking, benchmark runner, regression suite, test
    harness, test suite, evaluator node, retrieval evaluation, retrieval eval, offline metric, offline test, quality evaluation,
    evaluation report, evaluate model, backtest, backtesting, agent evaluation, agent eval, nightly eval, weekly eval, metrics
    calculator, opik eval, langsmith eval, langsmith evaluation, evaluation metrics`,
  golden_dataset: `
    training data, training set, test data, validation set, golden data, golden q a, golden qa, golden qa set, golden question, golden
    eval set, golden examples, gold dataset, gold set, gold standard, evaluation dataset, evaluation set, evaluation data, eval data,
    eval questions, test dataset, test case, test cases, test question, test queries, labelled test set, labeled dataset, labeled
    data, labelled data, ground truth data, ground truth dataset, ground truth set, ground truth q a, reference answer, reference
    dataset, benchmark dataset, curated dataset, regression dataset, annotated dataset, validation dataset, qa pairs, query set`,
  llm_judge: `
    reflector, answer grader, utility grader, answer question check, grade doc, llm as judge, llm as a judge, llm judge model, llm
    evaluator, llm grader, judge llm, judge agent, ai judge, gpt judge, gpt 4 judge, claude judge, grade document, document grader,
    doc grader, retrieval grader, relevance grader, relevance evaluator, relevance judge, grade, grading, grade retrieved document,
    grade relevance, check relevance, relevance check, relevance checker, evaluate relevance, retrieval evaluator, response grader,
    answer quality grader, scorer, rubric, rubric scorer, rubric grading, pairwise judge, g eval, quality scorer, judge ensemble,
    response evaluator, answer evaluator, reward model, preference model, context relevance, document relevance`,
  online_eval: `
    online evaluator, online quality scoring, production evaluation, production sampling, sampled online eval, live evaluation, live
    eval, sampled traces, sampled traffic eval, realtime eval, real time evaluation, trace sampling, async eval, continuous eval,
    production monitoring eval, shadow eval`,
  ab_test: `
    a b testing, a b experiment, ab experiment, a b test framework, ab testing service, experimentation platform, experiment service,
    traffic splitter, traffic split, variant assignment, variant router, bandits, contextual bandit, statsig, optimizely, growthbook,
    experiment assignment, holdout group`,
  regression_gate: `
    release gate check, eval gate ci, quality gate ci, eval threshold gate, ci eval gate, model promotion gate, model validation gate,
    deploy gate, merge gate, promotion check, regression check, eval check in ci, ci quality gate, gate metrics threshold, champion
    check, model approval, regression tests, acceptance gate, release approval, go no go`,
  red_team: `
    red teaming suite, red team test, red team agent, adversarial test, adversarial eval, adversarial prompts, adversarial attack,
    attack suite, jailbreak test, security test suite, pyrit, garak scan, pen test, penetration test, safety testing, safety
    evaluation, attack simulator, prompt fuzzing, fuzzing, redteam`,
  human_annotation: `
    human labeler, human labeller, human labeling, human annotator, human annotation, human rater, human grader, human scoring,
    labeling team, labeling tool, labeling platform, labeling service, data annotation, data labelling, annotation tool, annotation
    platform, annotation queue, annotation ui, annotation service, labeler, labellers, rater, expert annotation, expert labels, expert
    labeling, sme labels, ground truth labeling, scale ai, labelbox, argilla, prodigy, mechanical turk, mturk, crowd worker, sagemaker
    ground truth, crowdsourcing, subject matter expert`,
  label_store: `
    prediction history, prediction results store, outcome history, historical outcomes, historical labels, label db, labels db, label
    database, outcome data, outcome log, outcome labels, outcome feedback table, ground truth store, ground truth label, prediction
    logs, prediction logging, predictions table, chargeback label, delayed label, click log, conversion event, label pipeline, label
    generation, impression log, interaction log, user event log`,
  feedback_collector: `
    event collector, user interaction events, behavior tracker, user behavior tracker, feedback collection, feedback collector,
    feedback store, feedback api, feedback ui, feedback form, feedback button, feedback capture, feedback handler, feedback log,
    feedback logger, feedback widget, feedback manager, collect feedback, user feedback loop, user rating, user correction, thumb up
    down, thumb, rating service, like dislike, survey, nps, csat survey, customer feedback, human feedback, implicit signal, click
    feedback, click tracking, user event tracking, user behavior tracking, event tracking, interaction tracking, segment, user action,
    user interactions, amplitude, mixpanel, posthog, accept reject signal`,
  user_simulator: `
    simulated user, user simulation, persona simulator, conversation simulation, simulated customer, test user agent, customer
    simulator, synthetic user, caller simulator, environment simulator, tau bench, simulated traffic`,
  llm_tracing: `
    langfuse, langfuse tracing, langsmith, langsmith tracing, langsmith trace, langfuse trace, arize phoenix, phoenix tracing, trace
    store, trace collector, trace log, traces, trace service, tracer, trace, log trace, otel, otel collector, opentelemetry collector,
    open telemetry, opentelemetry traces, otel tracing, jaeger, zipkin, tempo, grafana tempo, x ray, aws x ray, distributed tracing,
    llm log, llm logs, llm logging, prompt log, prompt logs, agent trace log, agent tracing, agent observability, ai observability,
    llm observability platform, llm ops, llmops, helicone, langwatch, opik, logfire, weave, wandb weave, agentops, openllmetry,
    traceloop, trajectory log, trace logger, trace viewer, span, tracing service, tracing layer, observability tracing, observability
    langfuse, observability langsmith, tracing metrics, conversation log trace, run log`,
  metrics: `
    metric endpoint, metrics endpoint, time series db, time series database, health check, health checks, prometheus scraper,
    performance monitoring, bi dashboard, metric processor, dcgm, node exporter, custom metrics server, metrics server, prometheus
    grafana, grafana dashboard, grafana dash, metrics collector, metrics store, metrics db, metrics service, metrics exporter, metrics
    dashboard, monitoring dashboard, monitoring service, monitoring system, monitoring stack, monitoring layer, monitoring tool,
    monitoring metrics, performance monitor, performance metrics, latency monitor, latency metrics, health monitor, health monitoring,
    infra monitoring, infrastructure monitoring, observability stack, observability platform, observability layer, observability
    service, observability dashboard, ops dashboard, analytics dashboard, amazon cloudwatch, aws cloudwatch, cloudwatch metrics, cloud
    monitoring, azure monitor, azure application insights, application insight, app insight, new relic, datadog apm, datadog
    dashboard, dynatrace, statsd, kpi dashboard, slo, slo monitoring, logs metrics, stackdriver, kibana dashboard, usage analytics,
    usage dashboard, analytics, analytics service, business metrics, reporting dashboard, logging monitoring, power bi, tableau,
    looker, quicksight, superset, metabase`,
  logging: `
    cloud log, on prem log, cloudwatch log, cloudwatch logs, cloud logging, log service, logging service, logging layer, logging
    system, log collector, log aggregation, log storage, log db, log database, log event, log result, log request, log response, log
    query, application log, app log, request log, query log, error log, event logger, logger, central logging, centralized logging,
    structured logging, elk stack, elastic stack, logstash, fluentd, fluent bit, fluentbit, graylog, papertrail, loki, grafana loki,
    kibana, sentry log, log analytics, azure log analytics, logs db, vector dev, interaction logs, usage log, api log, log file store`,
  alerting: `
    alert manager, alertmanager, alert service, alert system, alert engine, alerting service, alerting system, alert rule, alert to on
    call, slack alert, email alert, on call alert, on call engineer, cloudwatch alarm, alarms, pagerduty alert, sentry, incident
    alert, ops alert, threshold alert, grafana alert, budget alert, victorops, alert notification, page on call, error tracking,
    anomaly alerting`,
  quality_monitor: `
    quality monitor, quality monitoring, quality dashboard, answer quality monitor, answer quality dashboard, response quality
    monitor, response quality, model monitor, model monitoring, model performance monitoring, model performance, hallucination rate,
    hallucination monitor, ai quality, llm quality monitor, production quality, sagemaker model monitor, ml monitoring, fiddler,
    whylab, whylabs, rag quality, rag monitoring, retrieval quality monitor, groundedness monitor, evals dashboard, model health`,
  drift_monitor: `
    drift detector, drift monitoring, drift check, drift alert, drift service, data drift detection, data drift monitor, model drift,
    model drift monitor, feature drift monitor, concept drift detector, embedding drift monitor, evidently, evidently ai, nannyml,
    alibi detect, skew detection, train serve skew, distribution monitor, query drift, psi monitor, data monitor, monitoring drift,
    monitoring and drift detection, monitoring drift detection`,
  audit_log: `
    audit logs, audit logging, audit logger, audit service, audit store, audit db, audit database, audit record, audit event, audit
    history, lineage audit log, compliance logging, compliance audit, cloudtrail, aws cloudtrail, tamper proof log, append only log,
    immutable audit log, ledger, action log, decision record, decision logging, access logs, security audit, auditor, qldb, worm
    storage`,
  incident_runbook: `
    runbooks, incident process, incident runbook, incident playbook, rollback plan, rollback procedure, postmortem, dr runbook,
    incident management process, recovery playbook, sop`,
  kill_switch: `
    emergency kill switch, global kill switch, agent kill switch, disable switch, shutdown switch, panic button, off switch, emergency
    shutdown, circuit kill`,
  response_cache: `
    lru, lru cache, l1 cache, l2 cache, in process cache, inmemory cache, hot cache, inmemory lru, local cache, disk cache, file
    cache, browser cache, cache manager, cached response, return cached, cached result, cached answer, redis cache layer, query cache,
    search cache, retrieval cache, cache check, check cache, cache lookup, cache hit, cache store, cache service, cache db, cache
    server, cache redis, caching service, caching layer, api cache, llm response cache, response caching, result caching, in memory
    cache, memory cache, distributed cache, elasticache, elasticache redis, amazon elasticache, azure cache for redis, azure redis
    cache, valkey, memcache, upstash redis, tool result cache, page cache, ttl cache, redis kv, redis cluster, prediction cache,
    recommendation cache, answer cache hit, redis in memory, redis cache hit, metadata cache, tool cache`,
  semantic_cache: `
    semantic query cache, semantic response cache, semantic cache redis, semantic cache layer, semantic cache lookup, semantic cache
    check, similar question cache, similar query cache, similar query check, embedding similarity cache, redis semantic cache, gpt
    cache, langcache, faq cache, similarity based cache`,
  prompt_cache: `
    prompt caching layer, prompt prefix cache, prefix cache server, kv cache store, kv cache reuse, anthropic prompt cache, anthropic
    prompt caching, cached prefix, context caching, prompt cache hit, kv cache manager, lmcache, cached system prompt, radix cache, kv
    caching`,
  embedding_cache: `
    embedder cache lookup, embedder cache, embedding cache redis, embeddings cache, cache embedding, cached vector, cached embedding
    store, vector embedding cache, query embedding cache`,
  token_budget: `
    token quota, token budget manager, token limiter, token limit check, token manager, token accounting limit, budget manager, budget
    check, budget controller, budget limit, budget cap, cost limit, cost budget, cost guard, cost control, cost controller, usage
    limit, usage limiter, usage quota check, quota manager, quota check, quota service, quota enforcement, credit system, credit
    check, credits ledger, spend limit check, spend control, tenant quota, per user quota, max token limit, subscription check, daily
    limit, daily quota`,
  rate_limiter: `
    rate limit check, rate limit service, rate limit middleware, rate limiting service, rate limiting layer, rate limiting middleware,
    rate limiter redis, rate limiter middleware, request throttler, request throttling, throttler, request limiter, concurrency
    limiter, concurrency control, qps limit, rpm limit, tpm limit, token bucket limiter, sliding window limiter, 429 handler, load
    shedder, api rate limit, admission controller, traffic shaping, rate control`,
  cost_attribution: `
    cost tracker, cost tracking service, cost monitor, cost metering, cost report, cost logger, cost calculator, cost meter, cost
    management, cost per tenant, cost allocation, cost explorer, cost analysis, token counter, token counting, token usage, token
    usage tracker, token metering, token tracking, token usage metrics, usage tracking, usage tracker, usage meter, usage metering
    service, usage billing, billing service, billing meter, billing engine, billing dashboard, spend tracker, spend tracking, spend
    analytics, usage based billing, finops dashboard, openmeter, per tenant cost, budget tracker, usage report, stripe billing meter`,
  batch_inference: `
    batch prediction, batch predictions, batch prediction job, batch inference job, batch scoring job, batch transform, batch llm,
    batch llm job, batch job inference, offline scoring, offline batch, offline prediction, openai batch, openai batch api, message
    batches, async batch, bulk inference, nightly scoring, batch worker, batch processor, batch recommendation, batch jobs, aws batch,
    bulk llm, batch ranking`,
  prompt_compressor: `
    limit context, limit context size, context limiter, truncate context, token truncation, prompt compressor, context compressor,
    context compress, context trimmer, context trimming, context reduction, context distillation, context filter, context pruner,
    compress context, compress prompt, prompt optimization, prompt optimizer, contextual compressor, token optimizer, token reduction,
    prompt trimming, contextual compression retriever, snippet extractor, extractive filter`,
  auth_service: `
    authorizer, lambda authorizer, single sign on, single sign-on, signature verification, webhook signature verification, webhook
    verification, token check, session check, security middleware, login api, auth routes, auth layer, auth middleware, auth server,
    auth provider, auth gateway, auth module, auth api, auth check, auth proxy, auth jwt, user auth service, user authentication,
    authentication service, authentication server, authentication middleware, authentication layer, authenticated, authenticate,
    authenticate user, authenticator, login service, login page, sign in, login flow, sso login, sso provider, saml sso, oauth2, oauth
    2, oauth 2 0, oauth server, oauth provider, oauth2 auth0, oidc provider, openid connect, keycloak, nextauth, firebase auth,
    supabase auth, okta sso, cognito user pool, amazon cognito, aws cognito, entra, entra id, azure entra id, microsoft entra id,
    azure ad, azure ad b2c, azure active directory, active directory, ldap, identity service, identity platform, identity management,
    identity verification, identity layer, identity aware proxy, managed identity, mfa, 2fa, jwt validation, jwt verification, jwt
    validator, jwt authorizer, jwt token, jwt middleware, token validation, token verification, access token, api key auth, api key
    validation, iap, security layer auth, verify token, verify identity, auth guard, session auth, clerk auth, clerk login, clerk
    authentication`,
  authorization: `
    access controller, authz service, authorization service, authorization layer, authorization check, authorization server,
    authorize, permission check, permission checker, permission layer, permissions service, permission, check permission, access
    control layer, access control list, access check, access policy, access manager, access management, acls, role check, role based
    access, role based access control, roles permission, rbac check, rbac middleware, rbac layer, rbac abac, abac policy, aws iam, iam
    role, iam roles, iam policy, cloud iam, spicedb, permify, oso, cerbos, casbin, verified permission, entitlement service,
    entitlement, tenant access check`,
  credential_broker: `
    key broker, secret broker, key secret broker, credential manager, workload identity iam, scoped token, scoped tokens, scoped
    credential, token exchange service, token service, token minter, short lived credential, short lived token, delegated token, obo
    token, on behalf of token, oauth token exchange, security token service, credential vending, credential proxy, credential
    injection, workload identity, spiffe, agent identity, agentcore identity, temporary credential, ephemeral credential, least
    privilege role`,
  secrets_manager: `
    secret, secret manager, secrets management, secrets vault, secret storage, aws secrets manager, aws secret manager, google secret
    manager, gcp secret manager, azure key vault, keyvault, hashicorp vault, doppler, infisical, api key store, api key management,
    api key vault, api key, key store, keystore, credential store, credential vault, env secret, environment variable, dotenv, env
    file, 1password, parameter store, ssm parameter store`,
  waf: `
    aws waf, cloudflare waf, azure waf, cloud armor, waf shield, waf ddos, ddos, aws shield, bot management, bot filter, recaptcha,
    turnstile, hcaptcha, app firewall, network firewall, perimeter firewall, ip filter, ip allowlist, ip whitelist`,
  encryption_kms: `
    certificate, certificate authority, signing service, digital signature, signature, aws kms, cloud kms, kms key, kms encryption,
    encryption service, encryption layer, encrypt, data encryption, encrypt at rest, encrypted at rest, aes 256, tls termination, mtls
    tls, key management service, customer managed key, tls 1 3, ssl, certificate manager, acm, field level encryption, tls encryption`,
  tenant_isolation: `
    tenant schema, tenant schemas, tenant partitioning, tenant scope, tenant isolation layer, tenant aware, tenant resolver, tenant
    manager, tenant management, tenant routing, tenant namespace, tenant namespaces, tenant config, tenant middleware, tenant
    separation, multi tenant layer, multi tenant isolation, multi tenant manager, per tenant index, per tenant namespace, per tenant
    collection, namespace isolation, schema per tenant, data isolation, tenant context middleware, workspace isolation`,
  egress_proxy: `
    egress gateway, egress filter, egress firewall, egress allowlist, egress allow list, egress, outbound allowlist, outbound filter,
    outbound firewall, outbound gateway, domain allowlist, domain whitelist, url allowlist, url whitelist, allow list, whitelist,
    forward proxy, squid, squid proxy, network egress control, exfiltration filter, csp, content security policy, nat, link filter,
    url filter, url sanitizer`,
  data_governance: `
    privacy worker, deletion worker, retention worker, governance, governance layer, governance service, ai governance, data
    governance service, data catalog, data lineage, lineage, unity catalog, purview, microsoft purview, collibra, datahub, data
    retention job, data retention policy, data deletion, data deletion job, delete user data, deletion job, deletion service, deletion
    pipeline, deletion request, dsar, erasure, right to erasure, gdpr deletion, gdpr deletion job, gdpr compliance, gdpr service,
    hipaa compliance, compliance layer, compliance module, compliance framework, consent manager, consent management, consent service,
    privacy service, privacy layer, privacy compliance, retention job, retention, ttl policy, data policy, data steward`,
  siem: `
    splunk siem, microsoft sentinel, azure sentinel, sentinel, security hub, guardduty, amazon guardduty, security monitor, security
    analytics platform, security event, soc team, soc analyst, soc dashboard, intrusion detection, ids ips, threat monitoring,
    security alert, anomaly security detection, defender, microsoft defender, wazuh, chronicle, crowdstrike, security operation`,
  human_review_queue: `
    content review, content review dashboard, user review, human review queue, human review ui, human review step, human review node,
    human review required, human in the loop review, human loop, human oversight, human verification, human validation, human check,
    human moderator, human moderation, human adjudication, human expert, human expert review, human qa, human evaluator review, hitl
    review, hitl queue, hitl node, expert review, expert reviewer, domain expert review, manual review queue, manual review team,
    manual check, manual inspection, manual verification, manual moderation, review team, review dashboard, review board, review
    interface, review portal, review console, reviewer ui, reviewer queue, moderator, moderators, moderation queue, moderator team,
    case management, case manager, case review, fraud analyst, fraud analyst queue, ops team, ops queue, compliance review, compliance
    officer, legal review, lawyer review, clinician review, doctor review, radiologist review, pharmacist review, underwriter,
    underwriter review, adjuster, claim adjuster, analyst review, backlog review, review task, review needed, amazon a2i, a2i, editor
    review`,
  approval_gate: `
    approval workflow engine, human merge decision, human deployment decision, human approve, human approves, human approver, human
    approval node, human approval step, human confirm, human gate, human interrupt, human signoff, human sign off, human
    authorization, user approval, user approves, user confirm, user confirms, user confirmation, user consent, manager approval,
    manager approves, supervisor approval, admin approval, customer approval, customer confirms, approval step, approval node,
    approval required, approval needed, approval request, approval service, approval queue service, approval ui, approval check,
    approval process, approver, approvals, approved by human, await approval, wait for approval, wait approval, request approval,
    confirmation, confirmation step, confirmation gate, confirm with user, confirm, confirmation dialog, signoff, sign off step,
    approve reject, approve action, approve refund, approve payment, approve plan, approve tool call, plan approval, action approval,
    refund approval, slack approval, two person approval, dual control, four eye, human in the loop gate, human in the loop, human
    decision, pr approval, pr review, ask human`,
  human_handoff: `
    agent inbox, human agent inbox, human escalation, human support, human support agent, human operator, human fallback, human help,
    human takeover, human rep, human representative, human assistance, human agent handoff, live chat, live support, live chat agent,
    live person, live operator, customer support team, customer service rep, customer service agent, customer service team, customer
    service, support team, support staff, support engineer, support rep, support desk, call center agent, contact center handoff,
    agent handoff, agent desktop, escalate to human, escalate to agent, escalate to support, escalate to human agent, escalation
    handler, escalation service, escalation queue, escalation team, escalation path, escalation node, escalation manager, handoff to
    human, hand off to human, handover, human handover, transfer to agent, transfer to live agent, transfer call, tier 1 support, tier
    2 support, tier 3, l2 support, l1 support, call transfer, warm transfer, on shift nurse, nurse line, zendesk agent, clinician
    handoff, doctor on call`,
  admin_console: `
    admin api, admin service, admin observability service, admin, admin dashboard, admin portal, admin app, admin interface, admin
    web, admin page, administrator, operator console, operator ui, operator panel, operations console, management console, management
    ui, management portal, management dashboard, back office ui, backoffice, retool, internal dashboard, internal admin, config
    portal, content admin, cms admin, control plane, agent console, supervisor dashboard, supervisor console`,
  training_pipeline: `
    automl, automl pipeline, model fitting, hyperparameter search job, dvc pipeline, dvc, model training evaluation, hyperparameter
    tune job, model fit, training data prep, training dataset, model trainer, model training job, model training service, model
    training pipeline, training loop, training service, training cluster, training workflow, training platform, training script,
    training run, training module, train model, train, training orchestration, retraining pipeline, retraining job, retrain job,
    retrain model, retraining trigger, auto retrain, automated retraining, continuous training, ct pipeline, offline training, batch
    training, sagemaker training, sagemaker pipeline, sagemaker training job, sagemaker studio, amazon sagemaker, aws sagemaker,
    vertex ai training, vertex ai pipeline, azure ml, azure machine learning, azure ml pipeline, kubeflow pipeline, kubeflow
    pipelines, metaflow, zenml, tfx, ray train, pytorch training, tensorflow training, pytorch lightning, mosaicml, databricks
    training, model build, model builder, model development, embedding model training, federated learning, pretraining, pre training,
    hyperparameter search, xgboost training, ranker training, training notebook, retraining notebook, embedding training job`,
  finetuning_job: `
    fine tune, fine tune job, fine tune model, fine tune llm, fine tuning job, fine tuning pipeline, fine tuning service, finetune,
    finetuning job, finetuning pipeline, llm fine tuning, lora fine tuning, fine tuning lora, lora finetuning, lora training, qlora
    training, qlora fine tuning, sft training, sft trainer, sft dpo, rlhf training, rlhf feedback, rlhf pipeline, rlaif, ppo, ppo
    training, dpo training, grpo training, rl training, reinforcement learning, reward training, preference optimization, knowledge
    distillation, model distillation, unsloth, axolotl, trl, openai fine tuning, bedrock custom model, instruction tuning job,
    alignment, rlvr, peft training`,
  synthetic_data: `
    data generator, data simulator, mock data generator, synthetic data generator, synthetic data gen, synthetic dataset generation,
    synthetic q a, synthetic qa, synthetic qa generation, synthetic question, synthetic test set, synthetic query, data synthesizer,
    testset generator, test set generation, test case generator, generate test case, generate synthetic data, self instruct pipeline,
    qa pair generation, data augmenter, augmentation pipeline, distilabel, gretel, synthetic personas, question generation`,
  feature_store: `
    feature store feast, feature store online, feature store offline, online feature, online feature store, offline feature store,
    offline feature, feature engineering, feature engineering pipeline, feature extraction, feature extractor, feature computation,
    feature generation, feature builder, feature lookup, feature service, feature server, feature db, feature table store, feature
    registry, feature transformation, feature transform, feature fetch, fetch feature, user feature, item feature, user features, real
    time feature, realtime feature, batch feature, feast online store, feast feature store, tecton, hopsworks, databricks feature
    store, sagemaker feature store, vertex ai feature store, feature vector, feature, feature vector cache, user vectors, redis user
    vectors, feature cache`,
  model_registry: `
    model registration, register model, model artifact, model lineage, model packaging, serialized model, saved model, model file,
    model bundle, pickle, model pkl, mlflow registry, mlflow model registry, mlflow model, model registry mlflow, model registry
    service, model zoo, model version, model artifacts store, model artifact store, model artifact registry, model hub registry,
    hugging face hub, huggingface hub, hf hub, sagemaker model registry, vertex ai model registry, azure ml registry, wandb registry,
    registered model, model governance, model cards, model metadata, model storage, model weights, model checkpoint store, artifact
    repository, unity catalog model, registry`,
  experiment_tracker: `
    dagshub, experiment logging, experiment result, experiment tracker, experiment tracking mlflow, experiment tracking service,
    experiment log, experiment logger, mlflow tracking, mlflow tracking server, mlflow experiment, weights biases, weight bias, wandb,
    wandb tracking, comet, comet ml, neptune ai, clearml, tensorboard, hyperparameter optimization, hyperparameter tuning job, hpo,
    optuna, ray tune, sweep agent, model experiment, training log, training metrics`,
  model_serving: `
    model serving endpoint, model serving layer, model serving api, model serving service, model server api, model api, model
    inference, model inference service, model inference endpoint, model deployment, model host, model hosting, sagemaker endpoint,
    sagemaker endpoints, sagemaker inference, sagemaker real time endpoint, vertex ai endpoint, vertex ai prediction, vertex endpoint,
    azure ml endpoint, azure ml online endpoint, kserve, kserve endpoint, seldon, seldon core, bentoml, torchserve, tf serving,
    tensorflow serving, ray serve, ray serve cluster, baseten, triton serving, serving layer, serving endpoint, serving api, serving
    service, online serving, online prediction, online prediction service, online scoring, prediction endpoint, prediction server,
    prediction layer, inference server ml, inference layer, inference endpoint api, inference api service, inference, real time
    inference, realtime inference, real time prediction, real time scoring, ml service, ml inference service, ml serving, ml api, ml
    model server, predict api, predict endpoint, predict, scoring api, endpoint, replicate, modal endpoint, production serving,
    production inference, databricks model serving, onnx runtime, model endpoint service, runpod endpoint`,
  canary_release: `
    canary release, canary rollout, canary deploy, canary traffic, canary 5, canary 10, shadow deployment, shadow deploy, shadow
    model, shadow test, shadow testing, shadow run, shadow inference, blue green deploy, blue green deployment, gradual rollout,
    phased rollout, rollout, rollout manager, rollout controller, auto rollback, automatic rollback, rollback service, rollback
    mechanism, champion challenger test, champion model, challenger model, argo rollouts, flagger, ramp up, mirror traffic, traffic
    mirroring`,
  ci_cd: `
    security scanning, unit test, unit testing, integration test, testing, docker build, deployment script, ci cd pipeline, ci
    pipeline, cd pipeline, ci cd github actions, github actions ci, github actions workflow, github action, gitlab ci, gitlab ci cd,
    jenkins pipeline, circleci, argo cd, argocd, azure devops, azure pipeline, aws codepipeline, codepipeline, codebuild, cloud build,
    google cloud build, buildkite, build server, build service, build system, build step, deployment, deployment service, deployment
    job, deploy pipeline, deploy service, deploy to production, deploy to prod, deploy model pipeline, continuous deployment,
    continuous integration, continuous delivery, mlops pipeline, gitops, terraform, infrastructure as code, iac, helm, helm chart,
    container registry, docker registry, ecr, amazon ecr, docker hub, pipeline ci, pr check, release process`,
  api_gateway: `
    api gateway kong, api gateway nginx, api gateway lambda, api gateway service, api gateway layer, api gw, apigw, apim, azure api
    management, azure apim, api management, amazon api gateway, aws api gateway, gcp api gateway, google api gateway, kong gateway,
    kong api gateway, nginx reverse proxy, nginx ingress, nginx proxy, nginx gateway, traefik, traefik proxy, caddy, envoy proxy,
    envoy gateway, istio, istio gateway, istio ingress, ingress controller, ingress gateway, service mesh, spring cloud gateway,
    request gateway, bff request gateway, http gateway, rest gateway, rest api gateway, graphql gateway, backend gateway, web gateway,
    public api, external gateway, entry gateway, proxy, api proxy, proxy server, edge proxy, gateway service, gateway api, front door,
    request proxy, krakend, tyk, zuul, appsync, aws appsync, gateway layer, grpc gateway`,
  load_balancer: `
    load balancer alb, load balancer nginx, load balancing, load balance, application load balancer, network load balancer, aws alb,
    alb nlb, cloud load balancer, cloud load balancing, google cloud load balancer, azure load balancer, azure front door, azure
    application gateway, application gateway, global lb, internal lb, l4 lb, l7 lb, l7 load balancer, dns, route 53, route53, dns
    round robin, dns route 53, f5, traffic distributor, balancer, request balancer, inference load balancer`,
  cdn: `
    cdn edge, cdn cache, cdn layer, cloudfront cdn, amazon cloudfront, aws cloudfront, cloudflare cdn, azure cdn, cloud cdn, akamai,
    edge network, edge location, edge node, edge caching, static assets, static asset, static content, static site, static website,
    static file, s3 static site, netlify, vercel edge, vercel cdn, fastly cdn, content delivery network`,
  streaming_transport: `
    websocket push, websocket server, websocket gateway, websocket api, websocket service, websocket handler, websocket connection,
    websocket manager, websocket stream, web socket, socket io, socketio, socket io server, sse stream, sse endpoint, sse server, sse
    handler, sse streaming, sse client, server sent event, stream response, stream token, streaming response, streaming api, streaming
    server, streaming layer, streaming endpoint, streaming output, streaming handler, response streaming, response streamer, token
    stream, streamer, signalr, pusher, ably, push channel, grpc streaming, realtime api gateway, realtime gateway, real time gateway,
    stream to user, stream answer, stream response to user`,
  media_server: `
    end of turn detection, noise suppression, audio processor, wake word detector, wake word detection, wake word, livekit server,
    livekit room, livekit agent, livekit cloud, pipecat, pipecat pipeline, vapi, retell, webrtc gateway, webrtc server, webrtc
    transport, sfu server, janus, mediasoup, freeswitch, asterisk, twilio media stream, voice gateway, voice pipeline server, audio
    stream, audio streaming, audio transport, audio pipeline, audio processing, audio capture, audio buffer, silero vad, vad
    endpointing, endpointing, voice activity detector, barge in, rtmp server, video stream, video streaming, turn taking, agora, rtp
    stream, turn server, noise cancellation, livekit audio session, audio session, daily co, daily.co`,
  container_platform: `
    kubernetes cluster, kubernetes pod, k8s cluster, k8s pod, eks cluster, amazon eks, aws eks, gke cluster, google kubernetes engine,
    aks, aks cluster, azure aks, azure kubernetes service, ecs cluster, ecs fargate, ecs service, ecs task, amazon ecs, aws ecs, aws
    fargate, fargate task, docker container, docker compose, docker host, docker engine, container, container app, azure container
    app, azure container apps, container service, container runtime, container instance, pod, pods, cloud run, google cloud run, cloud
    run service, gcp cloud run, app runner, aws app runner, app engine, app service azure, azure app service, ec2 instance, amazon
    ec2, aws ec2, virtual machine, vm instance, compute engine, compute cluster, compute node, compute layer, cloud infrastructure,
    heroku, render, fly io, railway, nomad, openshift, raspberry pi, edge device, jetson, nvidia jetson, application server cluster,
    server cluster, hosting, host, elastic beanstalk, ray cluster`,
  serverless_function: `
    edge runtime, lambda runtime, lambda function, aws lambda function, amazon lambda, cloud functions, google cloud function, gcp
    cloud function, azure functions, cloudflare worker, vercel function, vercel functions, netlify function, supabase edge function,
    edge functions, celery workers, celery task, background job, background task, background worker service, background process,
    background service, background processor, async worker, async task, async job, async processing, async processor, queue worker,
    queue consumer, kafka consumer, sqs consumer, message consumer, event consumer, event handler, processing worker, job processor,
    job runner, task runner, task worker, worker pool, worker process, worker node, worker service, python worker, sidekiq, consumer
    worker, serverless api, serverless backend, lambda handler, lambda authorizer fn, lambda trigger, modal function, lambda fn, fn`,
  gpu_pool: `
    gpu server, gpu node, gpu instance, gpu inference, gpu worker, gpu workers, gpu inference cluster, gpu fleet, gpu machine, gpu
    node pool, gpu cluster a100, gpu nodes h100, nvidia gpu, nvidia a100, nvidia h100, nvidia dgx, dgx, l4 gpu, t4 gpu, a10g, tpu pod,
    tpu v5e, cloud tpu, runpod, coreweave, lambda labs, slurm, slurm cluster, spot gpu, trainium, inferentia, accelerator, accelerator
    pool, cuda, local gpu`,
  autoscaler: `
    scale in, scale out in, scaling, auto scale, horizontal pod autoscaler, cluster autoscaler, auto scaler, auto scaling group,
    autoscaling group, autoscale, autoscale policy, scaling policy, scaler, karpenter, keda scaler, scale up, scale to zero, capacity
    manager, auto shutdown`,
  circuit_breaker: `
    retry handler, retry logic, retry mechanism, retry loop, retry with backoff, retry backoff, retry exponential backoff, exponential
    backoff, exponential retry, timeout retry, timeout handler, timeout policy, retry queue policy, retry manager, retry layer, retry
    policy backoff, circuit breaker retry, breaker fallback, resilience layer, resilience4j, tenacity, hystrix, failover logic,
    failover handler, failover manager, fault tolerance, hedging, bulkheads, retry 3, retry 3x, retries exhausted, error recovery,
    timeouts`,
  feature_flag: `
    app config, runtime config, feature flag service, feature flags service, feature toggle, feature toggles, flag service, config
    server, configuration service, configuration, config manager, config management, config, settings, settings service, config yaml,
    config file, tenant config service, unleash, flagsmith, split io, openfeature, launch darkly, appconfig, aws appconfig, azure app
    configuration, consul, etcd, experiment config, firebase remote config, remote configuration`,
  dead_letter_queue: `
    dlq queue, dlq topic, sqs dlq, kafka dlq, dead letter topic, dead letter exchange, dead letter store, failed message, failed
    message queue, failed job queue, failed item, failed document, failed doc queue, failure queue, quarantine queue, poison message`,
  external_api: `
    external apis, external service, external services, external system, external systems, external data api, external integration,
    external knowledge api, external provider, integration layer, integrations, integration hub, integration platform, existing
    system, enterprise apis, backend system, backend systems, downstream service, downstream system, downstream services, downstream,
    upstream api, api connectors, api call, api calls, api request, apis, remote service, mulesoft, public apis, company api, domain
    api, target system, target api, webhook target`,
  third_party_api: `
    twitter, x twitter, tiktok, instagram, facebook, linkedin, tmdb, spotify, google place, google maps platform, newsapi, yelp, yahoo
    finance api, news apis, semantic scholar api, openalex api, market data api, price api, retail prices api, prices api, stock data
    api, crypto api, government api, bank data api, third party llm free api, twelve data, rapidapi, quandl, exchange api, trading
    data api, events api, directions api, movie api, tmdb api, wikipedia data api, hotels api, maps api call, travel api, sports api,
    social api, airline api, payment partner api, open meteo, coingecko, binance, finnhub, polygon io, news provider, data provider,
    data vendor, financial data api, third party apis, third party service, third party services, third party integration, third party
    tool, third party system, third party data, 3rd party api, 3rd party apis, 3rd party service, 3rd party services, 3rd party
    integration, vendor service, vendor system, partner apis, partner service, weather service, openweather, openweather api,
    openweathermap, google map, google maps, google maps api, mapbox, yelp api, yahoo finance, yfinance, alpha vantage, stock api,
    stock price api, financial api, flight api, flight search api, flights api, hotel api, amadeus, amadeus api, skyscanner, google
    places, google places api, twitter api, reddit api, youtube api, spotify api, credit bureau, credit bureau api, geocoding api,
    exchange rate api, social media api, linkedin api, shipping api, carrier api, kyc provider, plaid, plaid api, background check
    api, saas tool, saas apis, translation api, google translate, deepl, amazon translate, facebook api, instagram api, wolfram alpha,
    pubmed, pubmed api`,
  business_system: `
    erp system, sap, sap erp, sap s 4hana, oracle erp, netsuite, workday, hr system, hris system, hr api, policy system, claim system,
    claims system, core banking system, banking system, bank system, bank api, core system, ledger system, ledger service, accounting
    system, accounting software, quickbooks, general ledger, ehr system, emr system, ehr api, emr api, epic ehr, epic, cerner, fhir,
    fhir api, fhir server, hl7, hospital system, hospital information system, lab system, pacs, pharmacy system, patient record, order
    management system, order api, order system api, order history, oms, inventory api, inventory management, warehouse system,
    warehouse management system, wms, booking system, booking engine, booking, reservation system, reservation api, calendar service,
    google calendar, google calendar api, outlook calendar, calendar tool, scheduling system, appointment system, appointment api,
    scheduling api, billing systems, billing gl, shopify, shopify api, pos system, pos, student information system, sis system, lms,
    learning management system, loan system, loan origination system, underwriting system, trading system, procurement system, plm,
    mes, scada, legacy api, legacy database, mainframe, internal apis, internal system, internal systems, internal service, enterprise
    systems, business api, business application, company system, line of business app, ats, applicant tracking system, contract
    management system, clm, airtable, product catalog service, subscription system, account system, customer account api, docusign`,
  payment_api: `
    paystack, paystack api, mollie, klarna, checkout api, payment handler, payment webhook, payment intent, payment processor, payment
    provider, payment processing, payment system, payments service, payments api, payment gateway stripe, payment stripe, stripe
    payment, stripe payments, stripe checkout, stripe billing, checkout, checkout service, paypal, adyen, braintree, razorpay, square,
    refund service, refund tool, refund processor, process payment, process refund, issue refund, request refund, money transfer, wire
    transfer, fund transfer, ach transfer, payout service, wallet service, trade execution, order execution, broker api, trading api,
    alpaca api, purchase api, billing payment`,
  crm: `
    crm salesforce, crm database, crm data, crm integration, crm tool, salesforce crm, salesforce api, hubspot, hubspot crm, hubspot
    api, dynamics, dynamics 365, microsoft dynamics, microsoft dynamics crm, zoho, zoho crm, pipedrive, customer data platform, cdp,
    customer profile, customer profiles, customer 360, customer record, customer data, lead database, contact database, customer info,
    customer profile api, customer profile service, sales crm, update crm`,
  ticketing_system: `
    ticket system, ticket, ticket db, ticket database, ticket api, ticket queue, ticket store, ticket tool, ticket management, ticket
    creation, create ticket, support ticket, support ticket system, support system, support portal, zendesk, zendesk api, zendesk
    tickets, jira, jira api, jira tickets, jira cloud, jira issue, servicenow, servicenow api, service now, freshdesk, linear, linear
    api, asana, trello, github issue, github issues, issue queue, incident ticket, itsm, helpdesk system, monday com, clickup, past
    tickets, historical ticket, customer ticket, project management tool, incident system`,
  email_inbox: `
    gmail, gmail inbox, outlook, outlook inbox, outlook mail, email server, email provider, email account, email client, email thread,
    email source, email ingestion, email listener, email connector, email api, imap, imap server, imap inbox, exchange, microsoft
    exchange, microsoft graph mail, microsoft graph, graph api, read email, fetch email, customer email, customer emails, incoming
    mail, support email, new email, received email, email received, mail server, inbound mailbox, email fetcher`,
  code_repository: `
    github repository, github api, github tool, git repository, git server, git provider, gitlab repo, gitlab api, bitbucket repo,
    source repository, source repo, source control, version control, vcs, repo, repository, code store, code files, source code
    repository, pull request, pr, create pr, open pr, create pull request, branch repo, azure repos, config repo, codebase index,
    workspace files, repo files`,
  email_sender: `
    daily digest, weekly email, email digest, daily email, email service provider, email tool, email notification, email notifier,
    email dispatch, email delivery, email out, email gateway, email smtp, send email tool, send email node, send reply, send mail,
    sends email, amazon ses, aws ses, ses, sendgrid, sendgrid api, sendgrid email, mailgun, postmark, resend, mailchimp, smtp server,
    smtp relay, smtp service, outgoing email, outgoing mail, outbound mail, outreach email, email campaign, newsletter, email reply,
    reply email`,
  notification_service: `
    slack post, slack poster, teams post, post message, notification, notification api, notification engine, notification system,
    notification handler, notification worker, notification queue service, notification center, notifier, push notification, push
    notifications, push service, slack notification, slack notifications, slack notifier, slack message, slack webhook, post to slack,
    send to slack, notify slack, notify user, notify customer, notify team, user notification, sms notification, sms sender, send sms,
    twilio sms, send notification, send slack message, fcm, firebase cloud messaging, apn, apns, onesignal, novu, reminder service,
    reminder, teams notification, teams webhook, messaging service, message sender, outbound webhook, send webhook, telegram
    notification, discord notification, discord webhook, toast, ntfy, pushover, gotify, apprise`,
  multi_region: `
    multi region failover, multi region deployment, multi region setup, region failover, cross region replication, cross region
    failover, secondary region, dr site, dr region, backup region, standby, hot standby, warm standby, active active region, global
    failover, geo redundancy, multi az, failover cluster, backup recovery, backups, backup service, disaster recovery site, aurora
    global`,
  trust_boundary: `
    private subnet, public subnet, private vpc, aws vpc, virtual network, vnet, private cloud, corporate network, intranet, security
    boundary, security perimeter, trusted network, untrusted network, network boundary, internal zone, external zone, service
    perimeter, vpc service controls, public zone, private zone, company network`,
  tenant_boundary: `
    tenant c, tenant 1, tenant 2, customer a, customer b, tenant zone, tenant environment, tenant vpc, single tenant, customer tenant,
    customer account vpc`,
  region_boundary: `
    us region, apac region, eu central, europe region, eu zone, us east, us west, eu west, us east 1, eu west 1, aws region, azure
    region, gcp region, data center, datacenter, data centre, on premise, region a, region b, primary region, europe west, eu only,
    edge region, ap south`,
}
