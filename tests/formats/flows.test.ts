import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { arrowsOf, labelsOf, nodeOf, readAny, readOne, zonesOf } from './readOne.ts'

const SECRET = 'sk-proj-abcdefghijklmnopqrstuvwxyz0123456789'

const flowiseNode = (id: string, label: string, name: string, category: string, inputs: object = {}, more: object = {}): object => ({
  id,
  position: { x: 0, y: 0 },
  width: 300,
  height: 400,
  type: 'customNode',
  data: { id, label, name, category, type: label, inputAnchors: [], inputParams: [], inputs, ...more },
})
const link = (source: string, target: string, more: object = {}): object => ({ id: `${source}-${target}`, source, target, ...more })

describe('a flow of Flowise', () => {
  it('has models, memory and tools plugged into its agent: the agent calls them', async () => {
    const reading = await readOne({
      nodes: [
        flowiseNode('m', 'ChatOpenAI', 'chatOpenAI', 'Chat Models', {
          modelName: 'gpt-4o',
          temperature: '0.2',
          maxTokens: 800,
          streaming: true,
        }),
        flowiseNode('b', 'Buffer Window Memory', 'bufferWindowMemory', 'Memory', { k: 6 }),
        flowiseNode('t', 'Serp API', 'serpAPI', 'Tools'),
        flowiseNode('a', 'Tool Agent', 'toolAgent', 'Agents', { maxIterations: '8' }),
      ],
      edges: [link('m', 'a'), link('b', 'a'), link('t', 'a')],
    })
    expect(arrowsOf(reading)).toEqual(['Tool Agent -> Buffer Window Memory', 'Tool Agent -> ChatOpenAI', 'Tool Agent -> Serp API'])
    expect(nodeOf(reading, 'ChatOpenAI')).toEqual({
      kind: 'llm',
      props: { model: 'gpt-4o', temperature: 0.2, maxOutputTokens: 800, streaming: true },
    })
    expect(nodeOf(reading, 'Buffer Window Memory')).toEqual({ kind: 'session_store', props: { turnsKept: 6 } })
    expect(nodeOf(reading, 'Serp API').kind).toBe('web_search')
    expect(nodeOf(reading, 'Tool Agent')).toEqual({ kind: 'agent', props: { maxSteps: 8 } })
    expect(reading.account).toMatchObject({ boxes: 4, understood: 4, unsure: [] })
  })

  it('has documents that flow into a store, and a chain that asks it', async () => {
    const reading = await readOne({
      nodes: [
        flowiseNode('s', 'Recursive Splitter', 'recursiveCharacterTextSplitter', 'Text Splitters', { chunkSize: 1000, chunkOverlap: 200 }),
        flowiseNode('d', 'Pdf File', 'pdfFile', 'Document Loaders'),
        flowiseNode('e', 'OpenAI Embeddings', 'openAIEmbeddings', 'Embeddings', { modelName: 'text-embedding-3-small' }),
        flowiseNode('v', 'Pinecone', 'pinecone', 'Vector Stores', { topK: '5' }),
        flowiseNode('c', 'QA Chain', 'conversationalRetrievalQAChain', 'Chains'),
      ],
      edges: [link('s', 'd'), link('d', 'v'), link('e', 'v'), link('v', 'c')],
    })
    expect(arrowsOf(reading)).toEqual([
      'Pdf File -> Pinecone',
      'Pdf File -> Recursive Splitter',
      'Pinecone -> OpenAI Embeddings',
      'QA Chain -> Pinecone',
    ])
    expect(reading.graph.edges.map(({ kind }) => kind ?? 'request')).toEqual(['data', 'data', 'request', 'request'])
    expect(nodeOf(reading, 'Recursive Splitter')).toEqual({
      kind: 'chunker',
      props: { chunkSize: 1000, chunkOverlap: 200, chunkTokens: 250, overlap: 50 },
    })
    expect(nodeOf(reading, 'Pinecone')).toEqual({ kind: 'vector_db', props: { k: 5 } })
    expect(nodeOf(reading, 'OpenAI Embeddings')).toEqual({ kind: 'embedding_model', props: { model: 'text-embedding-3-small' } })
  })

  it('of the second agent kind runs as it is drawn, and keeps the settings of its models', async () => {
    const step = (id: string, label: string, inputs: object = {}, more: object = {}) => ({
      ...flowiseNode(`${id}_0`, label, id, 'Agent Flows', inputs),
      type: 'agentFlow',
      ...more,
    })
    const reading = await readOne({
      nodes: [
        step('startAgentflow', 'Start'),
        step('conditionAgentAgentflow', 'Which topic', {
          conditionAgentModel: 'chatOpenAI',
          conditionAgentModelConfig: { credential: SECRET, modelName: 'gpt-4o-mini', temperature: 0.9 },
        }),
        step('agentAgentflow', 'Research', { agentModelConfig: { modelName: 'claude-sonnet-4-5' }, agentTools: [{}, {}] }),
        step('humanInputAgentflow', 'Ask first'),
        { ...step('stickyNoteAgentflow', 'Note', { note: 'Only for staff' }), type: 'stickyNote' },
        step('iterationAgentflow', 'Each topic'),
        step('llmAgentflow', 'Summarise', {}, { parentNode: 'iterationAgentflow_0' }),
      ],
      edges: [
        link('startAgentflow_0', 'conditionAgentAgentflow_0'),
        link('conditionAgentAgentflow_0', 'agentAgentflow_0', { data: { edgeLabel: '0' } }),
        link('agentAgentflow_0', 'humanInputAgentflow_0'),
      ],
    })
    expect(arrowsOf(reading)).toEqual(['Research -> Ask first', 'Start -> Which topic', 'Which topic -0-> Research'])
    expect(nodeOf(reading, 'Which topic')).toEqual({ kind: 'intent_router', props: { model: 'gpt-4o-mini', temperature: 0.9 } })
    expect(nodeOf(reading, 'Research')).toEqual({ kind: 'agent', props: { model: 'claude-sonnet-4-5', toolCount: 2 } })
    expect(nodeOf(reading, 'Ask first').kind).toBe('approval_gate')
    expect(zonesOf(reading)).toEqual(['Each topic: Each topic, Summarise'])
    expect(reading.graph.notes.map(({ text }) => text)).toEqual(['Only for staff'])
  })

  it('may be an export of everything, with each flow as JSON in a string', async () => {
    const flowData = JSON.stringify({ nodes: [flowiseNode('m', 'ChatAnthropic', 'chatAnthropic', 'Chat Models')], edges: [] })
    const { format, readings } = await readAny({ ChatFlow: [{ name: 'Bot', flowData }], AgentFlow: [{ name: 'Team', flowData }] })
    expect([format, readings.map(({ name }) => name)]).toEqual(['flowise', ['Bot', 'Team']])
  })
})

