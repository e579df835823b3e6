import { decodeEntities } from './mermaidText.ts'

const LINE_BREAK = /<\s*(?:\/\s*)?[bB][rR](?:[\s/][^<>]*)?>|<\/(?:p|div|li|h[1-6])>(?=.)|\\n/g
/** Known tags only: `List<int>` and `<user id>` are words. */
const TAG =
  /<\/?(?:b|i|u|s|em|strong|small|big|sub|sup|code|pre|tt|kbd|span|font|div|p|center|ul|ol|li|hr|h[1-6]|a|img|svg|path|table|tr|td|th|tbody|mark|del|ins|q|blockquote|label|wbr)(?:\s[^<>]*)?\/?>/gi
const ICON = /\b(?:fa[bsrlkd]?|fab|far|fas|fal|mdi|lucide|logos|aws|azure|gcp|devicon|simple-icons):[\w-]+(?::[\w-]+)?/g

/** A label as a person reads it: entities, HTML, Markdown and icons are gone, a line break is one. */
export function plainLabel(label: unknown, isMarkdown = false): string {
  const text = unwrap(typeof label === 'string' || typeof label === 'number' ? String(label) : '', isMarkdown)
  const lines = text.replace(LINE_BREAK, '\n').replace(TAG, '').replace(ICON, ' ').split('\n')
  const plain = lines
    // After the tags: what is written as an entity is meant as the letter, not as HTML.
    .map((line) => decodeEntities(line).replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
  // A box that is only an icon is called by it.
  return plain || iconName(text)
}

/** Bold is bold for everybody; thin emphasis only in a Markdown string, which stands between backticks: elsewhere `a_b_c` is a name. */
function unwrap(text: string, isMarkdown: boolean): string {
  const inBackticks = /^\s*`([\s\S]*)`\s*$/.exec(text)
  const bold = (inBackticks?.[1] ?? text).replace(/\*\*(?=\S)([^*]+?)\*\*/g, '$1')
  if (!isMarkdown && !inBackticks) return bold
  return bold
    .replace(/^ *[-*] /gm, '')
    .replace(/(?<!\w)__(?=\S)([^_]+?)__(?!\w)/g, '$1')
    .replace(/(?<![\w*])([*_])(?=\S)([^*_]+?)\1(?![\w*])/g, '$2')
}

/** "fa:fa-user-shield" as "user shield". */
export function iconName(text: string): string {
  const icon = new RegExp(ICON.source).exec(text)?.[0] ?? ''
  return icon
    .slice(icon.indexOf(':') + 1)
    .replace(/^fa-/, '')
    .replaceAll(/[-:]/g, ' ')
}
