import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { estimate } from '#critique/estimate/estimate.ts'
import { accountText } from '#critique/formats/account.ts'
import { catalogue } from '#critique/formats/catalogue.ts'
import { markdownReport } from '#critique/formats/markdownReport.ts'
import { readDrawings } from '#critique/formats/readDrawing.ts'
import { Source } from '#critique/formats/source.ts'
import { GraphError } from '#critique/graph/graph.ts'
import { GraphView } from '#critique/graph/view.ts'
import { review } from '#critique/review.ts'
import { rules } from '#critique/rules/index.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { libraries } from '../formats/libraries.ts'
import { closest } from './closest.ts'
import { onlyOne, readDrawingFile } from './readGraphFile.ts'
import type { Drawing } from './readGraphFile.ts'
import { remarksOf } from './reportText.ts'
import { UsageError } from './usage.ts'

const INSTRUCTIONS = `Premortem reviews drawings of AI systems: evaluation, monitoring, cost, latency, security, reliability.
Give a drawing as text (Mermaid, a Markdown document with Mermaid in it, graph JSON, Excalidraw, draw.io, C4-PlantUML, Structurizr DSL, D2, flows
of Flowise, Langflow, Dify, n8n, RAGFlow or LangGraph, or Premortem's own sketch) or as the path of a file. Findings are deterministic.`

const drawing = {
  text: z.string().max(2_000_000).optional().describe('The drawing itself.'),
  path: z
    .string()
    .max(4096)
    .optional()
    .describe('Path of a file with the drawing, instead of its text. README.md#2 is the second drawing of a file.'),
  number: z.number().int().positive().optional().describe('Which drawing, when the text has several. From 1.'),
}
interface Given {
  text?: string
  path?: string
  number?: number
}

/** What `premortem check` does, for coding agents: four tools over the same engine. Nothing is written, and no network is used. */
export function mcpServer(): McpServer {
  const server = new McpServer({ name: 'premortem', version: packageJson.version }, { instructions: INSTRUCTIONS })
  const annotations = { readOnlyHint: true, openWorldHint: false }

  server.registerTool(
    'check',
    {
      title: 'Review a drawing',
      description:
        'Findings about a drawing of an AI system, worst first, each with the nodes that prove it, the question a reviewer would ask, and a fix.',
      inputSchema: { ...drawing, all: z.boolean().optional().describe('Also what is folded under "more".') },
      annotations,
    },
    ({ all = false, ...given }) =>
      answer(async () => {
        const { graph, account, name } = await read(given)
        const report = review(graph)
        const labels = new Map(graph.nodes.map(({ id, label }) => [id, label]))
        return { text: markdownReport({ title: name || graph.title || 'Review', report, labels, account, all }), data: { ...report } }
      }),
  )

  server.registerTool(
    'estimate',
    {
      title: 'Estimate a drawing',
      description:
        'Latency, cost, throughput and availability of a drawing, with every assumption. null where the drawing does not say enough.',
      inputSchema: drawing,
      annotations,
    },
    (given) =>
      answer(async () => {
        const numbers = estimate(new GraphView((await read(given)).graph))
        return { text: JSON.stringify(numbers, null, 2), data: { ...numbers } }
      }),
  )

  server.registerTool(
    'read_diagram',
    {
      title: 'Read a drawing as a typed graph',
      description:
        'What was understood of a drawing: a typed graph as JSON, Mermaid or sketch, and an account of what is unsure, repaired or left out.',
      inputSchema: { ...drawing, to: z.enum(['json', 'mermaid', 'sketch']).optional().describe('Default: json.') },
      annotations,
    },
    ({ to = 'json', ...given }) =>
      answer(async () => {
        const { graph, account, format } = await read(given)
        const { write } = await catalogue.find(({ id }) => id === (to === 'json' ? 'graph' : to))!.load()
        const words = [`${format.name}: ${accountText(account)}.`, ...remarksOf(account)].join('\n')
        return { text: `${write!(graph)}\n${words}`, data: { graph, account, format: format.id } }
      }),
  )

  server.registerTool(
    'explain_rule',
    {
      title: 'Explain a rule',
      description: 'Why a rule exists, what it asks, what answers it well, where it does not apply, and its sources. Ids are in findings.',
      inputSchema: { id: z.string().max(200).describe('For example security/lethal-trifecta.') },
      annotations,
    },
    ({ id }) =>
      answer(async () => {
        const rule = rules.find((one) => one.id === id)
        if (!rule)
          throw new UsageError(
            `"${id}" is not a rule. ${closest(
              id,
              rules.map((one) => one.id),
            )}`,
          )
        const { check: _check, ...told } = rule
        const data = JSON.parse(JSON.stringify(told)) as Record<string, unknown>
        return { text: JSON.stringify(data, null, 2), data }
      }),
  )
  return server
}

async function read({ text, path, number }: Given): Promise<Pick<Drawing, 'graph' | 'account' | 'format' | 'name'>> {
  if ((text === undefined) === (path === undefined)) throw new UsageError('expected either "text" or "path"')
  if (path !== undefined) {
    if (path === '-') throw new UsageError('path: expected a file; standard input belongs to the protocol')
    return onlyOne(path, await readDrawingFile(number === undefined ? path : `${path}#${number}`))
  }
  const { format, readings } = await readDrawings(new Source(text ?? '', 'the text'), libraries)
  if (readings.length > 1 && number === undefined) {
    const names = readings.map(({ name }, i) => `${i + 1}: ${name || 'without a name'}`).join('; ')
    throw new UsageError(`the text has ${readings.length} drawings. Say which with "number": ${names}`)
  }
  const reading = readings[(number ?? 1) - 1]
  if (!reading) throw new UsageError(`the text has ${readings.length} drawings, and no number ${number}`)
  return { ...reading, format }
}

/** What a person could mend is an answer that says so; everything else is a fault of ours. */
async function answer(work: () => Promise<{ text: string; data: Record<string, unknown> }>): Promise<CallToolResult> {
  try {
    const { text, data } = await work()
    return { content: [{ type: 'text', text }], structuredContent: data }
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof GraphError)) throw error
    return { content: [{ type: 'text', text: error.message }], isError: true }
  }
}