const component = (id: string, type: string, display: string, template: object = {}, more: object = {}): object => ({
  id,
  type: 'genericNode',
  position: { x: 10, y: 20 },
  data: { id, type, node: { display_name: display, template, ...more } },
})
const wire = (source: string, target: string, output: string): object =>
  link(source, target, { data: { sourceHandle: { dataType: 'x', output_types: [output] }, targetHandle: { fieldName: 'y' } } })

describe('a flow of Langflow', () => {
  it('passes messages on as drawn, and is called by whom its models are plugged into', async () => {
    const reading = await readOne({
      name: 'Vector Store RAG',
      data: {
        nodes: [
          component('i', 'ChatInput', 'Chat Input'),
          component('p', 'Prompt', 'Prompt'),
          component('m', 'OpenAIModel', 'OpenAI', {
            model_name: { value: 'gpt-4.1' },
            temperature: { value: 0.1 },
            api_key: { value: SECRET, password: true },
          }),
          component('o', 'ChatOutput', 'Chat Output'),
          component('v', 'AstraDB', 'Astra DB', { number_of_results: { value: 4 } }),
          component('e', 'OpenAIEmbeddings', 'OpenAI Embeddings', { model: { value: 'text-embedding-3-large' } }),
          { id: 'n', type: 'noteNode', data: { type: 'note', node: { description: '# Read me' } } },
        ],
        edges: [
          wire('i', 'p', 'Message'),
          wire('v', 'p', 'Message'),
          wire('p', 'm', 'Message'),
          wire('m', 'o', 'Message'),
          wire('e', 'v', 'Embeddings'),
        ],
      },
    })
    expect(arrowsOf(reading)).toEqual([
      'Astra DB -> OpenAI Embeddings',
      'Astra DB -> Prompt',
      'Chat Input -> Prompt',
      'OpenAI -> Chat Output',
      'Prompt -> OpenAI',
    ])
    expect(nodeOf(reading, 'OpenAI')).toEqual({ kind: 'llm', props: { model: 'gpt-4.1', temperature: 0.1 } })
    expect(nodeOf(reading, 'Astra DB')).toEqual({ kind: 'vector_db', props: { k: 4 } })
    expect(reading.graph.title).toBe('Vector Store RAG')
    expect(reading.graph.notes[0]?.text).toBe('Read me')
    expect(JSON.stringify(reading.graph)).not.toContain('sk-')
  })

  it('of an older version writes its ends as text, and components of somebody are read by what they offer', async () => {
    const handle = (type: string) => JSON.stringify({ baseClasses: [type], dataType: 'x', id: 'y' }).replaceAll('"', 'œ')
    const reading = await readOne({
      data: {
        nodes: [
          component('a', 'MyOwnAgent-1', 'Helper', {}, { base_classes: ['AgentExecutor'] }),
          component('s', 'SplitText', 'Split Text', { chunk_size: { value: 400 }, chunk_overlap: { value: 40 } }),
          component('m', 'CustomThing', 'House model', {}, { outputs: [{ types: ['LanguageModel'] }] }),
          component('t', 'SomeNewTool', 'Weather', {}, { base_classes: ['Tool'] }),
        ],
        edges: [link('m', 'a', { sourceHandle: handle('BaseLanguageModel') }), link('t', 'a', { sourceHandle: handle('Tool') })],
      },
    })
    expect(arrowsOf(reading)).toEqual(['Helper -> House model', 'Helper -> Weather'])
    expect(['Helper', 'House model', 'Weather'].map((label) => nodeOf(reading, label).kind)).toEqual(['agent', 'llm', 'tool_executor'])
    expect(nodeOf(reading, 'Split Text').props).toMatchObject({ chunkSize: 400, chunkTokens: 100 })
  })

  it('may be several in one export', async () => {
    const one = { name: 'A', data: { nodes: [component('i', 'ChatInput', 'Chat Input')], edges: [] } }
    const { format, readings } = await readAny({ flows: [one, { ...one, name: 'B' }] })
    expect([format, readings.map(({ name }) => name)]).toEqual(['langflow', ['A', 'B']])
  })
})

