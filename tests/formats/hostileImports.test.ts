import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { detectFormat, readDrawings } from '#critique/formats/readDrawing.ts'
import { Source } from '#critique/formats/source.ts'
import { svgWithGraph } from '#critique/formats/picture.ts'
import { GraphError, parseGraph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { libraries } from '#server/formats/libraries.ts'

const cell = (id: string, value: string, x: number): string =>
  `<mxCell id="${id}" value="${value}" style="rounded=1;html=1" vertex="1" parent="1"><mxGeometry x="${x}" y="0" width="120" height="60" as="geometry"/></mxCell>`
const model = `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>${cell('a', '&lt;b&gt;Agent&lt;/b&gt;', 0)}${cell('b', 'LLM', 300)}<mxCell id="e" style="endArrow=classic" edge="1" parent="1" source="a" target="b"><mxGeometry relative="1" as="geometry"><mxPoint x="9" y="9" as="targetPoint"/></mxGeometry></mxCell></root></mxGraphModel>`
const node = (id: string, data: object): object => ({ id, type: 'customNode', position: { x: 1, y: 2 }, width: 200, height: 80, data })
const edge = { id: 'e', source: 'a', target: 'b', sourceHandle: 's', targetHandle: 't' }
const difyApp = {
  app: { name: 'App', mode: 'workflow' },
  kind: 'app',
  version: '0.1.5',
  workflow: {
    graph: {
      nodes: [
        node('a', { type: 'start', title: 'Start' }),
        node('b', { type: 'llm', title: 'Answer', model: { name: 'gpt-4o', completion_params: { temperature: 0.5 } } }),
      ],
      edges: [edge],
    },
  },
}

/** A small file of each format. */
const samples: Readonly<Record<string, string>> = {
  excalidraw: JSON.stringify({
    type: 'excalidraw',
    version: 2,
    elements: [
      { id: 'f', type: 'frame', x: -20, y: -20, width: 600, height: 200, name: 'VPC' },
      {
        id: 'a',
        type: 'rectangle',
        x: 0,
        y: 0,
        width: 160,
        height: 70,
        angle: 0.1,
        frameId: 'f',
        groupIds: ['g'],
        boundElements: [{ id: 't', type: 'text' }],
      },
      { id: 't', type: 'text', x: 10, y: 10, width: 80, height: 25, fontSize: 20, text: 'Agent', originalText: 'Agent', containerId: 'a' },
      { id: 'b', type: 'ellipse', x: 300, y: 0, width: 160, height: 70, isDeleted: false },
      { id: 'u', type: 'text', x: 330, y: 20, width: 60, height: 25, fontSize: 20, text: 'LLM' },
      {
        id: 'e',
        type: 'arrow',
        x: 160,
        y: 35,
        points: [
          [0, 0],
          [60, 0],
          [140, 0],
        ],
        startBinding: { elementId: 'a', focus: 0, gap: 1 },
        endBinding: null,
        endArrowhead: 'arrow',
      },
    ],
  }),
  drawio: `<mxfile host="x"><diagram name="Page-1">${model}</diagram><diagram name="Packed">${deflateRawSync(encodeURIComponent(model)).toString('base64')}</diagram></mxfile>`,
  picture: svgWithGraph('<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', parseSketch('end_user -> agent -> vector_db'), new Map()),
  flowise: JSON.stringify({
    nodes: [
      node('a', {
        id: 'a',
        label: 'ChatOpenAI',
        name: 'chatOpenAI',
        category: 'Chat Models',
        inputs: { modelName: 'gpt-4o', temperature: 0.9 },
      }),
      node('b', { id: 'b', label: 'Agent', name: 'toolAgent', category: 'Agents', inputs: { maxIterations: 5 } }),
    ],
    edges: [edge],
  }),
  langflow: JSON.stringify({
    name: 'Flow',
    data: {
      nodes: [
        node('a', {
          type: 'OpenAIModel',
          node: { display_name: 'OpenAI', template: { model_name: { value: 'gpt-4o' } }, outputs: [{ types: ['LanguageModel'] }] },
        }),
        node('b', { type: 'Agent', node: { display_name: 'Agent', template: {} } }),
      ],
      edges: [{ ...edge, data: { sourceHandle: { output_types: ['LanguageModel'] } } }],
    },
  }),
  dify: JSON.stringify(difyApp),
  'dify yaml': stringify(difyApp),
  n8n: JSON.stringify({
    name: 'Flow',
    nodes: [
      { id: '1', name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', position: [0, 0], parameters: { options: { maxIterations: 3 } } },
      {
        id: '2',
        name: 'Model',
        type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
        position: [0, 200],
        parameters: { model: { value: 'gpt-4o' } },
      },
    ],
    connections: { Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] } },
  }),
  ragflow: JSON.stringify({
    dsl: {
      components: {
        begin: { downstream: ['Agent:A'], obj: { component_name: 'Begin', params: {} } },
        'Agent:A': {
          downstream: [],
          obj: { component_name: 'Agent', params: { llm_id: 'x@Y', tools: [{ component_name: 'Retrieval', params: { top_n: 8 } }] } },
        },
      },
      graph: {
        nodes: [node('begin', { label: 'Begin', name: 'begin' }), node('Agent:A', { label: 'Agent', name: 'A' })],
        edges: [{ id: 'e', source: 'begin', target: 'Agent:A', sourceHandle: 'start' }],
      },
    },
  }),
  langgraph: JSON.stringify({
    nodes: [
      { id: '__start__', type: 'runnable', data: { id: ['a', 'B'], name: '__start__' } },
      { id: 'agent', type: 'runnable', data: {} },
    ],
    edges: [{ source: '__start__', target: 'agent', conditional: true }],
  }),
}

