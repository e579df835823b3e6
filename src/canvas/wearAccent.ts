import type { Editor } from 'tldraw'

/** `--accent` of tokens.css: what is selected is painted on a canvas, where no style sheet reaches. */
const accent = { light: '#2b4fcf', dark: '#93a9ff' }

/** Selection frames, handles and hints in the colour of the page around them. Nothing else of the theme changes. */
export function wearAccent(editor: Editor): void {
  const theme = editor.getTheme('default')
  if (!theme) return
  const { light, dark } = theme.colors
  editor.updateTheme({
    ...theme,
    colors: {
      light: { ...light, selectionStroke: accent.light, selectionFill: `${accent.light}2e` },
      dark: { ...dark, selectionStroke: accent.dark, selectionFill: `${accent.dark}2e` },
    },
  })
}