const difyStep = (id: string, type: string, title: string, data: object = {}, more: object = {}): object => ({
  id,
  type: 'custom',
  position: { x: 30, y: 260 },
  width: 244,
  height: 90,
  data: { type, title, desc: '', ...data },
  ...more,
})
const difyApp = (nodes: object[], edges: object[]) => ({
  app: { name: 'Docs chat', mode: 'advanced-chat' },
  kind: 'app',
  version: '0.3.0',
  workflow: { environment_variables: [{ name: 'KEY', value: SECRET }], graph: { nodes, edges } },
})

describe('an app of Dify', () => {
  const app = difyApp(
    [
      difyStep('1', 'start', 'Start'),
      difyStep('2', 'question-classifier', 'Topic', {
        classes: [{ id: 'c1', name: 'Billing' }],
        model: { name: 'gpt-4o-mini', provider: 'openai', completion_params: { temperature: 0 } },
      }),
      difyStep('3', 'knowledge-retrieval', 'Search docs', {
        multiple_retrieval_config: { top_k: 4, score_threshold: 0.5, score_threshold_enabled: true },
      }),
      difyStep('4', 'llm', 'Write answer', {
        model: { name: 'claude-sonnet-4-5', completion_params: { temperature: 0.7, max_tokens: 512 } },
      }),
      difyStep('5', 'answer', 'Answer'),
    ],
    [
      link('1', '2', { sourceHandle: 'source' }),
      link('2', '3', { sourceHandle: 'c1' }),
      link('3', '4', { sourceHandle: 'source' }),
      link('4', '5', { sourceHandle: 'source' }),
    ],
  )

  it.each([
    ['JSON', app],
    ['YAML', stringify(app)],
  ])('is read from %s', async (_, content) => {
    const { format, readings } = await readAny(content)
    const [reading] = readings
    expect(format).toBe('dify')
    expect(reading && arrowsOf(reading)).toEqual([
      'Search docs -> Write answer',
      'Start -> Topic',
      'Topic -Billing-> Search docs',
      'Write answer -> Answer',
    ])
    expect(nodeOf(reading!, 'Search docs')).toEqual({ kind: 'retriever', props: { k: 4, minScore: 0.5 } })
    expect(nodeOf(reading!, 'Write answer')).toEqual({
      kind: 'llm',
      props: { model: 'claude-sonnet-4-5', temperature: 0.7, maxOutputTokens: 512 },
    })
    expect(nodeOf(reading!, 'Topic').kind).toBe('intent_router')
    expect(reading?.graph.title).toBe('Docs chat')
    expect(reading?.account.unsure).toEqual([])
    expect(JSON.stringify(reading?.graph)).not.toContain(SECRET)
  })

  it('has loops around steps: a zone, whose first step follows the loop', async () => {
    const reading = await readOne(
      difyApp(
        [
          difyStep('1', 'start', 'Start'),
          difyStep('i', 'iteration', 'Each page', { start_node_id: 'is' }),
          difyStep('is', 'iteration-start', '', {}, { parentId: 'i', type: 'custom-iteration-start' }),
          difyStep('t', 'llm', 'Translate', {}, { parentId: 'i' }),
          difyStep('g', 'tool', 'Google', { provider_id: 'google', tool_name: 'google_search' }),
          { id: 'n', type: 'custom-note', data: { type: '', text: '{"root":{"children":[{"text":"Slow for long books"}]}}' } },
        ],
        [link('1', 'i'), link('is', 't'), link('i', 'g')],
      ),
    )
    expect(arrowsOf(reading)).toEqual(['Each page -> Google', 'Each page -> Translate', 'Start -> Each page'])
    expect(zonesOf(reading)).toEqual(['Each page: Each page, Translate'])
    expect(nodeOf(reading, 'Google').kind).toBe('web_search')
    expect(reading.graph.notes[0]?.text).toBe('Slow for long books')
    expect(reading.account.ignored).toEqual([{ what: 'the mark of where a loop begins', count: 1 }])
  })

  it('without steps is its model, what it searches and what it may use', async () => {
    const reading = await readOne({
      app: { name: 'Helper', mode: 'agent-chat' },
      kind: 'app',
      model_config: {
        model: { name: 'gpt-4o', provider: 'openai', completion_params: { temperature: 0.3 } },
        agent_mode: {
          enabled: true,
          max_iteration: 5,
          tools: [
            { enabled: true, tool_name: 'tavily_search', provider_id: 'tavily', tool_label: 'Tavily' },
            { enabled: false, tool_name: 'x' },
          ],
        },
        dataset_configs: { top_k: 3, datasets: { datasets: [{ dataset: { id: 'd', enabled: true } }] } },
      },
    })
    expect(arrowsOf(reading)).toEqual(['Chat -> Helper', 'Helper -> Knowledge base', 'Helper -> Tavily', 'Helper -> gpt-4o'])
    expect(nodeOf(reading, 'Helper').kind).toBe('agent')
    expect(nodeOf(reading, 'Knowledge base')).toEqual({ kind: 'retriever', props: { k: 3 } })
  })

  it.each([
    ['grows by aliases', `kind: app\napp: {}\na: &a [x, x]\nb: &b [*a, *a]\nworkflow: { graph: { nodes: [*b] } }\n`, 'expected YAML'],
    ['is no YAML', 'kind: app\napp:\n\t- {', 'expected YAML'],
    ['has no steps', 'kind: app\nworkflow:\n  graph: 5\n', 'workflow.graph.nodes: expected'],
  ])('is refused where it %s', async (_, content, reason) => {
    await expect(readOne(content)).rejects.toThrow(reason)
  })
})

