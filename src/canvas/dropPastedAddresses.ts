import type { Editor } from 'tldraw'

/** What is pasted or dropped becomes text or nothing: no preview is fetched, no image is put into the document. */
export function dropPastedAddresses(editor: Editor): void {
  editor.registerExternalContentHandler('url', ({ url, point }) => {
    const at = point ?? editor.getViewportPageBounds().center
    void editor.putExternalContent({ type: 'text', text: url, point: at })
  })
  editor.registerExternalContentHandler('files', null)
  editor.registerExternalContentHandler('svg-text', null)
  editor.registerExternalContentHandler('embed', null)
  editor.registerExternalAssetHandler('file', null)
  editor.registerExternalAssetHandler('url', null)
}
