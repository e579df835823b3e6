import { Editor } from '@tldraw/editor'
export const editor = Editor