/** The same numbers every time: a failure can be looked at. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const nasty = [
  '__proto__',
  'constructor',
  '1e999',
  '-1',
  'null',
  '[]',
  '{}',
  '""',
  '\u0000',
  '\uD800',
  '<',
  '>',
  '&#x0;',
  '&amp;',
  '%',
  '%E0%A4%A',
  ']]>',
  '-->',
  '\n',
  '\t- ',
  ': ',
  '&a',
  '*a',
  '{"',
  '9'.repeat(40),
  'x'.repeat(3_000),
  '['.repeat(300),
  '<a>'.repeat(300),
]

function mutate(text: string, roll: (below: number) => number): string {
  let changed = text
  for (let times = 1 + roll(4); times > 0; times--) {
    const at = roll(changed.length + 1)
    const to = Math.min(changed.length, at + roll(40))
    const piece = changed.slice(at, to)
    const act = roll(6)
    if (act === 0) changed = changed.slice(0, at) + changed.slice(to)
    else if (act === 1) changed = changed.slice(0, at) + piece.repeat(1 + roll(30)) + changed.slice(at)
    else if (act === 2) changed = changed.slice(0, at) + (nasty[roll(nasty.length)] ?? '') + changed.slice(to)
    else if (act === 3) changed = changed.slice(0, at) + String.fromCharCode(roll(0x300)) + changed.slice(at + 1)
    else if (act === 4) changed = changed.replaceAll(piece || 'a', nasty[roll(nasty.length)] ?? '')
    else changed = changed.replace(/-?\d+(\.\d+)?/, ['1e308', '-1e9', '0', '"7"', 'true'][roll(5)] ?? '0')
    if (changed.length > 200_000) changed = changed.slice(0, 200_000)
  }
  return changed
}

const RUNS = Number(process.env.FUZZ_RUNS ?? 150)
const SEED = process.env.FUZZ_RUNS ? Date.now() : 20_261_122
/** No reader may hang. Generous for a machine that is busy. */
const MOST_MS = 1_000

