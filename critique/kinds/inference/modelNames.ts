/** Names of models follow patterns, and new versions come every month: families here, sizes apart. */
interface Family {
  pattern: RegExp
  kind: string
}

/** Most telling first: an embedding model of a family that also writes text is an embedding model. */
const families: readonly Family[] = [
  {
    pattern:
      /\b(?:[\w.]+[-_ ]?)?re-?rank(?:er|ing)?[-_ ]?(?:v?\d[\w.-]*|[a-z]+-v\d[\w.-]*|base|large|m3)?\b|\bms[- ]marco[\w -]*\b|\bcolbert\w*\b|\bmonot5\b|\bflashrank\b/,
    kind: 'reranker',
  },
  {
    pattern:
      /\btext[- ]?embedding[-\w]*|\bembed(?:ding)?s?[- ](?:v\d[\w.]*|english|multilingual|004|3)\b[-\w.]*|\b(?:bge|e5|gte)[- ](?:m3|small|base|large|mistral)[-\w.]*|\bmultilingual-e5[-\w]*|\ball-(?:minilm|mpnet)[-\w]*|\bminilm\b[-\w]*|\bmpnet\b[-\w]*|\bvoyage[- ]?(?:\d|code|law|finance|multilingual|context|large|lite)[-\w.]*|\bjina[- ]embed[-\w.]*|\bnomic[- ]embed[-\w.]*|\bada-?002\b|\btitan[- ]embed[-\w. ]*|\bgemini[- ]embed[-\w.]*|\bmxbai-embed[-\w.]*|\bsbert\b|\b(?:word2vec|glove|clip) embed\w*|\btext-?gecko\b|\binstructor-(?:xl|large)\b|\bqwen3-embed[-\w]*|\barctic-embed[-\w]*/,
    kind: 'embedding_model',
  },
  {
    pattern:
      /\bdall[-·.]?e\b[- ]?\d?|\bstable[- ]diffusion[-\w ]*|\bsdxl\b|\bflux(?:\.1|-dev|-schnell|-pro)\b|\bimagen\b[- ]?\d?|\bgpt-image[-\w]*|\bmidjourney\b|\bnova canvas\b|\bsora\b|\bveo\b ?\d?|\bnano banana\b/,
    kind: 'image_gen_model',
  },
  {
    pattern: /\b(?:faster-|distil-)?whisper\b[-\w]*|\bparakeet\b|\bwav2vec\w*\b|\bnova-2 asr\b|\bgpt-4o(?:-mini)?-transcribe\b/,
    kind: 'speech_to_text',
  },
  {
    pattern: /\bgpt-4o(?:-mini)?-tts\b|\btts-1(?:-hd)?\b|\bkokoro\b|\bxtts\b[-\w]*|\bpiper tts\b|\beleven_?labs\b/,
    kind: 'text_to_speech',
  },
  {
    pattern: /\bgpt-4o(?:-mini)?[- ]realtime\b|\bgpt-realtime\b|\bgemini[\d. -]*(?:flash )?live\b|\bnova sonic\b/,
    kind: 'realtime_speech_model',
  },
  {
    pattern:
      /\bgpt-?4o? ?v(?:ision)?\b|\bllava\b[-\w.]*|\b(?:qwen[\d.]*-?)vl\b[-\w.]*|\byolo\b ?v?\d*\w*|\byolov?\d+\w*|\bblip\b-?\d?|\bclip\b(?: model)?$|\bpixtral\b[-\w]*|\binternvl\b|\bresnet-?\d*\b|\bvit\b|\bmobilenet\b|\bdetectron2?\b|\bflorence-2\b|\bmoondream\b|\bgpt-4-vision[-\w]*/,
    kind: 'vision_model',
  },
  { pattern: /\bllama[- ]?guard\b[-\w. ]*|\bshieldgemma\b|\bgranite guardian\b|\bprompt ?guard\b/, kind: 'input_guardrail' },
  {
    pattern:
      /\b(?:gpt|claude|gemini|nova|grok|mistral|command|llama(?!index|parse|hub|[- ]index|[- ]guard)|qwen|phi|gemma|o[134]|ministral|granite|deepseek|glm|smollm|tinyllama)[-\w. ]*?(?:\b|(?<=[^0-9a-z]))(?:mini|nano|micro|lite|haiku|flash(?:-lite)?|fast|small|tiny|r7b|0\.5b|1b|1\.5b|2b|3b|4b|7b|8b|9b)\b[-\w.]*|\bhaiku\b[-\w. ]*|\bphi[- ]?\d[\w.-]*|\bgemma[- ]?\d?[\w.-]*|\bministral\b[-\w]*|\btinyllama\b|\bsmollm\w*\b|\bgpt-?3\.5[-\w]*/,
    kind: 'small_llm',
  },
  {
    pattern:
      /\b(?:chat)?gpt[- ]?\d[\w.]*(?:[- ]?(?:turbo|preview|o|pro|codex))*|\bchatgpt\b|\bgpt-?oss[-\w]*|\bgpt\b|\bclaude\b[-\w. ]*?(?:sonnet|opus|instant)?[ -]?[\d.]*|\b(?:sonnet|opus)\b[ -]?[\d.]*|\bgemini\b[- ]?[\d.]*[- ]?(?:pro|ultra|advanced)?|\bgrok[- ]?\d?[\w.]*|\bdeepseek[-\w. ]*|\b(?:code)?llama(?![- ]?(?:index|parse|hub|guard|cpp|\.cpp|factory|firewall))[- ]?\d?[\w.]*(?:[- :]?\d+b)?(?:-instruct)?|\bmi[sx]tral[-\w.]*(?: large| medium)?(?: ?\d)?|\bqwen[-\w.]*|\bcommand[- ]r\b\+?[-\w]*|\bcommand a\b|\bo[134](?:-(?:pro|preview|deep-research))?\b(?! ?\w+ing)|\b(?:amazon )?nova (?:pro|premier)\b|\bkimi\b[-\w.]*|\bpalm ?2?\b|\bjurassic\b[-\w]*|\bfalcon-?\d+b\b|\bflan-t5[-\w]*|\bt5-\w+|\bbloomz?\b|\bvicuna\b[-\w]*|\bsolar-\d[\w.]*|\bglm-?\d[\w.]*|\bminimax\b[-\w.]*|\bhermes[- ]\d\w*|\bgranite\b[-\w.]*|\bnemotron\b[-\w]*/,
    kind: 'llm',
  },
]

/** A word that only names of models have: decides whether the patterns are worth trying. */
const hint =
  /\d|gpt|claude|sonnet|opus|haiku|gemini|grok|deepseek|llama|mi[sx]tral|qwen|command|nova|phi|gemma|rank|embed|minilm|mpnet|voyage|bge|dall|diffusion|sdxl|flux|imagen|journey|whisper|parakeet|wav2vec|tts|kokoro|eleven|llava|yolo|blip|clip|pixtral|internvl|resnet|vit|detectron|moondream|guard|shieldgemma|kimi|palm|jurassic|bloom|vicuna|granite|nemotron|minimax|sbert|colbert|sora|veo|mono|titan|word2vec|glove|gecko|tinyllama|smollm|ministral|banana/

export interface ModelName {
  kind: string
  text: string
  index: number
}

/** The first model name in a line of lower-case text. */
export function findModelName(text: string): ModelName | undefined {
  if (!hint.test(text)) return undefined
  for (const { pattern, kind } of families) {
    const found = pattern.exec(text)
    if (found && found[0].trim()) return { kind, text: found[0].trim(), index: found.index }
  }
  return undefined
}
