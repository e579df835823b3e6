import { useState } from 'react'
import { Play } from 'lucide-react'
import { useValue } from 'tldraw'
import { companies } from '#critique/interviewer/companies.ts'
import { formatById, formats, plannedMs } from '#critique/interviewer/formats.ts'
import type { FormatId } from '#critique/interviewer/formats.ts'
import type { Level } from '#critique/interviewer/task.ts'
import type { Company } from '#critique/rules/rule.ts'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import { Select } from '#src/ui/Select.tsx'
import { taskList } from '../taskList.ts'
import interviewCss from '../Interview.module.css'
import { beginPair } from './beginPair.ts'
import css from './Pair.module.css'
import type { PrivateSide } from './privateSide.ts'

const keeping = [
  { value: '', title: 'until somebody deletes it' },
  { value: '7', title: 'for 7 days' },
  { value: '30', title: 'for 30 days' },
]
const levels = [
  { value: 'mid', title: 'Mid' },
  { value: 'senior', title: 'Senior' },
  { value: 'staff', title: 'Staff' },
]

/** Chooses what the interview is about, and opens it for everybody on the board. */
export function StartPair({ board, side, isNext }: { board: Board; side: PrivateSide | null; isNext: boolean }) {
  const [format, setFormat] = useState<FormatId>('system_design')
  const [wished, setTask] = useState('support-rag')
  const [level, setLevel] = useState<Level>('senior')
  const [company, setCompany] = useState<Company | ''>('')
  const [keep, setKeep] = useState('')
  const [isBusy, setBusy] = useState(false)
  const tasks = taskList(formatById(format).uses)
  const task = tasks.find(({ id }) => id === wished) ?? tasks[0]
  const candidates = useValue('candidates', () => board.people.get().filter(({ role, isSelf }) => role === 'candidate' && !isSelf), [board])
  const begin = () => {
    if (!side || !task || isBusy) return
    setBusy(true)
    void beginPair(board, side, { task: task.id, format, level, company: company || null, keepDays: keep ? Number(keep) : null }).finally(
      () => setBusy(false),
    )
  }
  return (
    <form
      className={css.start}
      aria-label="Begin an interview"
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <h2 className={interviewCss.stage}>{isNext ? 'The next interview' : 'Interview somebody'}</h2>
      <p className={interviewCss.text}>
        You ask; the board reads along and shows its findings to your side alone. The candidate sees the task, the clock and what you tell.
      </p>
      <Select
        label="Format"
        value={format}
        options={formats.map((one) => ({ value: one.id, title: `${one.title}, ${Math.round(plannedMs(one) / 60_000)} min` }))}
        onChange={(id) => setFormat(id as FormatId)}
      />
      <Select
        label="Task"
        value={task?.id ?? ''}
        options={tasks.map(({ id, title }) => ({ value: id, title }))}
        onChange={setTask}
        hint={task?.brief}
      />
      <Select label="Level" value={level} options={levels} onChange={(id) => setLevel(id as Level)} />
      <Select
        label="Company emphasis"
        value={company}
        options={[{ value: '', title: 'None' }, ...companies.map(({ id, name }) => ({ value: id, title: name }))]}
        onChange={(id) => setCompany(id as Company | '')}
      />
      <Select
        label="The recording stays on the board"
        value={keep}
        options={keeping}
        onChange={setKeep}
        hint="Drawing and words are recorded, which everybody here is told. Either side may delete them."
      />
      <p className={interviewCss.small} role="status">
        {candidates.length > 0
          ? `${candidates.map(({ name }) => name).join(' and ')} ${candidates.length === 1 ? 'is' : 'are'} here as candidate.`
          : 'No candidate is here yet: invite one with Share, then begin.'}
      </p>
      <Button type="submit" look="primary" icon={<Play size={16} aria-hidden />} disabled={!side || !task || isBusy}>
        Begin
      </Button>
    </form>
  )
}
