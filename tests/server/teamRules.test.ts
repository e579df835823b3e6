import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readTeamRules, readTeamRulesFolder } from '#server/teamRules.ts'
import { premortem } from './process.ts'

const rules = (id: string): string => `format: premortem/rules@1
rules:
  - id: ${id}
    title: A model is called past the company gateway
    severity: major
    find: { path: { from: { trait: request_entry }, to: { trait: generates }, avoiding: { kind: llm_gateway } } }
    because: "{from} reaches {to} without the gateway."
    why: Spend and keys are managed in the gateway only.
    ask: Who pays for what {from} asks of {to}?
    fix: Call {to} through the gateway.
    examples: { flagged: ["*end_user -> *llm"], clean: ["end_user -> llm_gateway -> llm"] }
`
const folder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'team-rules-'))

async function written(content: string, name = 'team.yaml'): Promise<string> {
  const file = path.join(await folder(), name)
  await writeFile(file, content)
  return file
}

it('reads a folder of files, and refuses one rule in two of them', async () => {
  const dir = await folder()
  await writeFile(path.join(dir, 'a.yaml'), rules('cost/ours'))
  await writeFile(path.join(dir, 'notes.txt'), 'not a rule')
  expect((await readTeamRulesFolder(dir)).flatMap((team) => team.rules.map(({ id }) => id))).toEqual(['cost/ours'])
  await writeFile(path.join(dir, 'b.yml'), rules('cost/ours'))
  await expect(readTeamRulesFolder(dir)).rejects.toThrow('rule "cost/ours" is there twice')
})

it('names the file and the place of what is wrong', async () => {
  const file = await written(rules('no-dimension'))
  await expect(readTeamRules(file)).rejects.toThrow(`${file}: rules[0].id: expected <dimension>/<slug>`)
  await expect(readTeamRules(await written('rules: ['))).rejects.toThrow(/team\.yaml: /)
})

it('checks a drawing with them on the command line', async () => {
  const board = await written('end_user#u { label: Ann } -> app_service#api -> llm#m; #api -> vector_db#v', 'board.sketch')
  const { code, stdout } = await premortem([
    'check',
    board,
    '--rules',
    await written(rules('cost/ours')),
    '--format',
    'json',
    '--fail-on',
    'major',
  ])
  expect(JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule)).toContain('cost/ours')
  expect(code).toBe(1)
  const wrong = await premortem(['check', board, '--rules', await written(rules('x'))])
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toContain('rules[0].id')
})
