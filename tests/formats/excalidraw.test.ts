import { describe, expect, it } from 'vitest'
import { arrowsOf, labelsOf, readAny, readOne, zonesOf } from './readOne.ts'

interface Element {
  [key: string]: unknown
  id: string
}

/** Elements as Excalidraw saves them, without what only concerns looks. */
const shape =
  (type: string) =>
  (id: string, x: number, y: number, width = 160, height = 70, more: object = {}): Element => ({
    id,
    type,
    x,
    y,
    width,
    height,
    angle: 0,
    isDeleted: false,
    groupIds: [],
    ...more,
  })
const box = shape('rectangle')
const ellipse = shape('ellipse')
const diamond = shape('diamond')
const frame = (id: string, name: string, x: number, y: number, w: number, h: number) => shape('frame')(id, x, y, w, h, { name })
const text = (words: string, x: number, y: number, more: object = {}): Element => ({
  id: `text ${words}`,
  type: 'text',
  x,
  y,
  width: words.length * 9,
  height: 25,
  text: words,
  originalText: words,
  fontSize: 20,
  containerId: null,
  groupIds: [],
  ...more,
})
const inside = (container: string, words: string): Element => text(words, 0, 0, { id: `words of ${container}`, containerId: container })
const named = (id: string, words: string, x: number, y: number, more: object = {}): Element[] => [
  box(id, x, y, 160, 70, more),
  inside(id, words),
]
const line = (type: string, id: string, points: [number, number][], more: object = {}): Element => ({
  id,
  type,
  x: points[0]![0],
  y: points[0]![1],
  width: 0,
  height: 0,
  points: points.map(([x, y]) => [x - points[0]![0], y - points[0]![1]]),
  startBinding: null,
  endBinding: null,
  startArrowhead: null,
  endArrowhead: type === 'arrow' ? 'arrow' : null,
  groupIds: [],
  ...more,
})
const arrow = (id: string, points: [number, number][], more: object = {}) => line('arrow', id, points, more)
const tied = (id: string, from: string, to: string, more: object = {}) =>
  arrow(
    id,
    [
      [0, 0],
      [10, 0],
    ],
    { startBinding: { elementId: from, focus: 0, gap: 4 }, endBinding: { elementId: to, focus: 0, gap: 4 }, ...more },
  )
const file = (...elements: (Element | Element[])[]) => ({
  type: 'excalidraw',
  version: 2,
  source: 'https://excalidraw.com',
  elements: elements.flat(),
  appState: {},
  files: {},
})

