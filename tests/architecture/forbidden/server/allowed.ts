import { readFileSync } from 'node:fs'
import { review } from '#critique/review.ts'
import { T } from '@tldraw/validate'
export const all = [readFileSync, review, T]
