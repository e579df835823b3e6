/** What keys, tokens and passwords look like, wherever somebody pasted one. */
const secrets: readonly RegExp[] = [
  /\b(?:sk|pk|rk|gsk|xai|pcsk|tvly|lsv2|r8|hf|ghp|gho|ghs|github_pat|glpat|xox[abprs])[-_][\w-]{12,}/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\bAIza[\w-]{30,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /\b(?:Bearer|Basic)\s+[\w+/=.~-]{12,}/gi,
  /\b((?:api|access|secret|private)?[ _-]?(?:key|token|secret|password|passwd|pwd))\s*[:=]\s*["']?[^\s"',;&]{6,}/gi,
  /(?<=:\/\/)[^\s/:@]{1,100}:[^\s/@]{1,200}@/g,
  /\b[0-9a-f]{32,}\b/gi,
]

/** The same words with "•••" in the place of whatever looks like a credential. */
export const withoutSecrets = (text: string): string =>
  secrets.reduce((words, pattern) => words.replaceAll(pattern, '•••'), text.slice(0, 20_000))

/** Would anything of it have to be hidden? */
export const isSecret = (text: string): boolean => withoutSecrets(text) !== text
