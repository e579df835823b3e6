import { z } from 'zod'
import { parseSketch } from '#critique/graph/sketch.ts'
export const both = [z, parseSketch]
