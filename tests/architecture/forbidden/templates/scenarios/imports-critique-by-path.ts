import { parseSketch } from '../../critique/graph/sketch.ts'
export const parse = parseSketch