const n8nStep = (name: string, type: string, parameters: object = {}, more: object = {}): object => ({
  id: `id of ${name}`,
  name,
  type: type.includes('.') ? type : `n8n-nodes-base.${type}`,
  typeVersion: 1,
  position: [0, 0],
  parameters,
  ...more,
})
const lc = (type: string): string => `@n8n/n8n-nodes-langchain.${type}`
const to = (node: string, type = 'main') => ({ node, type, index: 0 })

describe('a workflow of n8n', () => {
  it('has parts that point at their agent: the agent calls them', async () => {
    const reading = await readOne({
      name: 'Support',
      nodes: [
        n8nStep('When chat message received', lc('chatTrigger')),
        n8nStep('AI Agent', lc('agent'), { options: { maxIterations: 6 } }),
        n8nStep(
          'OpenAI Chat Model',
          lc('lmChatOpenAi'),
          { model: { __rl: true, mode: 'list', value: 'gpt-4o-mini' }, options: { temperature: 0.2 } },
          { credentials: { openAiApi: { id: '7', name: SECRET } } },
        ),
        n8nStep('Simple Memory', lc('memoryBufferWindow'), { contextWindowLength: 10 }),
        n8nStep('SerpAPI', lc('toolSerpApi')),
        n8nStep('Read me', 'stickyNote', { content: `Put your key here: ${SECRET}` }),
      ],
      connections: {
        'When chat message received': { main: [[to('AI Agent')]] },
        'OpenAI Chat Model': { ai_languageModel: [[to('AI Agent', 'ai_languageModel')]] },
        'Simple Memory': { ai_memory: [[to('AI Agent', 'ai_memory')]] },
        SerpAPI: { ai_tool: [[to('AI Agent', 'ai_tool')]] },
      },
    })
    expect(arrowsOf(reading)).toEqual([
      'AI Agent -> OpenAI Chat Model',
      'AI Agent -> SerpAPI',
      'AI Agent -> Simple Memory',
      'When chat message received -> AI Agent',
    ])
    expect(nodeOf(reading, 'OpenAI Chat Model')).toEqual({ kind: 'llm', props: { model: 'gpt-4o-mini', temperature: 0.2 } })
    expect(nodeOf(reading, 'AI Agent')).toEqual({ kind: 'agent', props: { maxSteps: 6 } })
    expect(nodeOf(reading, 'Simple Memory')).toEqual({ kind: 'session_store', props: { turnsKept: 10 } })
    expect(nodeOf(reading, 'When chat message received').kind).toBe('chat_ui')
    expect(reading.graph.notes[0]?.text).toBe('Put your key here: •••')
    expect(JSON.stringify([reading.graph, reading.account])).not.toContain('sk-proj')
  })

  it('has documents that flow into a store: that link runs as it is drawn', async () => {
    const reading = await readOne({
      nodes: [
        n8nStep('Google Drive Trigger', 'googleDriveTrigger'),
        n8nStep('Qdrant', lc('vectorStoreQdrant'), { mode: 'insert' }),
        n8nStep('Embeddings', lc('embeddingsOpenAi'), { model: 'text-embedding-3-small' }),
        n8nStep('Data Loader', lc('documentDefaultDataLoader')),
        n8nStep('Splitter', lc('textSplitterRecursiveCharacterTextSplitter'), { chunkSize: 1200, chunkOverlap: 120 }),
      ],
      connections: {
        'Google Drive Trigger': { main: [[to('Qdrant')]] },
        Embeddings: { ai_embedding: [[to('Qdrant', 'ai_embedding')]] },
        'Data Loader': { ai_document: [[to('Qdrant', 'ai_document')]] },
        Splitter: { ai_textSplitter: [[to('Data Loader', 'ai_textSplitter')]] },
      },
    })
    expect(arrowsOf(reading)).toEqual([
      'Data Loader -> Qdrant',
      'Data Loader -> Splitter',
      'Google Drive Trigger -> Qdrant',
      'Qdrant -> Embeddings',
    ])
    expect(nodeOf(reading, 'Splitter').props).toMatchObject({ chunkSize: 1200, chunkTokens: 300 })
  })

  it('has ordinary steps: routers, code, databases, mail, apps', async () => {
    const types = {
      If: 'if',
      Code: 'code',
      Postgres: 'postgres',
      Mail: 'gmail',
      'Slack?': 'slack',
      Timer: 'scheduleTrigger',
      Call: 'httpRequest',
      App: 'someNewApp',
      'Some form': 'typeformTrigger',
    }
    const reading = await readOne({
      nodes: Object.entries(types).map(([name, type]) => n8nStep(name, type)),
      connections: { Timer: { main: [[to('If')]] }, If: { main: [[to('Code')], [to('Mail')]] } },
    })
    expect(Object.keys(types).map((name) => nodeOf(reading, name).kind)).toEqual([
      'router',
      'code_executor',
      'relational_db',
      'email_sender',
      'messaging_channel',
      'scheduler',
      'external_api',
      'third_party_api',
      'external_trigger',
    ])
    expect(arrowsOf(reading)).toEqual(['If -> Code', 'If -> Mail', 'Timer -> If'])
  })

  it('has sheets of words behind its steps: they speak of those', async () => {
    const at = (name: string, type: string, position: [number, number], parameters: object = {}) => ({
      ...n8nStep(name, type, parameters),
      position,
    })
    const { graph } = await readOne({
      name: 'Desk',
      nodes: [
        at('Fetch', 'httpRequest', [40, 80]),
        at('Keep', 'postgres', [300, 80]),
        at('Elsewhere', 'slack', [2000, 80]),
        at('Sheet', 'stickyNote', [0, 0], {
          content: '## Nightly copy\n**Only** from [the desk](https://example.com)',
          width: 600,
          height: 300,
        }),
      ],
      connections: {},
    })
    const named = new Map(graph.nodes.map(({ id, label }) => [id, label]))
    expect(graph.notes.map(({ text, near = [] }) => [text, near.map((id) => named.get(id))])).toEqual([
      ['Nightly copy\nOnly from the desk', ['Fetch', 'Keep']],
    ])
  })

  it('has steps that are switched off, retried, or wait for a person', async () => {
    const reading = await readOne({
      nodes: [
        n8nStep('Old', 'slack', {}, { disabled: true }),
        n8nStep('Call', 'httpRequest', {}, { retryOnFail: true, maxTries: 4 }),
        n8nStep('Ask', 'gmail', { operation: 'sendAndWait' }),
      ],
      connections: {},
    })
    expect(nodeOf(reading, 'Old').props).toEqual({ planned: true })
    expect(nodeOf(reading, 'Call').props).toEqual({ retries: 4 })
    expect(nodeOf(reading, 'Ask').kind).toBe('approval_gate')
    expect(reading.account.ignored).toEqual([{ what: 'a step that is switched off, kept as planned', count: 1 }])
  })

  it('may be wrapped by a template, and links to steps that are gone are counted', async () => {
    const workflow = { nodes: [n8nStep('Hook', 'webhook')], connections: { Hook: { main: [[to('Gone')], null, [null]] } } }
    const { format, readings } = await readAny({ id: 5, workflow: { workflow } })
    expect([format, labelsOf(readings[0]!)]).toEqual(['n8n', ['Hook']])
    expect(readings[0]?.account.ignored).toEqual([{ what: 'a link to a step that is not in the file', count: 1 }])
  })
})

