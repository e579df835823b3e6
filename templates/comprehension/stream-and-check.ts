import { definePiece } from './piece.ts'

export default definePiece({
  id: 'stream-and-check',
  title: 'Stream and check',
  level: 'mid',
  language: 'typescript',
  brief:
    'Answers of a health insurer’s assistant are streamed and screened. Screening costs a fortune, and still people have read what it was meant to stop.',
  purpose: {
    says: 'It streams a model’s answer to a person and checks it for content that must not be shown.',
    words: [
      'stream|streams|streaming .. answer|check|checks|screen|screens|moderates',
      'guardrail|moderation|screening',
      'check|checks|screens .. answer|output|content|text',
      'moderate|moderates',
    ],
  },
  code: `
interface Screen { ok: boolean; reason?: string }

async function screen(text: string): Promise<Screen> {
  try {
    const reply = await guard.classify(text, { timeoutMs: 300 })
    return { ok: reply.label !== 'unsafe', reason: reply.label }
  } catch {
    return { ok: true }
  }
}

export async function respond(request: Request, socket: Socket): Promise<void> {
  const stream = model.stream(request.question)
  let text = ''
  let chunk = ''
  for await (const token of stream) {
    text += token
    chunk += token
    socket.send(token)
    if (chunk.length > 20) {
      const result = await screen(chunk)
      chunk = ''
      if (!result.ok) {
        socket.send('\\n[This answer was withdrawn.]')
        logger.warn('unsafe answer', {
          member: request.memberId,
          question: request.question,
          answer: text,
        })
        break
      }
    }
  }
  await store.saveMessage(request.conversationId, text)
  socket.close()
}
`,
  defects: [
    {
      dimension: 'security',
      starts: 'socket.send(token)',
      ends: 'if (chunk.length > 20) {',
      what: 'Tokens are sent before they are checked: the warning comes after the words.',
      why: 'What was read cannot be withdrawn.',
      words: [
        'before .. check|checked|screen|screened|screening|sent|validated',
        'sent|sends|send|streamed|shown .. before|first|unchecked|already',
        'check|screen|checked .. after|late|too_late',
        'buffer|hold|delay|sentence .. before|send|check',
        'already .. seen|read|shown|sent',
      ],
      nudge: 'In which order do person and guard see a word?',
    },
    {
      dimension: 'reliability',
      starts: '} catch {',
      ends: 'return { ok: true }',
      what: 'When the guard is slow or down, everything passes.',
      why: 'An attacker, or a Monday, only has to make it slow.',
      words: [
        'fail open|fails open|failing open|fail closed',
        'timeout|error|errors|exception|down|slow .. ok|true|passes|pass|allowed|safe|through',
        'ok true',
        'passes|allows|lets .. when|if|error|timeout|down|everything',
        'silent|silently|swallow|swallows|swallowed',
      ],
      nudge: 'The guard needs 400 milliseconds today.',
    },
    {
      dimension: 'security',
      starts: 'const result = await screen(chunk)',
      ends: 'if (!result.ok) {',
      what: 'Pieces of twenty characters are judged alone, and the last piece never is.',
      why: 'A sentence that harms is harmless in every piece of it, and the end is the conclusion.',
      words: [
        '20 characters|chars',
        'chunk|chunks|piece|pieces|fragment|fragments .. alone|context|small|short|split|across|boundary|boundaries|meaning|sentence',
        'context .. missing|chunk|chunks|whole|full|sentence',
        'last|final|remaining|rest chunk|piece|part|characters|tokens',
        'split .. across|words|sentence|chunks',
        'sentence .. whole|complete|level|full',
      ],
      nudge: 'What does the guard read, and what does it never read?',
    },
    {
      dimension: 'cost',
      starts: 'if (chunk.length > 20) {',
      what: 'A call of the guard for every few words, one after the other, in the way of the stream.',
      why: 'A hundred calls for one answer: that is the fortune, and the stutter.',
      words: [
        'too many|hundred|every calls|call|guard|requests',
        'call|calls .. every|each|20|few|per|chunk|many',
        'cost|expensive|latency .. calls|chunk|guard|screening',
        'serial|sequential|blocking|blocks|awaits|wait',
        'batch|sentence|parallel|async .. check|screen|guard',
      ],
      nudge: 'An answer has 2,400 characters. Count.',
    },
    {
      dimension: 'security',
      starts: "logger.warn('unsafe answer', {",
      ends: 'answer: text,',
      what: 'Member, question and answer go into the log in plain words: health data.',
      why: 'The log is read by more people than the conversation, and kept longer.',
      words: [
        'log|logs|logged|logging .. personal|health|pii|phi|sensitive|member|question|plain|redact|redacted|data',
        'pii|phi|health data|personal data|sensitive .. log|logs|logged',
        'redact|redacted|mask|hash|pseudonymise',
      ],
      nudge: 'Who reads this log?',
    },
    {
      dimension: 'data',
      starts: 'await store.saveMessage(request.conversationId, text)',
      what: 'The withdrawn answer is saved as the answer, and comes back with the history of the next turn.',
      why: 'It is shown again, and it teaches the model its own mistake.',
      words: [
        'saved|saves|stored|stores|save|store|persisted .. unsafe|withdrawn|blocked|bad|answer|text|history|anyway',
        'unsafe|withdrawn|blocked .. saved|stored|history|conversation|persisted',
        'history|next turn|context .. unsafe|withdrawn|again|contains|bad',
      ],
      nudge: 'Which text is saved after a break?',
    },
  ],
  proof: 'How do you test that no forbidden word was ever on the wire, rather than that the function returned false?',
})
