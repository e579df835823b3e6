import { useDeferredValue, useMemo, useState } from 'react'
import { kinds } from '#critique/kinds/index.ts'
import { categories } from '#critique/kinds/kind.ts'
import type { Kind } from '#critique/kinds/kind.ts'
import { StencilIcon } from '#src/canvas/StencilIcon.tsx'
import { categoryNames } from '#src/canvas/stencilSearch.ts'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { Select } from '#src/ui/Select.tsx'
import { SearchField } from '#src/ui/TextField.tsx'
import css from './Gallery.module.css'
import { PageFrame } from './PageFrame.tsx'

/** Every stencil: icon, name, what it is, what it can say about itself. */
export function KindsPage() {
  const [search, setSearch] = useState('')
  const [category, setCategory] = useState('')
  const wanted = useDeferredValue(search.trim().toLowerCase())
  const shown = useMemo(
    () => kinds.filter((kind) => (!category || kind.category === category) && matches(kind, wanted)),
    [wanted, category],
  )
  return (
    <PageFrame title="Stencils">
      <h1 className={css.title}>Stencils</h1>
      <div className={css.filters}>
        <div className={css.search}>
          <SearchField label="Search stencils" placeholder="Name, alias or product" value={search} onChange={setSearch} />
        </div>
        <Select
          label="Category"
          hideLabel
          value={category}
          options={[{ value: '', title: 'Every category' }, ...categories.map((value) => ({ value, title: categoryNames[value] }))]}
          onChange={setCategory}
        />
        <p className={css.small} role="status">
          {shown.length} of {kinds.length}
        </p>
      </div>
      {shown.length === 0 && (
        <EmptyState
          heading="h2"
          title="No stencil of that name"
          text="A plain box with a label works too: the label is read, and what it was taken for is shown."
        />
      )}
      {categories.map((group) => {
        const members = shown.filter((kind) => kind.category === group)
        if (members.length === 0) return null
        return (
          <section key={group} className={css.group} aria-labelledby={`category-${group}`}>
            <h2 id={`category-${group}`} className={css.heading}>
              {categoryNames[group]}
              <span className={css.count}>{members.length}</span>
            </h2>
            <ul className={css.kinds}>
              {members.map((kind) => (
                <KindCard key={kind.id} kind={kind} />
              ))}
            </ul>
          </section>
        )
      })}
    </PageFrame>
  )
}

function KindCard({ kind }: { kind: Kind }) {
  return (
    <li className={css.kind} id={kind.id}>
      <span className={css.icon}>
        <StencilIcon kind={kind} size={20} />
      </span>
      <div className={css.body}>
        <h3 className={css.name}>{kind.name}</h3>
        <p className={css.text}>{kind.description}</p>
        {kind.products.length > 0 && <p className={css.small}>{kind.products.slice(0, 5).join(', ')}</p>}
        {kind.props.length > 0 && (
          <details className={css.details}>
            <summary>{kind.props.length} properties</summary>
            <dl className={css.props}>
              {kind.props.map(({ name, unit, typical, meaning }) => (
                <div key={name}>
                  <dt>
                    <code>{name}</code>
                    {unit && <span className={css.small}> {unit}</span>}
                  </dt>
                  <dd>
                    {meaning}
                    {typical && <span className={css.small}> Typical: {typical}</span>}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  )
}

const matches = (kind: Kind, wanted: string): boolean =>
  wanted === '' || [kind.name, kind.id, ...kind.aliases, ...kind.products].some((name) => name.toLowerCase().includes(wanted))
