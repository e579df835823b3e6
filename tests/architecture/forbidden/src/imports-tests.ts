import { board } from '../tests/fixtures/board.ts'
export const fixture = board
