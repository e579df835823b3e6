import { definePiece } from './piece.ts'

export default definePiece({
  id: 'model-as-judge',
  title: 'A model as the judge',
  level: 'senior',
  language: 'typescript',
  brief: 'Two prompts are compared by a judge model. The new prompt has won eleven times in a row; users cannot tell the difference.',
  purpose: {
    says: 'It compares the answers of two prompts by letting a model judge which is better.',
    words: [
      'compare|compares .. prompts|answers|versions|variants',
      'judge|judges .. answers|better|prompt|prompts|model',
      'pairwise',
      'which .. better',
    ],
  },
  code: `
interface Case { question: string; context: string }
type Verdict = 'A' | 'B' | 'tie'

const JUDGE = 'general-large'      // the same model that answers
const CASES = 24

async function judge(question: string, a: string, b: string): Promise<Verdict> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const reply = await model.complete({
      model: JUDGE,
      temperature: 1,
      prompt:
        'Question: ' + question +
        '\\nAnswer A (old): ' + a +
        '\\nAnswer B (improved): ' + b +
        '\\nWhich is better? Longer, more complete answers are better. Say A, B or tie.',
    })
    const text = reply.text.trim()
    if (text.startsWith('B')) return 'B'
    if (text.startsWith('A') && attempt === 4) return 'A'
  }
  return 'B'
}

export async function compare(cases: Case[], oldPrompt: string, newPrompt: string) {
  let wins = 0
  let losses = 0
  for (const one of cases.slice(0, CASES)) {
    const before = await answer(oldPrompt, one)
    const after = await answer(newPrompt, one)
    const verdict = await judge(one.question, before, after)
    if (verdict === 'B') wins++
    if (verdict === 'A') losses++
  }
  const rate = wins / (wins + losses)
  return { rate, ship: rate > 0.5 }
}
`,
  defects: [
    {
      dimension: 'evaluation',
      starts: "if (text.startsWith('B')) return 'B'",
      ends: "attempt === 4) return 'A'",
      what: 'It asks up to five times and takes the first B; an A counts only if it is the fifth.',
      why: 'A coin would vote for B in 31 of 32 cases.',
      words: [
        'retry|retries|asks again|repeats|five|5|attempts|attempt .. b|until|win|wins|times',
        'until .. b|wins|win',
        'first b',
        'biased|bias|favours|favors|rigged .. b|new|retry|loop',
        'only .. fifth|last|attempt|a',
      ],
      nudge: 'The judge flips a coin. What comes out?',
    },
    {
      dimension: 'evaluation',
      starts: 'Answer A (old)',
      ends: 'Answer B (improved)',
      what: 'The judge reads which answer is meant to be the improved one, and the new one always comes second.',
      why: 'Label and position decide before the content does.',
      words: [
        'always comes|stands second|last',
        'new one|answer always|comes|second',
        'meant to be the improved|better',
        'reads|sees|knows which .. improved|new|better',
        'position bias',
        'swap|swapped|shuffle|shuffled|randomise|randomize|randomised|order|both orders',
        'label|labels|labelled|told|names|says|blind .. improved|old|new|which',
        'improved .. label|told|says|bias|leading',
        'blind|blinded',
      ],
      nudge: 'What does the judge know that a user does not?',
    },
    {
      dimension: 'evaluation',
      starts: 'Longer, more complete answers are better',
      what: 'Length is the criterion.',
      why: 'The prompt that talks most wins; correctness is not asked for, and the context is not shown.',
      words: [
        'length|longer|verbosity|verbose',
        'rubric|criteria|criterion',
        'correct|correctness|accuracy|faithful|grounded .. not|asked|context|missing',
        'context .. not|never|missing|shown|given',
      ],
      nudge: 'What does this sentence reward?',
    },
    {
      dimension: 'evaluation',
      starts: "const JUDGE = 'general-large'",
      what: 'The judge is the model that wrote the answers, and nobody compared it with people.',
      why: 'Models prefer their own style; nobody knows how often this judge is right.',
      words: [
        'judge .. wrote|generated|writes|answers',
        'compared|checked .. people|humans|human',
        'model that wrote|answers',
        'same model',
        'self preference',
        'own|itself|its .. answers|output|style|judge|judges|prefers',
        'calibrate|calibrated|calibration',
        'human|humans|people|experts .. agreement|agree|labels|compare|check',
        'different|another model|judge|family',
      ],
      nudge: 'Who else uses that model here?',
    },
    {
      dimension: 'evaluation',
      starts: 'const CASES = 24',
      ends: 'ship: rate > 0.5',
      what: 'Twenty-four cases and any rate above a half: ties vanish and chance ships.',
      why: 'With 24 cases the rate moves by twenty points on its own.',
      words: [
        '24|few|small|too_few cases|sample|set',
        'sample size',
        'significance|significant|confidence|interval|noise|chance|luck',
        'ties|tie .. ignored|dropped|vanish|excluded|denominator|not_counted',
        'threshold|margin .. 0.5|half|50',
      ],
      nudge: 'Thirteen to eleven. Would you ship?',
    },
  ],
  proof: 'How do you test the judge itself? Give me a pair of answers whose verdict you know before you run it.',
})