describe('an agent of RAGFlow', () => {
  const part = (component_name: string, downstream: string[] = [], params: object = {}) => ({
    downstream,
    upstream: [],
    obj: { component_name, params },
  })
  const node = (id: string, name: string, form: object = {}, type = 'ragNode') => ({
    id,
    type,
    position: { x: 0, y: 0 },
    data: { label: id.split(':')[0], name, form },
  })

  it('is a canvas with the settings of its components', async () => {
    const agent = {
      llm_id: 'deepseek-chat@DeepSeek',
      temperature: 0.1,
      temperatureEnabled: true,
      max_rounds: 5,
      max_tokens: 256,
      maxTokensEnabled: false,
      tools: [{ component_name: 'Retrieval', name: 'Docs', params: { top_n: 8, top_k: 1024, similarity_threshold: 0.2 } }],
    }
    const reading = await readOne({
      title: { en: 'Docs bot', de: 'Doku' },
      dsl: {
        components: { begin: part('Begin', ['Agent:A']), 'Agent:A': part('Agent', ['Message:M'], agent), 'Message:M': part('Message') },
        graph: {
          nodes: [
            node('begin', 'begin', {}, 'beginNode'),
            node('Agent:A', 'Docs agent', agent, 'agentNode'),
            node('Message:M', 'Reply'),
            node('Tool:T', 'flow.tool_0', {}, 'toolNode'),
            node('Note:N', 'About', { text: 'For staff' }, 'noteNode'),
          ],
          edges: [
            link('begin', 'Agent:A', { sourceHandle: 'start' }),
            link('Agent:A', 'Message:M', { sourceHandle: 'start' }),
            link('Agent:A', 'Tool:T', { sourceHandle: 'tool' }),
          ],
        },
      },
    })
    expect(arrowsOf(reading)).toEqual(['Docs agent -> Docs', 'Docs agent -> Reply', 'begin -> Docs agent'])
    expect(nodeOf(reading, 'Docs agent')).toEqual({ kind: 'agent', props: { model: 'deepseek-chat', temperature: 0.1, maxSteps: 5 } })
    expect(nodeOf(reading, 'Docs')).toEqual({ kind: 'retriever', props: { k: 8, minScore: 0.2 } })
    expect(reading.graph.title).toBe('Docs bot')
    expect(reading.graph.notes[0]?.text).toBe('For staff')
  })

  it('of an early version is components and what follows each', async () => {
    const { format, readings } = await readAny({
      components: {
        begin: part('Begin', ['Retrieval:R']),
        'Retrieval:R': part('Retrieval', ['Generate:G'], { top_n: 6 }),
        'Generate:G': part('Generate', [], { llm_id: 'gpt-4o' }),
      },
    })
    expect(format).toBe('ragflow')
    expect(arrowsOf(readings[0]!)).toEqual(['Begin -> Retrieval', 'Retrieval -> Generate'])
    expect(nodeOf(readings[0]!, 'Generate')).toEqual({ kind: 'llm', props: { model: 'gpt-4o' } })
  })
})

