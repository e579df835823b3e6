import { openStore } from '#server/store/sqlite.ts'
export const store = openStore
