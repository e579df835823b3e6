import { scenarios } from '#templates/scenarios/index.ts'
export const all = scenarios
