import { Editor } from 'tldraw'
export const editor = Editor
