import { useDeferredValue, useEffect, useMemo } from 'react'
import { Dimension, Severity } from '#critique/finding.ts'
import { rules } from '#critique/rules/index.ts'
import { dimensionOf } from '#critique/rules/rule.ts'
import type { Rule } from '#critique/rules/rule.ts'
import { Link, useSearchParams } from 'wouter'
import { Badge } from '#src/ui/Badge.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { Select } from '#src/ui/Select.tsx'
import { SearchField } from '#src/ui/TextField.tsx'
import { companyNames } from './companyNames.ts'
import css from './Gallery.module.css'
import { PageFrame } from './PageFrame.tsx'
import { RuleEntry } from './RuleEntry.tsx'

/** Every rule in a list; the one in the address with all it knows and its boards drawn. */
export function RulesPage({ rule: id }: { rule: string | undefined }) {
  const chosen = rules.find((rule) => rule.id === id)
  if (id) return chosen ? <OneRule key={id} rule={chosen} /> : <NoSuchRule id={id} />
  return <AllRules />
}

function AllRules() {
  const [filter, setFilter] = useFilter()
  const { search, dimension, severity, company } = filter
  const wanted = useDeferredValue(search.trim().toLowerCase())
  const shown = useMemo(
    () =>
      rules.filter(
        (rule) =>
          (!dimension || dimensionOf(rule) === dimension) &&
          (!severity || rule.severity === severity) &&
          (!company || rule.companyEmphasis?.some((one) => one === company)) &&
          (!wanted || textOf(rule).includes(wanted)),
      ),
    [company, dimension, severity, wanted],
  )
  return (
    <PageFrame title="Rules">
      <h1 className={css.title}>Rules</h1>
      <div className={css.filters}>
        <div className={css.search}>
          <SearchField label="Search rules" placeholder="Words of a rule" value={search} onChange={(next) => setFilter('search', next)} />
        </div>
        <Select
          label="Dimension"
          hideLabel
          value={dimension}
          options={[{ value: '', title: 'Every dimension' }, ...Dimension.options.map(toOption)]}
          onChange={(next) => setFilter('dimension', next)}
        />
        <Select
          label="Severity"
          hideLabel
          value={severity}
          options={[{ value: '', title: 'Every severity' }, ...Severity.options.map(toOption)]}
          onChange={(next) => setFilter('severity', next)}
        />
        <Select
          label="Company whose interviews weigh it more"
          hideLabel
          value={company}
          options={[{ value: '', title: 'Every company' }, ...Object.entries(companyNames).map(([value, title]) => ({ value, title }))]}
          onChange={(next) => setFilter('company', next)}
        />
        <p className={css.small} role="status">
          {shown.length} of {rules.length}
        </p>
      </div>
      {shown.length === 0 && (
        <EmptyState heading="h2" title="No rule speaks of that" text="Fewer words, or another dimension, may find one." />
      )}
      {Dimension.options.map((group) => {
        const members = shown.filter((rule) => dimensionOf(rule) === group)
        if (members.length === 0) return null
        return (
          <section key={group} className={css.group} aria-labelledby={`dimension-${group}`}>
            <h2 id={`dimension-${group}`} className={css.heading}>
              {capital(group)}
              <span className={css.count}>{members.length}</span>
            </h2>
            <ul className={css.rules}>
              {members.map((rule) => (
                <li key={rule.id} className={css.rule}>
                  <Badge level={rule.severity} />
                  <div className={css.body}>
                    <Link href={`/gallery/rules/${rule.id}`} className={css.ruleLink}>
                      {rule.title}
                    </Link>
                    <p className={css.text}>{rule.why}</p>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </PageFrame>
  )
}

interface Filter {
  search: string
  dimension: string
  severity: string
  company: string
}

/** What is filtered by, kept in the address: it can be shared, and Back from a rule finds it again. */
function useFilter(): [Filter, (field: keyof Filter, value: string) => void] {
  const [words, setWords] = useSearchParams()
  const said = (field: keyof Filter) => words.get(field) ?? ''
  const set = (field: keyof Filter, value: string) =>
    setWords(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(field, value)
        else next.delete(field)
        return next
      },
      { replace: true },
    )
  return [{ search: said('search'), dimension: said('dimension'), severity: said('severity'), company: said('company') }, set]
}

function OneRule({ rule }: { rule: Rule }) {
  const at = rules.indexOf(rule)
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])
  return (
    <PageFrame title={rule.title}>
      <nav className={css.crumbs} aria-label="Place in the gallery">
        <Link href="/gallery/rules">Rules</Link>
        <Link href={`/gallery/rules?dimension=${dimensionOf(rule)}`}>{capital(dimensionOf(rule))}</Link>
      </nav>
      <RuleEntry rule={rule} />
      <nav className={css.pager} aria-label="Neighbouring rules">
        {rules[at - 1] && <Link href={`/gallery/rules/${rules[at - 1]?.id}`}>← {rules[at - 1]?.title}</Link>}
        {rules[at + 1] && <Link href={`/gallery/rules/${rules[at + 1]?.id}`}>{rules[at + 1]?.title} →</Link>}
      </nav>
    </PageFrame>
  )
}

const NoSuchRule = ({ id }: { id: string }) => (
  <PageFrame title="No such rule">
    <EmptyState
      heading="h1"
      title={`There is no rule “${id}”`}
      text="It may have another name by now."
      action={<Link href="/gallery/rules">To all rules</Link>}
    />
  </PageFrame>
)

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
const toOption = (value: string) => ({ value, title: capital(value) })
const textOf = (rule: Rule): string => [rule.id, rule.title, rule.why, rule.ask, rule.fix, ...rule.goodAnswer].join(' ').toLowerCase()
