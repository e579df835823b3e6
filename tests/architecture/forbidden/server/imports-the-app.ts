import { App } from '#src/app/App.tsx'
export const app = App
