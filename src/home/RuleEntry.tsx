import type { ReactNode } from 'react'
import { ExternalLink } from 'lucide-react'
import { Link } from 'wouter'
import { parseMarkedSketch } from '#critique/graph/sketch.ts'
import type { Rule } from '#critique/rules/rule.ts'
import { Badge } from '#src/ui/Badge.tsx'
import { Button } from '#src/ui/Button.tsx'
import { companyNames } from './companyNames.ts'
import css from './Gallery.module.css'
import { GraphPicture } from './GraphPicture.tsx'
import { useNewBoard } from './useNewBoard.ts'
import { Points, Words } from './Words.tsx'

/** All that a rule knows, and the boards that prove it, drawn. */
export function RuleEntry({ rule }: { rule: Rule }) {
  return (
    <article className={css.entry}>
      <h1 className={css.title}>{rule.title}</h1>
      <p className={css.meta}>
        <Badge level={rule.severity} /> {rule.severity}
        <code>{rule.id}</code>
      </p>
      <p className={css.lead}>{rule.why}</p>
      <blockquote className={css.ask}>{withPlaceholders(rule.ask)}</blockquote>
      <Examples title="Flagged" sketches={rule.examples.flagged.slice(0, 1)} rule={rule} />
      <div className={css.columns}>
        <Words title="A good answer covers">
          <Points of={rule.goodAnswer.map(plain)} />
        </Words>
        <Words title="Then they ask">
          <Points of={rule.followUps.map(plain)} />
        </Words>
        <Words title="A way out">
          <p>{withPlaceholders(rule.fix)}</p>
        </Words>
        <Words title="It keeps quiet when">
          <p>{rule.unless}</p>
        </Words>
        {rule.severityModifiers && rule.severityModifiers.length > 0 && (
          <Words title="More or less severe">
            <Points of={rule.severityModifiers} />
          </Words>
        )}
        <Words title="How it judges">
          <Points of={mannersOf(rule)} />
        </Words>
        {rule.companyEmphasis && rule.companyEmphasis.length > 0 && (
          <Words title="Weighs more in interviews at">
            <ul className={css.tags}>
              {rule.companyEmphasis.map((company) => (
                <li key={company}>
                  <Link href={`/gallery/rules?company=${company}`} className={css.tag}>
                    {companyNames[company]}
                  </Link>
                </li>
              ))}
            </ul>
          </Words>
        )}
        <Words title="Sources">
          <ul className={css.points}>
            {rule.sources.map(({ title, section, url }) => (
              <li key={url + section}>
                <a href={url} target="_blank" rel="noreferrer">
                  {title} <ExternalLink size={12} aria-label="(opens in a new tab)" />
                </a>
                {section && <span className={css.small}> {section}</span>}
              </li>
            ))}
          </ul>
        </Words>
      </div>
      <Examples title="Flagged as well" sketches={rule.examples.flagged.slice(1)} rule={rule} />
      <Examples title="Asked: a fact is unknown" sketches={rule.examples.asked ?? []} rule={rule} />
      <Examples title="Clean" sketches={rule.examples.clean} rule={rule} />
    </article>
  )
}

function Examples({ title, sketches, rule }: { title: string; sketches: readonly string[]; rule: Rule }) {
  const { open, busy } = useNewBoard()
  if (sketches.length === 0) return null
  return (
    <section>
      <h2 className={css.heading}>{title}</h2>
      <ul className={css.examples}>
        {sketches.map((sketch, i) => {
          const { graph, markedNodes, markedEdges } = parseMarkedSketch(sketch)
          return (
            <li key={sketch} className={css.example}>
              <GraphPicture
                graph={graph}
                label={`${title}, board ${i + 1} of ${sketches.length}: ${sketch}`}
                markedNodes={markedNodes}
                markedEdges={markedEdges}
              />
              <div className={css.under}>
                <code className={css.sketch}>{sketch}</code>
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={`Open as a board: ${title}, ${i + 1} of ${sketches.length}`}
                  onClick={() => void open({ ...graph, title: graph.title || `${rule.title} (${title.toLowerCase()})` })}
                >
                  Open as a board
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What proves it, and what it does where a fact is not known. */
function mannersOf(rule: Rule): string[] {
  const proof = rule.structural
    ? 'A path, a cut or a loop on the board proves it; the path is shown.'
    : rule.quantitative
      ? 'It compares numbers, and only with a target that somebody stated.'
      : rule.absence
        ? 'It is about something missing, so it waits until the board is more than a sketch.'
        : 'The components and what they say about themselves prove it.'
  return [
    proof,
    rule.whenUnknown === 'ask' ? 'Where a fact is not stated it asks, and does not accuse.' : 'Where a fact is not stated it stays silent.',
    ...(rule.mend ? ['One click draws the way out.'] : []),
    ...(rule.suppresses && rule.suppresses.length > 0 ? [`It speaks for: ${rule.suppresses.map(slugOf).join(', ')}.`] : []),
  ]
}

const slugOf = (id: string): string => id.slice(id.indexOf('/') + 1).replaceAll('-', ' ')

/** What a board's own labels will fill in is set apart. */
const withPlaceholders = (text: string): ReactNode =>
  text.split(/\{(\w+)\}/).map((part, i) => (i % 2 === 1 ? <em key={`${part}${i}`}>{part}</em> : part))

/** Without the braces around what a board's own labels will fill in. */
const plain = (text: string): string => text.replaceAll(/\{(\w+)\}/g, '$1')
