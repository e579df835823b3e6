import { useMemo, useState } from 'react'
import { Play } from 'lucide-react'
import { useSearch } from 'wouter'
import { companies } from '#critique/interviewer/companies.ts'
import { formatById, formats, plannedMs } from '#critique/interviewer/formats.ts'
import type { Format, FormatId } from '#critique/interviewer/formats.ts'
import { personas } from '#critique/interviewer/personas.ts'
import type { Mode, PersonaId } from '#critique/interviewer/events.ts'
import type { Level } from '#critique/interviewer/task.ts'
import type { Company } from '#critique/rules/rule.ts'
import { PageFrame } from '#src/home/PageFrame.tsx'
import { Button } from '#src/ui/Button.tsx'
import { remember, remembered } from '#src/ui/remembered.ts'
import { Select } from '#src/ui/Select.tsx'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import css from './Practice.module.css'
import { taskList } from './taskList.ts'
import type { TaskCard } from './taskList.ts'
import { useBeginInterview } from './useBeginInterview.ts'

interface Wish {
  format: FormatId
  task: string
  persona: PersonaId
  level: Level
  company: Company | ''
  mode: Mode
}

const KEPT = 'practice'
const usual: Wish = { format: 'system_design', task: 'support-rag', persona: 'neutral', level: 'senior', company: '', mode: 'coach' }

/** Chooses an interview: what, with whom, how strict. What was chosen last time is chosen again. */
export function PracticePage() {
  const asked = new URLSearchParams(useSearch())
  const [wish, setWish] = useState<Wish>(() => startingWish(asked))
  const format = formatById(wish.format)
  const tasks = useMemo(() => taskList(format.uses), [format.uses])
  const task = tasks.find(({ id }) => id === wish.task) ?? tasks[0]
  const { begin, busy } = useBeginInterview()
  const change = (part: Partial<Wish>) => setWish({ ...wish, ...part })
  const start = () => {
    if (!task) return
    remember(KEPT, { ...wish, task: task.id })
    const { company, ...rest } = wish
    void begin({ ...rest, task: task.id, company: company || null, seed: seedFrom(asked) })
  }
  return (
    <PageFrame title="Mock interview">
      <h1 className={css.title}>Mock interview</h1>
      <p className={css.lead}>
        The interviewer reads your board while you draw and asks about what is still open. It needs no account, no key and no network. At
        the end you see what you raised yourself, and what you raised only when asked. Rather with a person? Open a new board, share it by
        role, and interview each other in turn.
      </p>
      <div className={css.columns}>
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            start()
          }}
        >
          <fieldset className={css.formats}>
            <legend className={css.label}>Format</legend>
            {formats.map((one) => (
              <FormatCard key={one.id} format={one} isChosen={one.id === format.id} onChoose={() => change({ format: one.id })} />
            ))}
          </fieldset>
          <Select
            label={format.uses === 'code' ? 'Code' : format.uses === 'case' ? 'Case' : 'Scenario'}
            value={task?.id ?? ''}
            options={tasks.map(({ id, title, level }) => ({ value: id, title: `${title} (${level})` }))}
            onChange={(id) => change({ task: id })}
          />
          <Row label="Interviewer" hint={personas.find(({ id }) => id === wish.persona)?.about}>
            <ToggleGroup
              label="Interviewer"
              value={wish.persona}
              options={personas.map(({ id, name }) => ({ value: id, title: name }))}
              onChange={(persona) => change({ persona })}
            />
          </Row>
          <Row label="Level">
            <ToggleGroup
              label="Level"
              value={wish.level}
              options={(['mid', 'senior', 'staff'] as const).map((value) => ({ value, title: capital(value) }))}
              onChange={(level) => change({ level })}
            />
          </Row>
          <Select
            label="Company emphasis"
            hint={companies.find(({ id }) => id === wish.company)?.about ?? 'The weights of the task alone.'}
            value={wish.company}
            options={[{ value: '', title: 'None' }, ...companies.map(({ id, name }) => ({ value: id, title: name }))]}
            onChange={(company) => change({ company: company as Wish['company'] })}
          />
          <Row
            label="Mode"
            hint={
              wish.mode === 'strict'
                ? 'Full time, no pausing, no notes, findings hidden until the end.'
                : 'Findings stay on the screen, and the clock may be paused. What the screen showed first does not count as yours.'
            }
          >
            <ToggleGroup
              label="Mode"
              value={wish.mode}
              options={[
                { value: 'coach', title: 'Coach' },
                { value: 'strict', title: 'Strict' },
              ]}
              onChange={(mode) => change({ mode })}
            />
          </Row>
          <div className={css.verbs}>
            <Button type="submit" look="primary" icon={<Play size={16} aria-hidden />} disabled={busy || !task}>
              Begin, {minutes(format)} minutes
            </Button>
          </div>
        </form>
        {task && <Preview format={format} task={task} />}
      </div>
    </PageFrame>
  )
}

function FormatCard({ format, isChosen, onChoose }: { format: Format; isChosen: boolean; onChoose: () => void }) {
  return (
    <label className={css.format} data-chosen={isChosen || undefined}>
      <input type="radio" name="format" className="visually-hidden" checked={isChosen} onChange={onChoose} />
      <span className={css.formatName}>
        {format.title} <span className={css.small}>{minutes(format)} min</span>
      </span>
      <span className={css.small}>{format.about}</span>
    </label>
  )
}

function Preview({ format, task }: { format: Format; task: TaskCard }) {
  return (
    <aside className={css.preview} aria-label="What you will get">
      <h2 className={css.heading}>{task.title}</h2>
      <p className={css.brief}>{task.brief}</p>
      <ol className={css.stages} aria-label="Stages">
        {format.stages.map((stage) => (
          <li key={stage.id} className={css.stage} style={{ '--share': stage.minutes } as React.CSSProperties}>
            <span className={css.stageName}>
              {stage.title} <span className={css.small}>{stage.minutes} min</span>
            </span>
            <span className={css.small}>{stage.goal}</span>
          </li>
        ))}
      </ol>
    </aside>
  )
}

function Row({ label, hint, children }: { label: string; hint?: string | undefined; children: React.ReactNode }) {
  return (
    <div className={css.row}>
      <span className={css.label} aria-hidden>
        {label}
      </span>
      {children}
      {hint && <p className={css.small}>{hint}</p>}
    </div>
  )
}

const minutes = (format: Format): number => Math.round(plannedMs(format) / 60_000)
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A link can ask for a scenario, a format and a seed. */
function startingWish(asked: URLSearchParams): Wish {
  const last = remembered(KEPT)
  const wish: Wish = { ...usual, ...(typeof last === 'object' && last !== null ? (last as Partial<Wish>) : {}) }
  const format = formats.find(({ id }) => id === asked.get('format'))?.id ?? (asked.get('task') ? 'system_design' : wish.format)
  return {
    ...wish,
    format: formats.some(({ id }) => id === format) ? format : usual.format,
    task: asked.get('task') ?? wish.task,
  }
}

function seedFrom(asked: URLSearchParams): number {
  const given = Number(asked.get('seed') ?? Number.NaN)
  return Number.isSafeInteger(given) && given >= 0 ? given : Math.floor(Math.random() * 1_000_000)
}
