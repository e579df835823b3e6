import type { Finding, Severity } from '../finding.ts'
import type { Rule } from '../rules/rule.ts'
import type { WaivedFinding } from '../waivers.ts'
import type { LinesOf } from './format.ts'

/** One drawing and what was found in it. */
export interface SarifInput {
  /** Address of the file, relative to where the tool ran, or absolute. */
  uri: string
  findings: readonly Finding[]
  waived: readonly WaivedFinding[]
  /** Labels of the nodes, for people. */
  labels: ReadonlyMap<string, string>
  lines?: LinesOf
}

export interface SarifTool {
  version: string
  rules: readonly Rule[]
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
const level = { critical: 'error', major: 'warning', minor: 'note' } as const
/** GitHub sorts security findings by this number. */
const securitySeverity: Record<Severity, string> = { critical: '9.0', major: '6.0', minor: '3.0' }

/** The findings of several drawings as one SARIF 2.1.0 log; each points at the line of its first node where there is one. */
export function sarifOf(inputs: readonly SarifInput[], tool: SarifTool): object {
  const used = new Set(
    inputs.flatMap(({ findings, waived }) => [...findings, ...waived.map(({ finding }) => finding)]).map(({ rule }) => rule),
  )
  const rules = tool.rules.filter(({ id }) => used.has(id))
  const place = new Map(rules.map(({ id }, i) => [id, i]))
  const artifacts = [...new Set(inputs.map(({ uri }) => uri))]
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Premortem', semanticVersion: tool.version, version: tool.version, rules: rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        artifacts: artifacts.map((uri) => ({ location: { uri } })),
        results: inputs.flatMap((input) => [
          ...input.findings.map((finding) => resultOf(finding, input, place, artifacts)),
          ...input.waived.map(({ finding, reason }) => ({
            ...resultOf(finding, input, place, artifacts),
            suppressions: [{ kind: 'external', status: 'accepted', justification: reason }],
          })),
        ]),
      },
    ],
  }
}

function descriptorOf(rule: Rule): object {
  const [source] = rule.sources
  return {
    id: rule.id,
    name: rule.title,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: {
      text: `${rule.why}\n\n${inGeneral(rule.fix)}`,
      markdown: `${rule.why}\n\n**Fix:** ${inGeneral(rule.fix)}\n\n**Not when:** ${rule.unless}`,
    },
    ...(source && { helpUri: source.url }),
    defaultConfiguration: { level: level[rule.severity] },
    properties: {
      tags: ['ai-system-design', rule.id.split('/')[0]],
      ...(rule.id.startsWith('security/') && { 'security-severity': securitySeverity[rule.severity] }),
    },
  }
}

/** A rule speaks of no board: `{agent}` is the agent. */
const inGeneral = (text: string): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => `the ${name.replace(/([A-Z])/g, ' $1').toLowerCase()}`)

function resultOf(finding: Finding, input: SarifInput, place: ReadonlyMap<string, number>, artifacts: readonly string[]): object {
  const { rule, severity, status, title, because, ask, fix, evidence } = finding
  const index = place.get(rule)
  const [first, ...others] = evidence.nodes
  return {
    ruleId: rule,
    ...(index !== undefined && { ruleIndex: index }),
    level: status === 'ask' ? 'note' : level[severity],
    message: { text: [`${title}.`, because, status === 'ask' ? ask : fix.text].filter(Boolean).join(' ') },
    locations: [locationOf(first, input, artifacts)],
    ...(others.length > 0 && { relatedLocations: others.map((node, id) => ({ id, ...locationOf(node, input, artifacts) })) }),
    partialFingerprints: { 'premortem/v1': finding.id },
    properties: { severity, status, dimension: finding.dimension, finding: finding.id },
  }
}

/** A finding about the whole board points at the start of the drawing. */
function locationOf(node: string | undefined, { uri, lines, labels }: SarifInput, artifacts: readonly string[]): object {
  const startLine = (node === undefined ? undefined : lines?.nodes.get(node)) ?? lines?.start ?? 1
  return {
    physicalLocation: { artifactLocation: { uri, index: artifacts.indexOf(uri) }, region: { startLine } },
    ...(node !== undefined && { logicalLocations: [{ name: labels.get(node) || node, fullyQualifiedName: node, kind: 'member' }] }),
  }
}