describe('a graph of LangGraph', () => {
  it('names its steps by what they are made of, or as the documentation does', async () => {
    const reading = await readOne({
      nodes: [
        { id: '__start__', type: 'runnable', data: { id: ['langgraph', 'utils', 'runnable', 'RunnableCallable'], name: '__start__' } },
        { id: 'agent', type: 'runnable', data: { id: ['langgraph', 'utils', 'runnable', 'RunnableCallable'], name: 'agent' } },
        { id: 'my_tools', type: 'runnable', data: { id: ['langgraph', 'prebuilt', 'tool_node', 'ToolNode'], name: 'my_tools' } },
        { id: '__end__', type: 'runnable', data: { id: [], name: '__end__' } },
      ],
      edges: [
        { source: '__start__', target: 'agent' },
        { source: 'my_tools', target: 'agent' },
        { source: 'agent', target: 'my_tools', conditional: true, data: 'continue' },
        { source: 'agent', target: '__end__', conditional: true },
      ],
    })
    expect(arrowsOf(reading)).toEqual(['Start -> agent', 'agent -> End', 'agent -continue-> my tools', 'my tools -> agent'])
    expect(nodeOf(reading, 'my tools').kind).toBe('tool_executor')
    expect(reading.graph.edges[3]?.props).toEqual({ conditional: true })
  })

  it('with steps of somebody is read by their names', async () => {
    const { format, readings } = await readAny({
      nodes: [
        { id: '__start__', type: 'schema', data: '__start__' },
        { id: 'retrieve', type: 'runnable', data: {} },
        { id: 'call_payment_api', type: 'runnable', data: {} },
      ],
      edges: [],
    })
    expect([format, nodeOf(readings[0]!, 'retrieve').kind]).toEqual(['langgraph', 'retriever'])
    expect(nodeOf(readings[0]!, 'call payment api').kind).toBeUndefined()
  })

  it('may number its steps, and hold graphs that are steps', async () => {
    const reading = await readOne({
      nodes: [
        { id: 0, type: 'schema', data: '__start__' },
        { id: 1, type: 'runnable', data: { id: ['langchain_core', 'ChatOpenAI'], name: 'ChatOpenAI' } },
        { id: 'research:agent', type: 'runnable', data: {} },
        { id: 'research:web_search', type: 'runnable', data: {} },
      ],
      edges: [
        { source: 0, target: 1 },
        { source: 1, target: 'research:agent' },
        { source: 'research:agent', target: 'research:web_search' },
      ],
    })
    expect(arrowsOf(reading)).toEqual(['ChatOpenAI -> agent', 'Start -> ChatOpenAI', 'agent -> web search'])
    expect(nodeOf(reading, 'ChatOpenAI').kind).toBe('llm')
    expect(zonesOf(reading)).toEqual(['research: agent, web search'])
  })
})
