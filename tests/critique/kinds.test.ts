import { readdirSync } from 'node:fs'
import path from 'node:path'
import { icons } from 'lucide-react'
import { describe, expect, it } from 'vitest'
import { kinds } from '#critique/kinds/index.ts'
import { categories } from '#critique/kinds/kind.ts'
import type { PropSpec } from '#critique/kinds/kind.ts'
import { ancestorsOf, isA, kindById } from '#critique/kinds/lookup.ts'
import { edgeProps, nodeProps, sharedProps, zoneProps } from '#critique/kinds/props.ts'
import { traits } from '#critique/kinds/traits.ts'
import { kindIcons } from '#src/ui/kindIcons.ts'

const folder = path.resolve(import.meta.dirname, '../../critique/kinds')
const ids = new Set(kinds.map((kind) => kind.id))
const allProps: readonly PropSpec[] = [...kinds.flatMap((kind) => kind.props), ...nodeProps, ...sharedProps, ...edgeProps, ...zoneProps]

const repeated = (words: readonly string[]): string[] => words.filter((word, i) => words.indexOf(word) !== i)

describe('kinds', () => {
  it('has each kind in the folder of its category, in a file named by its id', () => {
    const files = categories.flatMap((category) => readdirSync(path.join(folder, category)).map((file) => `${category}/${file}`))
    expect(kinds.map((kind) => `${kind.category}/${kind.id}.ts`).toSorted()).toEqual(files.toSorted())
  })

  it('is listed in the order of the palette', () => {
    const order = kinds.map((kind) => categories.indexOf(kind.category))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  it.each(kinds)('$id refers only to kinds and traits that exist', ({ id, parent, typicalIn, typicalOut, traits: own }) => {
    const named = [...(parent === undefined ? [] : [parent]), ...typicalIn, ...typicalOut]
    expect(named.filter((other) => !ids.has(other))).toEqual([])
    expect(own.filter((trait) => !(trait in traits))).toEqual([])
    expect(ancestorsOf(id)).not.toContain(id)
  })

  it.each(kinds)('$id says what it is in a sentence and what each property means', ({ name, description, props }) => {
    expect(name).not.toBe('')
    expect(description).toMatch(/^[A-Z].*\.$/)
    expect(props.filter(({ meaning }) => !/^[A-Z].{7,}\.$/.test(meaning)).map((prop) => prop.name)).toEqual([])
    expect(repeated(props.map((prop) => prop.name))).toEqual([])
  })

  it.each(kinds)('$id has an icon that exists', ({ icon }) => {
    const component = icon.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
    expect(icons).toHaveProperty(component)
    expect(kindIcons).toHaveProperty(icon)
  })

  it('draws no two kinds of a category alike', () => {
    for (const category of categories)
      expect(repeated(kinds.filter((kind) => kind.category === category).map((kind) => kind.icon))).toEqual([])
  })

  it('gives an alias to one kind only, in lower case', () => {
    const aliases = kinds.flatMap((kind) => kind.aliases)
    expect(repeated(aliases)).toEqual([])
    expect(aliases.filter((alias) => alias !== alias.toLowerCase())).toEqual([])
  })

  it('gives a property one type and one unit wherever it occurs', () => {
    const shapes = new Map<string, Set<string>>()
    for (const { name, type, unit } of allProps) shapes.set(name, (shapes.get(name) ?? new Set()).add(`${type} ${unit ?? ''}`))
    expect([...shapes].filter(([, shape]) => shape.size > 1)).toEqual([])
  })

  it('offers a choice wherever it offers words, and counts in a unit', () => {
    const words = allProps.filter((prop) => prop.type === 'enum')
    expect(words.filter(({ values }) => !values || values.length < 2 || repeated(values).length > 0).map((prop) => prop.name)).toEqual([])
    expect(words.filter(({ typical, values }) => typical !== undefined && !values?.includes(typical)).map((prop) => prop.name)).toEqual([])
  })
})

describe('looking a kind up', () => {
  it('finds it by its id', () => {
    expect(kindById('vector_db')?.name).toBe('Vector database')
    expect(kindById('teleporter')).toBeUndefined()
  })

  it('knows the more general kinds above it, nearest first', () => {
    expect(ancestorsOf('classifier_model')).toEqual(['ml_model'])
    expect(ancestorsOf('email_sender')).toEqual(['notification_service', 'external_api'])
    expect(ancestorsOf('teleporter')).toEqual([])
  })

  it('takes a special kind for the general one, not the other way round', () => {
    expect(isA('classifier_model', 'ml_model')).toBe(true)
    expect(isA('ml_model', 'ml_model')).toBe(true)
    expect(isA('ml_model', 'classifier_model')).toBe(false)
  })
})
