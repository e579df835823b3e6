import { definePiece } from './piece.ts'

export default definePiece({
  id: 'researchers-and-writer',
  title: 'Researchers and a writer',
  level: 'staff',
  language: 'typescript',
  brief:
    'Several agents write a brief together. Findings that a researcher had are missing in the text, some runs take an hour, and the checker has never refused anything.',
  purpose: {
    says: 'It lets agents research questions, a writer make a brief of the results, and a checker accept it.',
    words: [
      'research|researchers|researcher .. writer|brief|agents|draft',
      'multi agent',
      'agents .. brief|research|write|draft',
      'writer .. checker|critic|draft',
      'orchestrates|orchestrate',
    ],
  },
  code: `
interface Finding { claim: string; source: string; page: number }

async function research(question: string): Promise<Finding[]> {
  const reply = await researcher.run('Answer with sources: ' + question)
  try {
    return JSON.parse(reply) as Finding[]
  } catch {
    return []
  }
}

async function check(draft: string, notes: string): Promise<boolean> {
  const reply = await writer.run(
    notes + '\\nYou wrote this draft:\\n' + draft + '\\nIs it good? Answer yes or no with a reason.',
  )
  return reply.toLowerCase().includes('yes') || !reply.toLowerCase().startsWith('no')
}

export async function brief(topic: string): Promise<string> {
  const questions = await planner.run('List the questions for: ' + topic)
  const results = await Promise.all(
    questions.split('\\n').map((question) => research(question)),
  )
  const notes = results
    .flat()
    .map((finding) => finding.claim)
    .join(' ')
    .slice(0, 12_000)

  let draft = await writer.run('Write a brief from: ' + notes)
  let accepted = await check(draft, notes)
  while (!accepted) {
    const more = await research('What is missing in: ' + draft)
    draft = await writer.run(draft + '\\nImprove with: ' + JSON.stringify(more))
    accepted = await check(draft, notes)
  }
  await publish(draft)
  return draft
}
`,
  defects: [
    {
      dimension: 'agents',
      starts: 'const reply = await writer.run(',
      ends: "startsWith('no')",
      what: 'The checker is the writer with its own notes, and almost any reply counts as a yes.',
      why: '"Not yet, but yes in parts" passes. Nothing is ever refused.',
      words: [
        'same model|agent|writer|context',
        'writer .. checks|check|judges|itself|own',
        'itself|own .. draft|work|checks|check|judge|grades',
        'independent|separate|different|another .. checker|critic|model|context|agent',
        'includes|contains|yes|parsing|parse .. yes|anything|any|loose|almost|substring',
        'always .. yes|true|accepts|passes|accepted',
      ],
      nudge: 'Who is asked, and which answers count as a no?',
    },
    {
      dimension: 'agents',
      starts: '} catch {',
      ends: 'return []',
      what: 'A reply that cannot be read becomes an empty list: the findings of a whole question are lost in silence.',
      why: 'The brief looks complete. Nobody knows what is missing.',
      words: [
        'becomes an empty',
        'findings .. lost|lose|disappear|vanish',
        'cannot be read|parsed',
        'parse|parsing|json|malformed|unreadable .. empty|lost|silent|silently|swallowed|dropped|error|fails|failure',
        'swallow|swallows|swallowed|silently|silent|hides',
        'empty list|array',
        'lost|lose|loses|dropped|disappear|vanish findings|finding|results',
        'retry|repair|schema|validate|structured .. reply|output|parse|json',
      ],
      nudge: 'The reply has a comma too many. What does the brief say?',
    },
    {
      dimension: 'agents',
      starts: '.map((finding) => finding.claim)',
      ends: '.slice(0, 12_000)',
      what: 'Sources and pages are thrown away, claims run together, and the end is cut off.',
      why: 'Whatever the last researchers found never reaches the writer, and no sentence can be checked.',
      words: [
        'source|sources|page|provenance|citation|citations .. lost|dropped|thrown|discarded|removed|missing|kept',
        'truncated|truncates|truncate|cut|cuts|slice|sliced|12,000|12000',
        'typed|structured|schema .. handover|hand over|findings|pass|between',
        'drops|loses|throws away|discards .. source|sources|page',
        'prose|joined|flattened',
      ],
      nudge: 'What of a finding is left after this?',
    },
    {
      dimension: 'cost',
      starts: 'while (!accepted) {',
      what: 'No limit of rounds, tokens, money or time over all agents.',
      why: 'Writer and researcher go round for an hour, at a price that nobody set.',
      words: [
        'no|round|rounds|iteration|loop limit|limits|cap|bound|budget|maximum',
        'endless|infinite|unbounded|forever|never ends',
        'limit|cap|budget|deadline|bound .. rounds|loop|tokens|cost|time|agents|money',
        'while .. never|forever|ends|limit',
        'ping pong|back and forth',
      ],
      nudge: 'When does it end if the checker never says yes?',
    },
    {
      dimension: 'reliability',
      starts: 'const results = await Promise.all(',
      what: 'All questions at once, and one that fails throws away the work of all the others.',
      why: 'A line break too many becomes a question more; a limit of the provider ends the run.',
      words: [
        'promise all|all_settled|allsettled',
        'one .. fails|failure|error|rejects .. all|others|everything|whole',
        'concurrency|parallel limit|limits|unbounded|bounded|pool',
        'rate limit|limits|429',
        'partial result|results|failure',
        'timeout|timeouts',
        'number of questions|fan_out',
      ],
      nudge: 'Fifty questions, and the seventh fails.',
    },
    {
      dimension: 'requirements',
      starts: 'await publish(draft)',
      what: 'It publishes by itself: no person sees the brief before its readers do.',
      why: 'An error in a number is public before anybody could stop it.',
      words: [
        'human|person|analyst|editor|people .. review|approve|approves|before|sign|check|loop',
        'approval|approve|review|sign off .. before|publish|published|human|person',
        'publish|publishes|published .. automatically|without|directly|itself|unreviewed',
        'irreversible|undo|retract',
      ],
      nudge: 'Who has read it at this moment?',
    },
  ],
  proof: 'A claim is in a researcher’s reply and not in the brief. How do you follow its way, a week later?',
})
