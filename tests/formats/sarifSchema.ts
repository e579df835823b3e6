/**
 * SARIF 2.1.0 as far as it is written here, beside the published schema (OASIS, sarif-schema-2.1.0.json), which allows much more: this one knows those that we write, with the types, values and required properties that the standard gives them.
 */
const text = { type: 'string', minLength: 1 }
const strict = (required: readonly string[], properties: object): object => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
})
const message = strict(['text'], { text })
const level = { enum: ['none', 'note', 'warning', 'error'] }
const uri = { type: 'string', format: 'uri-reference', minLength: 1 }
const bag = { type: 'object', properties: { tags: { type: 'array', items: text, uniqueItems: true } } }
const place = {
  id: { type: 'integer', minimum: -1 },
  physicalLocation: strict(['artifactLocation', 'region'], {
    artifactLocation: strict(['uri'], { uri, index: { type: 'integer', minimum: -1 } }),
    region: strict(['startLine'], { startLine: { type: 'integer', minimum: 1 } }),
  }),
  logicalLocations: {
    type: 'array',
    uniqueItems: true,
    items: strict(['name', 'fullyQualifiedName', 'kind'], { name: text, fullyQualifiedName: text, kind: text }),
  },
}

const descriptor = strict(['id'], {
  id: text,
  name: text,
  shortDescription: message,
  fullDescription: message,
  help: strict(['text'], { text, markdown: text }),
  helpUri: { type: 'string', format: 'uri' },
  defaultConfiguration: strict([], { level }),
  properties: bag,
})

const result = strict(['message', 'ruleId', 'level', 'locations', 'partialFingerprints'], {
  ruleId: text,
  ruleIndex: { type: 'integer', minimum: -1 },
  level,
  message,
  locations: { type: 'array', minItems: 1, items: strict(['physicalLocation'], place) },
  relatedLocations: { type: 'array', uniqueItems: true, items: strict(['id', 'physicalLocation'], place) },
  partialFingerprints: { type: 'object', additionalProperties: text, minProperties: 1 },
  suppressions: {
    type: 'array',
    uniqueItems: true,
    items: strict(['kind'], {
      kind: { enum: ['inSource', 'external'] },
      status: { enum: ['accepted', 'underReview', 'rejected'] },
      justification: text,
    }),
  },
  properties: bag,
})

export const sarifSchema = strict(['$schema', 'version', 'runs'], {
  $schema: { type: 'string', format: 'uri' },
  version: { const: '2.1.0' },
  runs: {
    type: 'array',
    minItems: 1,
    items: strict(['tool', 'results'], {
      tool: strict(['driver'], {
        driver: strict(['name'], {
          name: text,
          version: text,
          semanticVersion: { type: 'string', pattern: String.raw`^\d+\.\d+\.\d+` },
          rules: { type: 'array', uniqueItems: true, items: descriptor },
        }),
      }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      artifacts: { type: 'array', uniqueItems: true, items: strict(['location'], { location: strict(['uri'], { uri }) }) },
      results: { type: 'array', items: result },
    }),
  },
})