describe('a damaged file', () => {
  it.each(Object.entries(samples))(
    'is read or refused, and soon: %s',
    async (_, sample) => {
      const roll = dice(SEED)
      await readDrawings(new Source(sample), libraries)
      for (let run = 0; run < RUNS; run++) {
        const content = mutate(sample, roll)
        const started = performance.now()
        try {
          const { readings } = await readDrawings(new Source(content), libraries)
          for (const { graph } of readings) parseGraph(JSON.parse(JSON.stringify(graph)))
        } catch (error) {
          if (!(error instanceof GraphError))
            throw new Error(`seed ${SEED}, run ${run}: ${String(error)}\n${content.slice(0, 2_000)}`, { cause: error })
        }
        const took = performance.now() - started
        if (took > MOST_MS * (process.env.CI ? 3 : 1))
          throw new Error(`seed ${SEED}, run ${run}: took ${Math.round(took)} ms\n${content.slice(0, 2_000)}`)
      }
    },
    Math.max(30_000, RUNS * 30),
  )
})

describe('a hostile file', () => {
  it.each(Object.entries(samples))('does not change what every object has: %s', async (_, sample) => {
    const poisoned = sample.replaceAll(/"(id|name|data|type)"/g, '"__proto__"').replaceAll('id=', '__proto__=')
    await readDrawings(new Source(poisoned), libraries).catch(() => undefined)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('of 50 MB is refused before anybody reads it', () => {
    expect(() => new Source(new Uint8Array(50_000_000))).toThrow('has 50 MB; a drawing')
    expect(() => new Source(' '.repeat(50_000_000))).toThrow('has 50 MB')
  })

  it.each([
    [
      'many shapes',
      JSON.stringify({
        type: 'excalidraw',
        elements: Array.from({ length: 9_000 }, (_, i) => ({ id: `n${i}`, type: 'rectangle', x: i, y: 0, width: 9, height: 9 })),
      }),
      'at most',
    ],
    [
      'many cells',
      `<mxfile><diagram><mxGraphModel><root>${'<mxCell vertex="1"/>'.repeat(70_000)}</root></mxGraphModel></diagram></mxfile>`,
      'cells',
    ],
    [
      'many steps',
      JSON.stringify({ nodes: Array.from({ length: 6_000 }, (_, i) => ({ id: i, data: { name: 'x', category: 'y' } })), edges: [] }),
      'steps',
    ],
    ['deep nesting', `{"type":"excalidraw","elements":${'['.repeat(100_000)}`, 'deeper nesting'],
  ])('with %s is refused in a sentence, soon', async (_, content, reason) => {
    const started = performance.now()
    await expect(readDrawings(new Source(content), libraries)).rejects.toThrow(reason)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('as large as drawings may be is read in a few seconds', async () => {
    const elements = Array.from({ length: 1_500 }, (_, i) => [
      {
        id: `b${i}`,
        type: 'rectangle',
        x: (i % 40) * 300,
        y: Math.floor(i / 40) * 200,
        width: 160,
        height: 70,
        label: { text: `Service ${i % 30}` },
      },
      {
        id: `a${i}`,
        type: 'arrow',
        x: (i % 40) * 300 + 160,
        y: Math.floor(i / 40) * 200 + 35,
        points: [
          [0, 0],
          [140, 0],
        ],
      },
    ]).flat()
    const started = performance.now()
    const { readings } = await readDrawings(new Source(JSON.stringify({ type: 'excalidraw', elements })), libraries)
    expect(readings[0]?.graph.nodes).toHaveLength(1_500)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('what a file is, its content says', () => {
  it.each(Object.entries(samples))('%s', (name, sample) => {
    expect(detectFormat(new Source(sample))?.id).toBe(name.split(' ')[0])
  })

  it.each([
    ['a list of numbers', '[1, 2, 3]'],
    ['a package', '{"name":"x","version":"1.0.0","dependencies":{}}'],
    ['a page', '<!doctype html><html><body><svg/></body></html>'],
    ['a list of nothing', '[]'],
  ])('is none of them: %s', (_, content) => {
    const found = detectFormat(new Source(content))
    expect(found === undefined || found.detect(new Source(content)) < 0.5).toBe(true)
  })
})