describe('a drawing of Excalidraw', () => {
  it('is boxes with words in them, joined by arrows that are tied at both ends', async () => {
    const reading = await readOne(file(named('u', 'User', 0, 0), named('a', 'Booking agent', 300, 0), tied('e', 'u', 'a')))
    expect(labelsOf(reading)).toEqual(['Booking agent', 'User'])
    expect(arrowsOf(reading)).toEqual(['User -> Booking agent'])
    expect(reading.account).toMatchObject({ boxes: 2, understood: 2, unsure: [], guessedArrows: [], ignored: [] })
    expect(reading.places?.get('a')).toEqual({ x: 300, y: 0, width: 160, height: 70 })
  })

  it('has arrows that only touch their boxes, and says that these were guessed', async () => {
    const reading = await readOne(
      file(
        named('u', 'User', 0, 0),
        named('a', 'Agent', 300, 0),
        arrow('e', [
          [168, 35],
          [292, 35],
        ]),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['User -> Agent'])
    expect(reading.account.guessedArrows).toEqual([{ edge: 'e', why: 'both ends are loose; the nearest box was taken' }])
    expect(reading.graph.edges[0]?.guessed).toBe(true)
  })

  it('has arrows that are tied at one end and point at the other', async () => {
    const elements = file(
      named('u', 'User', 0, 0),
      named('a', 'Agent', 400, 0),
      named('d', 'Vector DB', 400, 300),
      arrow(
        'e',
        [
          [160, 35],
          [330, 35],
        ],
        { startBinding: { elementId: 'u', focus: 0, gap: 1 } },
      ),
      arrow(
        'f',
        [
          [480, 75],
          [480, 220],
        ],
        { startBinding: { elementId: 'a' } },
      ),
    )
    expect(arrowsOf(await readOne(elements))).toEqual(['Agent -> Vector DB', 'User -> Agent'])
  })

  it('has arrows that are tied to the words in a box: the box is meant', async () => {
    const reading = await readOne(file(named('u', 'User', 0, 0), named('a', 'Agent', 900, 900), tied('e', 'words of u', 'words of a')))
    expect(arrowsOf(reading)).toEqual(['User -> Agent'])
    expect(reading.account.guessedArrows).toEqual([])
  })

  it('has words over boxes that are not tied to them', async () => {
    const reading = await readOne(
      file(box('a', 0, 0), text('LLM', 60, 20), box('b', 300, 0), text('Vector DB', 340, 20), tied('e', 'a', 'b')),
    )
    expect(arrowsOf(reading)).toEqual(['LLM -> Vector DB'])
    expect(reading.graph.notes).toEqual([])
  })

  it('has several words in one box: a name and what explains it', async () => {
    const reading = await readOne(
      file(box('a', 0, 0, 200, 120), text('LLM', 80, 10), text('gpt-4o', 70, 60), named('b', 'API', 400, 0), tied('e', 'b', 'a')),
    )
    expect(labelsOf(reading)).toEqual(['API', 'LLM (gpt-4o)'])
  })

  it('has shapes with their names under them', async () => {
    const reading = await readOne(
      file(
        ellipse('u', 0, 0, 60, 60),
        text('Customer', -5, 66),
        shape('image')('i', 300, 0, 64, 64),
        text('Pinecone', 300, 70),
        tied('e', 'u', 'i'),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['Customer -> Pinecone'])
    expect(reading.account.unsure).toEqual([])
  })

  it('has frames: they are zones', async () => {
    const reading = await readOne(
      file(
        frame('f', 'Our VPC', -20, -40, 600, 200),
        named('a', 'API', 0, 0, { frameId: 'f' }),
        named('m', 'LLM', 300, 0, { frameId: 'f' }),
        named('u', 'User', 0, 300),
        tied('e', 'u', 'a'),
        tied('g', 'a', 'm'),
      ),
    )
    expect(zonesOf(reading)).toEqual(['Our VPC: API, LLM'])
    expect(reading.graph.zones[0]).toMatchObject({ kind: 'trust', trust: 'trusted', guessed: true })
  })

  it('has large boxes around others: they are zones with a title, and zones in zones', async () => {
    const reading = await readOne(
      file(
        box('cloud', -50, -100, 900, 500),
        text('Cloud', -40, -90),
        box('rag', -20, -40, 560, 200),
        text('RAG pipeline', 0, -35),
        named('r', 'Retriever', 0, 20),
        named('v', 'Vector DB', 300, 20),
        named('m', 'LLM', 600, 20),
        tied('e', 'r', 'v'),
        tied('f', 'r', 'm'),
      ),
    )
    expect(zonesOf(reading)).toEqual(['Cloud: LLM, [RAG pipeline]', 'RAG pipeline: Retriever, Vector DB'])
  })

  it('may tie an arrow to a whole group that is a component: the group is both', async () => {
    const reading = await readOne(
      file(
        box('g', 300, -60, 500, 260),
        inside('g', 'Research agent'),
        named('p', 'Planner', 330, 60),
        named('t', 'Web search', 580, 60),
        named('u', 'User', 0, 0),
        tied('e', 'u', 'g'),
        tied('f', 'p', 't'),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['Planner -> Web search', 'User -> Research agent'])
    expect(zonesOf(reading)).toEqual(['Research agent: Planner, Research agent, Web search'])
  })

  it('may tie an arrow to a group that is none: the nearest box in it is meant', async () => {
    const reading = await readOne(
      file(
        box('g', 300, -60, 500, 260),
        inside('g', 'Stage 2'),
        named('p', 'Retriever', 330, 60),
        named('t', 'Reranker', 580, 60),
        named('u', 'User', 0, 60),
        tied('e', 'u', 'g', {
          x: 160,
          y: 90,
          points: [
            [0, 0],
            [140, 0],
          ],
        }),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['User -> Retriever'])
    expect(reading.account.guessedArrows).toHaveLength(1)
  })

  it('has icons of many strokes, grouped with their name: one box', async () => {
    const groupIds = ['icon']
    const reading = await readOne(
      file(
        ellipse('head', 10, 0, 20, 20, { groupIds }),
        box('body', 0, 22, 40, 30, { groupIds }),
        { ...text('Analyst', -20, 60), groupIds },
        named('a', 'Agent', 300, 0),
        arrow(
          'e',
          [
            [45, 30],
            [298, 30],
          ],
          { startBinding: { elementId: 'body' }, endBinding: { elementId: 'a' } },
        ),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['Analyst -> Agent'])
  })

  it('has lines that join boxes like arrows, and lines that join nothing', async () => {
    const reading = await readOne(
      file(
        named('a', 'API', 0, 0),
        named('b', 'Redis', 300, 0),
        line('line', 'l', [
          [160, 30],
          [300, 30],
        ]),
        line('line', 'm', [
          [0, 500],
          [900, 500],
        ]),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['API -> Redis'])
    expect(reading.account.guessedArrows[0]?.why).toContain('a line without a head')
    expect(reading.account.ignored).toEqual([{ what: 'a line that does not join two boxes', count: 1 }])
  })

  it('has words on arrows, tied to them or lying beside', async () => {
    const reading = await readOne(
      file(
        named('a', 'API', 0, 0),
        named('b', 'Vector DB', 400, 0),
        named('c', 'LLM', 400, 300),
        arrow(
          'e',
          [
            [160, 35],
            [400, 35],
          ],
          { startBinding: { elementId: 'a' }, endBinding: { elementId: 'b' } },
        ),
        text('top k = 5', 240, 8),
        tied('f', 'a', 'c'),
        inside('f', 'prompt'),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['API -prompt-> LLM', 'API -top k = 5-> Vector DB'])
    expect(reading.graph.edges.find(({ id }) => id === 'e')?.props).toEqual({ k: 5 })
  })

  it('has arrows with a head at the start, at both ends, or at none', async () => {
    const reading = await readOne(
      file(
        named('a', 'API', 0, 0),
        named('b', 'LLM', 400, 0),
        named('c', 'Redis', 400, 300),
        named('d', 'Postgres', 0, 300),
        tied('e', 'a', 'b', { startArrowhead: 'arrow' }),
        tied('f', 'c', 'a', { startArrowhead: 'triangle', endArrowhead: null }),
        tied('g', 'a', 'd', { endArrowhead: null }),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['API -> LLM', 'API -> Postgres', 'API -> Redis', 'LLM -> API'])
  })

  it('carries strokes, deleted things and pictures, which are counted and left out', async () => {
    const reading = await readOne(
      file(
        named('a', 'Agent', 0, 0),
        shape('freedraw')('s', 5, 5),
        shape('freedraw')('t', 9, 9),
        box('gone', 300, 0, 50, 50, { isDeleted: true }),
        shape('image')('i', 900, 900, 40, 40),
      ),
    )
    expect(labelsOf(reading)).toEqual(['Agent'])
    expect(reading.account.ignored).toEqual([
      { what: 'a free-hand stroke', count: 2 },
      { what: 'something deleted that the file still carries', count: 1 },
      { what: 'a picture without a name that no arrow joins', count: 1 },
    ])
  })

  it('has remarks, which stay notes beside what they are near to, and a title', async () => {
    const reading = await readOne(
      file(
        text('Support bot', 0, -120, { fontSize: 36 }),
        named('a', 'Agent', 0, 0),
        named('b', 'LLM', 400, 0),
        tied('e', 'a', 'b'),
        text('PII only in the EU, keep for thirty days at most', 0, 110),
      ),
    )
    expect(reading.graph.title).toBe('Support bot')
    expect(reading.graph.notes).toEqual([
      {
        id: 'text PII only in the EU, keep for thirty days at most',
        text: 'PII only in the EU, keep for thirty days at most',
        near: ['a', 'b'],
      },
    ])
  })

  it('has boxes that hold a whole list: the first line is the name, the rest a remark', async () => {
    const list =
      'Gemini (pure LLM)\n\nPer batch of three:\n- title and description\n- estimated effort\n- validation steps\n- expected risk reduction'
    const reading = await readOne(
      file(
        named('a', 'Orchestrator', 0, 0),
        box('b', 300, 0, 250, 195),
        { ...text(list, 310, 10), width: 230, height: 170 },
        tied('e', 'a', 'b'),
      ),
    )
    expect(labelsOf(reading)).toEqual(['Gemini (pure LLM)', 'Orchestrator'])
    expect(reading.graph.notes).toMatchObject([{ near: ['b'] }])
    expect(reading.graph.notes[0]?.text).toContain('- validation steps')
  })

  it('has sentences in boxes that no arrow joins: they are remarks', async () => {
    const reading = await readOne(
      file(
        named('a', 'Agent', 0, 0),
        named('s', 'Duplicates are kept as they are: to remove them is the page and not the backend', 0, 300),
      ),
    )
    expect(labelsOf(reading)).toEqual(['Agent'])
    expect(reading.graph.notes).toHaveLength(1)
  })

  it('may be words alone, joined by arrows', async () => {
    const reading = await readOne(
      file(
        text('User', 0, 0),
        text('Agent', 300, 0),
        arrow('e', [
          [45, 12],
          [295, 12],
        ]),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['User -> Agent'])
  })

  it('may be turned, and drawn from the right to the left', async () => {
    const reading = await readOne(
      file(
        box('a', 0, 0, 160, 70, { angle: Math.PI / 2 }),
        inside('a', 'Agent'),
        box('b', 560, 70, -160, -70),
        inside('b', 'LLM'),
        arrow('e', [
          [120, 35],
          [395, 35],
        ]),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['Agent -> LLM'])
  })

  it('may come from a program: words in the shape, ends by id', async () => {
    const reading = await readOne(
      file(box('a', 0, 0, 160, 70, { label: { text: 'Planner' } }), diamond('b', 300, 0, 160, 70, { text: 'Router' }), {
        id: 'e',
        type: 'arrow',
        x: 0,
        y: 0,
        width: 9,
        height: 0,
        start: { id: 'a' },
        end: { id: 'b' },
      }),
    )
    expect(arrowsOf(reading)).toEqual(['Planner -> Router'])
  })

  it('may be a note of Obsidian, the clipboard, or the bare list of elements', async () => {
    const drawing = file(named('a', 'Agent', 0, 0))
    const note = `---\nexcalidraw-plugin: parsed\n---\n# Drawing\n\`\`\`json\n${JSON.stringify(drawing)}\n\`\`\`\n%%`
    for (const content of [note, { ...drawing, type: 'excalidraw/clipboard' }, drawing.elements]) {
      const { format, readings } = await readAny(content)
      expect([format, readings[0] && labelsOf(readings[0])]).toEqual(['excalidraw', ['Agent']])
    }
  })

  /** Two boxes and an arrow, as Obsidian packs them. */
  const packed =
    'N4IgLgngDgpiBcIYA8DGBDANgSwCYCd0B3EAGhADcZ8BnbAewDsEAmcmTGAWxkbBoQBtUHgQh0ZcNDiJ8MVGHSMA5p0nIEABnIQt5InjAALBAEYAbNpBGY2ZUbAIA7JoC+pEbjEAjSZFhiYCiO5BrwAJw6CJEgBrjGCJbkNnYOrACs5EHIjogAgsq8YAAEgBBRgNyukqhMitiM1ACSXogS7p5iqH7SYnIKSqpwoQgAzJpWuvBWcQnwFlYp9rkubSCiiF5Z3YjZISBhozETMdMm8EnWtosZWcFiADJ3ALJVNeh1jc0gnStrSF0BLXw+HoJCGs3OE2GmRAUHodX4QkE2k0AF1SIJTAAWZEotEgGiKfBgABCdVwdWUCFAHG4RSaYla7EYuFJzIpVKQnB4fHpiG+rhRriAA='

  it('may be a packed note of Obsidian, wrapped at some width', async () => {
    const wrapped = packed.replaceAll(/(.{64})/g, '$1\n\n')
    for (const head of ['---\r\nexcalidraw-plugin: parsed\r\n---\r\n', '']) {
      const note = `${head}# Excalidraw Data\n\n\`\`\`json\n{"other": 1}\n\`\`\`\n## Drawing\n\`\`\`compressed-json\n${wrapped}\n\`\`\`\n%%`
      expect(arrowsOf(await readOne(note))).toEqual(['Agent 計画 -> LLM'])
    }
    const cut = `---\nexcalidraw-plugin: parsed\n---\n## Drawing\n\`\`\`compressed-json\n${packed.slice(0, 200)}\n\`\`\``
    await expect(readOne(cut)).rejects.toThrow('damaged or cut off')
  })

  it('has loose arrows that end at the border of a group: the nearest box in it is meant', async () => {
    const reading = await readOne(
      file(
        ...named('u', 'User', 300, -200),
        box('g', 0, 0, 600, 400),
        text('Support desk', 20, 12),
        ...named('a', 'Agent', 200, 140),
        ...named('s', 'Search tool', 420, 140),
        ...named('m', 'LLM', 200, 520),
        arrow('in', [
          [330, -120],
          [330, -6],
        ]),
        arrow('out', [
          [260, 402],
          [260, 515],
        ]),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['Agent -> LLM', 'User -> Agent'])
    expect(reading.account.guessedArrows).toHaveLength(2)
  })

  it('has lists in boxes beside an arrow: they explain their box', async () => {
    const list = 'search_orders\nrefund_order\ncancel_order\nopen_a_ticket_for_a_person'
    const reading = await readOne(
      file(
        ...named('a', 'Agent', 0, 100),
        box('t', 220, 0, 220, 220),
        text('Tools', 300, 12),
        text(list, 230, 80, { width: 200, height: 100 }),
        arrow('e', [
          [160, 135],
          [220, 135],
        ]),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['Agent -> Tools'])
    expect(reading.graph.notes.map(({ text: words, near }) => [words, near])).toEqual([[list, ['t']]])
  })

  it('has words whose size Excalidraw is to measure: it is estimated', async () => {
    const unmeasured = { width: undefined, height: undefined }
    const reading = await readOne(
      file(
        box('a', 0, 0, 300, 120),
        text('検索エージェント', 70, 45, unmeasured),
        box('b', 500, 0, 300, 120),
        text('LLM', 620, 45, unmeasured),
      ),
    )
    expect(labelsOf(reading)).toEqual(['LLM', '検索エージェント'])
  })

  it('may be damaged: what makes no sense is left out, two of one name are two', async () => {
    const reading = await readOne(
      file(
        named('a', 'Agent', 0, 0),
        box('a', 400, 0),
        [null, 7, { type: 5 }, { id: 'x', type: 'rectangle', x: 'far', y: null }] as unknown as Element[],
        arrow('e', [[0, 0]], { points: 'none' }),
      ),
    )
    expect(labelsOf(reading)).toContain('Agent')
    expect(new Set(reading.graph.nodes.map(({ id }) => id)).size).toBe(reading.graph.nodes.length)
  })

  it('is refused without a list of elements', async () => {
    await expect(readOne({ type: 'excalidraw', elements: 5 })).rejects.toThrow('elements: expected a list')
  })
})
