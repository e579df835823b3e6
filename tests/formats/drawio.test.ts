import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { arrowsOf, labelsOf, readAny, readOne, zonesOf } from './readOne.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const at = (x: number, y: number, w = 160, h = 60): string => `<mxGeometry x="${x}" y="${y}" width="${w}" height="${h}" as="geometry"/>`
const box = (id: string, value: string, place: string, { style = 'rounded=1;whiteSpace=wrap;html=1;', parent = '1' } = {}): string =>
  `<mxCell id="${id}" value="${escaped(value)}" style="${style}" vertex="1" parent="${parent}">${place}</mxCell>`
const words = (id: string, value: string, place: string): string => box(id, value, place, { style: 'text;html=1;align=center;' })
const arrow = (
  id: string,
  from: string,
  to: string,
  { value = '', style = 'endArrow=classic;html=1;', geometry = '<mxGeometry relative="1" as="geometry"/>', parent = '1' } = {},
): string =>
  `<mxCell id="${id}" value="${escaped(value)}" style="${style}" edge="1" parent="${parent}"${from && ` source="${from}"`}${to && ` target="${to}"`}>${geometry}</mxCell>`
const model = (...cells: string[]): string =>
  `<mxGraphModel dx="800" dy="600" grid="1"><root><mxCell id="0"/><mxCell id="1" parent="0"/>${cells.join('')}</root></mxGraphModel>`
const page = (name: string, content: string): string => `<diagram id="p-${name}" name="${name}">${content}</diagram>`
const file = (...pages: string[]): string => `<mxfile host="app.diagrams.net" version="28.0.0">${pages.join('')}</mxfile>`
const packed = (xml: string): string => deflateRawSync(encodeURIComponent(xml)).toString('base64')
const one = (...cells: string[]): string => file(page('Page-1', model(...cells)))

const simple = [box('u', 'User', at(0, 0)), box('a', 'Agent', at(300, 0)), arrow('e', 'u', 'a')]

