import { expect, it } from 'vitest'
import { wrapText } from '#src/home/wrapText.ts'

it('leaves a short text alone', () => {
  expect(wrapText('Vector database', 20, 2)).toEqual(['Vector database'])
  expect(wrapText('', 20, 2)).toEqual([])
})

it('breaks between words, and cuts only what two lines cannot hold', () => {
  expect(wrapText('Ingestion and embedding pipeline', 20, 2)).toEqual(['Ingestion and', 'embedding pipeline'])
  expect(wrapText('revise, at most three rounds until it reads well', 18, 2)).toEqual(['revise, at most', 'three rounds unti…'])
  expect(wrapText('Donaudampfschifffahrtsgesellschaft', 12, 2)).toEqual(['Donaudampfsc', 'hifffahrtsg…'])
})
