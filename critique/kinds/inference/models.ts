import type { Guess } from './guess.ts'
import type { Ambiguity } from './lexicon.ts'
import { findModelName } from './modelNames.ts'
import { strongestCue } from './surroundedWords.ts'
import { wordsOf } from './words.ts'
import type { Words } from './words.ts'

/** A role that a model plays says more than its name: "GPT-4o-mini (judge)". */
const modelRoles: Ambiguity = {
  otherwise: '',
  when: (
    [
      ['llm_judge', ['judge', 'grader', 'grading', 'llm as judge', 'evaluator', 'mark', 'marking']],
      ['fallback_model', ['fallback', 'backup', 'secondary', 'failover']],
      ['self_hosted_llm', ['vllm', 'ollama', 'tgi', 'sglang', 'llama cpp', 'self hosted', 'on prem', 'local', 'triton', 'nim', 'tensorrt']],
      ['finetuned_model', ['fine tuned', 'finetuned', 'lora', 'qlora', 'fine tune', 'adapter']],
      ['embedding_model', ['embedding', 'embed', 'encoder', 'embedder']],
      ['reranker', ['rerank', 'reranker', 're rank']],
      ['vision_model', ['vision', 'image understanding', 'ocr', 'multimodal']],
      ['planner', ['planner', 'planning']],
      ['intent_router', ['intent', 'classify', 'classifier', 'routing']],
      ['query_rewriter', ['rewrite', 'rewriter', 'query expansion']],
      ['text_to_sql', ['sql generation', 'text to sql', 'nl2sql']],
      ['conversation_summarizer', ['summarize history', 'conversation summary']],
      ['quarantined_llm', ['quarantined', 'no tool']],
    ] as const
  ).flatMap(([kind, phrases]) => phrases.map((phrase) => ({ kind, cue: wordsOf(phrase) }))),
}

/** "Llama 3.1 8B" is no more than its name, and the size decides. */
export function sizedModel(text: string, words: Words): Guess | undefined {
  if (/^llama[- ]?\d/i.test(text) && words.all.length < 5 && !/\d+b\b/i.test(text) && !strongestCue(modelRoles, words.all, ''))
    return { kind: 'llm', confidence: 0.8, matched: 'llama', score: 20 }
  if (words.all.length > 6 || !/\d/.test(text)) return undefined
  const found = findModelName(text.toLowerCase())
  if (found?.kind !== 'small_llm' || found.index > 0 || found.text.length < text.split(/[([{|]|:\s/)[0]!.trim().length) return undefined
  return strongestCue(modelRoles, words.all, '') ? undefined : { kind: found.kind, confidence: 0.9, matched: found.text, score: 20 }
}

export function modelGuess(text: string, words: Words): Guess | undefined {
  const found = findModelName(text.toLowerCase())
  if (!found) return undefined
  const isFirst = text.slice(0, found.index).search(/[([{|]|:\s|\s[-–—]\s/) < 0
  if (found.kind === 'llm' || found.kind === 'small_llm') {
    const role = strongestCue(modelRoles, words.all, '')
    if (role) return { kind: role.kind, confidence: 0.8, matched: `${found.text} ${role.cue.join(' ')}`, score: isFirst ? 9.2 : 4 }
  }
  const specific = found.kind !== 'llm'
  return {
    kind: found.kind,
    confidence: 0.85,
    matched: found.text,
    score: isFirst ? (found.kind === 'small_llm' ? 9.6 : specific ? 8.6 : 7.2) : 3.2,
  }
}