describe('a drawing of draw.io', () => {
  it('is boxes joined by arrows, where they stand', async () => {
    const reading = await readOne(one(...simple))
    expect(arrowsOf(reading)).toEqual(['User -> Agent'])
    expect(reading.places?.get('a')).toEqual({ x: 300, y: 0, width: 160, height: 60 })
    expect(reading.account).toMatchObject({ boxes: 2, understood: 2, guessedArrows: [], ignored: [] })
  })

  it('may be packed, or a model without a file around it', async () => {
    for (const content of [file(page('Page-1', packed(model(...simple)))), model(...simple)]) {
      const { format, readings } = await readAny(content)
      expect([format, readings[0] && arrowsOf(readings[0])]).toEqual(['drawio', ['User -> Agent']])
    }
  })

  it('may have several pages: the fullest first, each by its name, empty ones not', async () => {
    const { readings } = await readAny(
      file(
        page('Overview', model(...simple)),
        page('Detail', packed(model(...simple, box('m', 'LLM', at(600, 0)), arrow('f', 'a', 'm')))),
        page('Notes', model()),
      ),
    )
    expect(readings.map(({ name, graph }) => [name, graph.nodes.length])).toEqual([
      ['Detail', 3],
      ['Overview', 2],
    ])
  })

  it('has labels of HTML', async () => {
    const reading = await readOne(
      one(
        box('a', '<b>Vector&nbsp;DB</b><br><font color="#f00">Pinecone &amp; friends</font>', at(0, 0)),
        box('b', '<div>API</div><div>FastAPI</div>', at(300, 0)),
        arrow('e', 'b', 'a'),
      ),
    )
    expect(labelsOf(reading)).toEqual(['API FastAPI', 'Vector DB Pinecone & friends'])
  })

  it('has labels on arrows, also as cells of their own', async () => {
    const reading = await readOne(
      one(
        ...simple.slice(0, 2),
        box('m', 'LLM', at(600, 0)),
        arrow('e', 'u', 'a', { value: 'question' }),
        arrow('f', 'a', 'm'),
        box('l', 'k = 5', '<mxGeometry x="-0.1" relative="1" as="geometry"/>', { style: 'edgeLabel;html=1;', parent: 'f' }),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['Agent -k = 5-> LLM', 'User -question-> Agent'])
  })

  it('has arrows that are tied to nothing: their ends are points', async () => {
    const points =
      '<mxGeometry relative="1" as="geometry"><mxPoint x="165" y="30" as="sourcePoint"/><mxPoint x="295" y="30" as="targetPoint"/></mxGeometry>'
    const reading = await readOne(one(...simple.slice(0, 2), arrow('e', '', '', { geometry: points })))
    expect(arrowsOf(reading)).toEqual(['User -> Agent'])
    expect(reading.account.guessedArrows).toHaveLength(1)
  })

  it('has lanes and containers: they are zones, also in each other, and what is in them stands in their space', async () => {
    const reading = await readOne(
      one(
        box('cloud', 'Our cloud', at(100, 100, 800, 500), { style: 'swimlane;startSize=30;html=1;' }),
        box('rag', 'Retrieval', at(40, 60, 500, 200), { style: 'rounded=0;container=1;html=1;', parent: 'cloud' }),
        box('r', 'Retriever', at(20, 40), { parent: 'rag' }),
        box('v', 'Vector DB', at(300, 40), { parent: 'rag' }),
        box('m', 'LLM', at(600, 60), { parent: 'cloud' }),
        arrow('e', 'r', 'v', { parent: 'rag' }),
        arrow('f', 'r', 'm', { parent: 'cloud' }),
      ),
    )
    expect(zonesOf(reading)).toEqual(['Our cloud: LLM, [Retrieval]', 'Retrieval: Retriever, Vector DB'])
    expect(reading.places?.get('v')).toMatchObject({ x: 440, y: 200 })
  })

  it('has groups: of an icon and its name they are one box, of several boxes a zone', async () => {
    const reading = await readOne(
      one(
        box('g', '', at(0, 0, 60, 90), { style: 'group' }),
        box('i', '', at(0, 0, 60, 60), { style: 'image;image=img/lib/user.svg;', parent: 'g' }),
        `<mxCell id="n" value="Customer" style="text;html=1;" vertex="1" parent="g">${at(0, 62, 60, 20)}</mxCell>`,
        box('h', '', at(200, 0, 500, 80), { style: 'group' }),
        box('a', 'API', at(0, 0), { parent: 'h' }),
        box('b', 'LLM', at(300, 0), { parent: 'h' }),
        arrow('e', 'i', 'a'),
        arrow('f', 'a', 'b'),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['API -> LLM', 'Customer -> API'])
    expect(zonesOf(reading)).toEqual([': API, LLM'])
  })

  it('has lanes with one named box and icons in them: each icon is a box of its own', async () => {
    const reading = await readOne(
      one(
        box('lane', 'Tools', at(0, 0, 600, 200), { style: 'swimlane;startSize=25;' }),
        box('m', 'Tool manager', at(20, 40), { parent: 'lane' }),
        box('i', '', at(300, 40, 60, 60), { style: 'shape=image;image=x.svg;', parent: 'lane' }),
        `<mxCell id="c" value="Web search" style="text;html=1;" vertex="1" parent="lane">${at(290, 104, 80, 20)}</mxCell>`,
        arrow('e', 'm', 'i', { parent: 'lane' }),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['Tool manager -> Web search'])
    expect(zonesOf(reading)).toEqual(['Tools: Tool manager, Web search'])
  })

  it('has shapes with data around them, and labels that show the data', async () => {
    const c4 = `<object placeholders="1" c4Name="Booking agent" c4Type="Container" label="&lt;b&gt;%c4Name%&lt;/b&gt;" id="c"><mxCell style="rounded=1;html=1;" vertex="1" parent="1">${at(300, 0)}</mxCell></object>`
    const reading = await readOne(one(box('u', 'User', at(0, 0)), c4, arrow('e', 'u', 'c')))
    expect(arrowsOf(reading)).toEqual(['User -> Booking agent'])
  })

  it('has layers: what is on a hidden one is counted and left out', async () => {
    const reading = await readOne(
      one(...simple, '<mxCell id="L" value="Draft" style="visible=0" parent="0"/>', box('d', 'Old DB', at(0, 300), { parent: 'L' })),
    )
    expect(labelsOf(reading)).toEqual(['Agent', 'User'])
    expect(reading.account.ignored).toEqual([{ what: 'something hidden on the page', count: 2 }])
  })

  it('has free words: names of what they are under, labels of what they lie beside, else notes', async () => {
    const reading = await readOne(
      one(
        box('i', '', at(0, 0, 60, 60), { style: 'shape=image;image=img/lib/db.svg;' }),
        words('n', 'Postgres', at(0, 64, 60, 20)),
        box('a', 'API', at(400, 0)),
        arrow('e', 'a', 'i'),
        words('l', 'reads', at(200, 8, 40, 20)),
        words('t', 'Nightly backup to another region', at(0, 200, 200, 20)),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['API -reads-> Postgres'])
    expect(reading.graph.notes.map(({ text }) => text)).toEqual(['Nightly backup to another region'])
  })

  it('has line breaks that are two letters, and lists under a name', async () => {
    const reading = await readOne(
      one(
        box('o', String.raw`Orders\n- order_id\n- customer_id\n- total`, at(0, 0)),
        box('a', String.raw`Agent\nplans refunds`, at(300, 0)),
        arrow('e', 'a', 'o', { value: String.raw`reads\nonly` }),
      ),
    )
    expect(labelsOf(reading)).toEqual(['Agent plans refunds', 'Orders'])
    expect(reading.graph.notes.map(({ text }) => text)).toEqual(['- order_id\n- customer_id\n- total'])
    expect(reading.graph.edges[0]?.label).not.toContain(String.raw`\n`)
  })

  it('has a legend: what stands there is no component, what an arrow joins is', async () => {
    const colours = [box('l1', 'LLM agent', at(900, 40, 90, 30)), box('l2', 'Vector DB', at(900, 80, 90, 30))]
    for (const legend of [
      [words('t', '<b>Legend</b>', at(900, 10, 90, 24)), ...colours],
      [box('t', 'Legend:', at(880, 0, 140, 130)), ...colours],
    ]) {
      const reading = await readOne(one(...simple, box('m', 'LLM', at(300, 200)), ...legend))
      expect(labelsOf(reading)).toEqual(['Agent', 'LLM', 'User'])
    }
  })

  it('names icons of the cloud libraries by their style', async () => {
    const reading = await readOne(
      one(
        box('l', '', at(0, 0, 60, 60), { style: 'shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.dynamodb;' }),
        box('a', 'API', at(300, 0)),
        arrow('e', 'a', 'l'),
      ),
    )
    expect(arrowsOf(reading)).toEqual(['API -> dynamodb'])
  })

  it.each([
    ['is no XML', '<mxfile><diagram', 'expected'],
    ['has no page', '<mxfile host="x"></mxfile>', 'expected <mxfile> with a <diagram>'],
    ['is packed and damaged', file(page('A', 'bm90IGRlZmxhdGVk')), 'A: '],
    ['declares entities', `<!DOCTYPE mxfile [<!ENTITY a "aa">]>${one(...simple)}`, 'declares entities'],
    ['is nested without end', `<mxfile>${'<diagram>'.repeat(5_000)}`, 'levels deep'],
    ['is a bomb', file(page('A', deflateRawSync(Buffer.alloc(60_000_000, 32)).toString('base64'))), 'unpacks to more than'],
  ])('is refused where it %s', async (_, content, reason) => {
    await expect(readOne(content)).rejects.toThrow(reason)
  })
})
