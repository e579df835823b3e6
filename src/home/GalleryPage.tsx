import { ArrowRight } from 'lucide-react'
import { Link } from 'wouter'
import { Dimension } from '#critique/finding.ts'
import { kinds } from '#critique/kinds/index.ts'
import { rules } from '#critique/rules/index.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import css from './Gallery.module.css'
import { PageFrame } from './PageFrame.tsx'

const wings = [
  {
    href: '/gallery/kinds',
    title: 'Stencils',
    count: kinds.length,
    text: 'Every kind of component: what it is, what it can say about itself, what usually stands beside it.',
  },
  {
    href: '/gallery/rules',
    title: 'Rules',
    count: rules.length,
    text: `What the critique looks for in ${Dimension.options.length} dimensions, each with boards that it flags and boards that pass.`,
  },
  {
    href: '/#scenarios',
    title: 'Scenarios',
    count: scenarios.length,
    text: 'Interview tasks with their requirements, a weak board to start from and a strong one to compare with.',
  },
]

/** What the product knows, drawn with its own means. */
export const GalleryPage = () => (
  <PageFrame title="Gallery">
    <h1 className={css.title}>Gallery</h1>
    <ul className={css.wings}>
      {wings.map(({ href, title, count, text }) => (
        <li key={href} className={css.wing}>
          <h2 className={css.wingTitle}>
            <Link href={href}>{title}</Link>
            <span className={css.count}>{count}</span>
            <ArrowRight size={16} aria-hidden />
          </h2>
          <p className={css.text}>{text}</p>
        </li>
      ))}
    </ul>
    <h2 className={css.heading}>Every scenario</h2>
    <ul className={css.lines}>
      {scenarios.map(({ id, title, domain, level }) => (
        <li key={id} className={css.line}>
          <Link href={`/scenarios/${id}`}>{title}</Link>
          <span className={css.small}>
            {domain.charAt(0).toUpperCase() + domain.slice(1)} · {level}
          </span>
        </li>
      ))}
    </ul>
  </PageFrame>
)
