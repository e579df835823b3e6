/** What a person cannot see but a model reads: controls, zero-width and bidirectional marks, tags, variation selectors, fillers. */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu

/** One line of what a person would read: nothing invisible, white space as single spaces, at most `most` characters. */
export function visible(text: string, most = Infinity): string {
  const line = text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Is there something in it that a person would not see? Joiners inside emoji and soft hyphens in words are common and harmless. */
export const hidesSomething = (text: string): boolean =>
  /[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]|[\u200b\u2060\ufeff\u00ad]{2,}|\w[\u200b\u2060\ufeff]\w/u.test(text)

/** A model's words as plain text: no tags, no pictures, no links, nothing invisible. */
export function plain(text: string, most: number): string {
  const bare = visible(text)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/!?\[([^\]]*)\]\[[^\]]*\]/g, '$1')
    .replace(/<\/?[a-z!?][^>]*>?/gi, '')
    .replace(/\b(?:https?|ftp|file|data|javascript|vbscript):[^\s)]*/gi, '')
    .replace(/\bwww\.\S+/gi, '')
    .replace(/[`*]{1,3}/g, '')
  return visible(bare, most)
}
