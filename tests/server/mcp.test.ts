import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseGraph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { review } from '#critique/review.ts'

const launcher = fileURLToPath(new URL('../../server/premortem.mjs', import.meta.url))
const sketch = 'end_user#u -> agent#a -> payment_api#p'
let client: Client

beforeAll(async () => {
  client = new Client({ name: 'test', version: '1.0.0' })
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [launcher, 'mcp'], stderr: 'ignore' }))
})
afterAll(() => client.close())

interface Answer {
  isError?: boolean
  text: string
  data: Record<string, unknown>
}
async function call(name: string, input: Record<string, unknown>): Promise<Answer> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: input })
  const [first] = content as { text: string }[]
  return { text: first?.text ?? '', data: (structuredContent ?? {}) as Record<string, unknown>, ...(isError === true && { isError }) }
}

describe('premortem mcp', () => {
  it('offers four tools that only read', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['check', 'estimate', 'read_diagram', 'explain_rule'])
    for (const { annotations, description } of tools) {
      expect(annotations?.readOnlyHint).toBe(true)
      expect(description).toBeTruthy()
    }
  })

  it('checks a drawing as the engine does', async () => {
    const { text, data } = await call('check', { text: sketch })
    expect(data).toEqual(JSON.parse(JSON.stringify(review(parseSketch(sketch)))))
    expect(text).toContain('## Findings')
  })

  it('checks a diagram of a design document, and asks which when there are several', async () => {
    const document = `# A\n\`\`\`mermaid\ngraph TD\n a[User] --> b[Agent (x)]\n\`\`\`\n# B\n\`\`\`mermaid\ngraph TD\n c --> d\n\`\`\`\n`
    const several = await call('read_diagram', { text: document })
    expect(several.isError).toBe(true)
    expect(several.text).toContain('the text has 2 drawings. Say which with "number": 1: A; 2: B')
    const { data } = await call('read_diagram', { text: document, number: 1 })
    expect(parseGraph(data.graph).nodes.map(({ label }) => label)).toEqual(['User', 'Agent (x)'])
    expect(data.format).toBe('mermaid')
  })

  it('estimates, and explains a rule', async () => {
    expect((await call('estimate', { text: sketch })).data).toEqual(JSON.parse(JSON.stringify(review(parseSketch(sketch)).estimate)))
    expect((await call('explain_rule', { id: 'security/lethal-trifecta' })).data).toMatchObject({ id: 'security/lethal-trifecta' })
  })

  it('answers what cannot be read with place and reason', async () => {
    expect(await call('check', { text: '{"format":"premortem/graph@1","nodes":[{"id":"a","zone":"z"}]}' })).toMatchObject({
      isError: true,
      text: 'nodes[0].zone: "z" is not a zone',
    })
    expect((await call('check', {})).text).toBe('expected either "text" or "path"')
    expect((await call('check', { path: '/nowhere/x.mmd' })).text).toBe('/nowhere/x.mmd: there is no such file')
    expect((await call('explain_rule', { id: 'security/lethal' })).text).toContain('security/lethal-trifecta')
  })
})
