// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { memoryLocation } from 'wouter/memory-location'
import { Router } from 'wouter'
import type { ReactNode } from 'react'
import { kinds } from '#critique/kinds/index.ts'
import { rules } from '#critique/rules/index.ts'
import { GalleryPage } from '#src/home/GalleryPage.tsx'
import { HomePage } from '#src/home/HomePage.tsx'
import { KindsPage } from '#src/home/KindsPage.tsx'
import { RulesPage } from '#src/home/RulesPage.tsx'
import { ScenarioPage } from '#src/home/ScenarioPage.tsx'
import { scenarios } from '#templates/scenarios/index.ts'
import { mount } from '../review/mount.tsx'

const complaints = vi.spyOn(console, 'error')
let end = async (): Promise<void> => {}

beforeEach(() => {
  window.scrollTo = () => {}
  complaints.mockClear()
})

afterEach(async () => {
  await end()
  expect(complaints).not.toHaveBeenCalled()
})

async function open(page: ReactNode, search = '') {
  const { hook, searchHook } = memoryLocation({ path: '/', searchPath: search.slice(1) })
  const mounted = await mount(
    <Router hook={hook} searchHook={searchHook}>
      {page}
    </Router>,
  )
  end = mounted.end
  return mounted
}

it('offers every scenario on the first page, each with one button that starts it', async () => {
  const page = await open(<HomePage />)
  for (const { title } of scenarios) expect(page.button(`Start: ${title}`)).toBeDefined()
  expect(page.button('New board')).toBeDefined()
})

it('shows every stencil in the gallery', async () => {
  const page = await open(<KindsPage />)
  expect(page.host.querySelectorAll('li[id]')).toHaveLength(kinds.length)
})

it('leads to every rule', async () => {
  const page = await open(<RulesPage rule={undefined} />)
  for (const { id } of rules) expect(page.host.querySelector(`a[href="/gallery/rules/${id}"]`), id).not.toBeNull()
})

it('narrows rules down by what the address says: dimension, severity, company and words', async () => {
  const isMeant = (rule: (typeof rules)[number]) =>
    rule.id.startsWith('agents/') && rule.severity === 'critical' && rule.companyEmphasis?.includes('meta')
  const page = await open(<RulesPage rule={undefined} />, '?dimension=agents&severity=critical&company=meta')
  const shown = [...page.host.querySelectorAll('li a[href^="/gallery/rules/"]')].map((link) => link.getAttribute('href')?.slice(15))
  expect(new Set(shown)).toEqual(new Set(rules.filter(isMeant).map(({ id }) => id)))
  expect(shown.length).toBeGreaterThan(0)
})

it('says on the page of a rule how it judges, when it is more severe, and whose interviews weigh it more', async () => {
  const rule = rules.find(({ severityModifiers, companyEmphasis }) => severityModifiers?.length && companyEmphasis?.length)!
  const page = await open(<RulesPage rule={rule.id} />)
  for (const text of ['How it judges', 'Weighs more in interviews at', ...(rule.severityModifiers ?? [])])
    expect(page.has(text), text).toBe(true)
})

it('draws the flagged board of a rule with its evidence marked', async () => {
  const page = await open(<RulesPage rule="agents/unbounded-cycle" />)
  expect(page.host.querySelectorAll('[data-node-id][data-marked]').length).toBeGreaterThan(0)
})

it('says so when there is no such rule or scenario', async () => {
  expect((await open(<RulesPage rule="agents/none" />)).has('There is no rule')).toBe(true)
  await end()
  expect((await open(<ScenarioPage id="none" />)).has('There is no such scenario')).toBe(true)
})

it('draws both boards of every scenario', async () => {
  for (const { id } of scenarios) {
    const page = await open(<ScenarioPage id={id} />)
    expect(page.host.querySelectorAll('svg[role="img"]'), id).toHaveLength(2)
    await end()
  }
  end = async () => {}
})

it('counts what the gallery holds', async () => {
  const page = await open(<GalleryPage />)
  expect(page.has(String(rules.length))).toBe(true)
})
