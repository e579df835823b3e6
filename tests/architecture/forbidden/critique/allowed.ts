import { z } from 'zod'
import { sibling } from './sibling.ts'
export const both = [z, sibling]
