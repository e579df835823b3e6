// @vitest-environment jsdom
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ErrorBoundary } from '#src/app/ErrorBoundary.tsx'
import { mount } from '../review/mount.tsx'

function Failing({ message }: { message: string }): never {
  throw new Error(message)
}

/** A page that fails at one place, and a way to another. */
function Site({ message }: { message: string }) {
  const [place, setPlace] = useState('/')
  return (
    <>
      <button type="button" onClick={() => setPlace('/board/a')}>
        Elsewhere
      </button>
      <ErrorBoundary place={place}>{place === '/' ? <Failing message={message} /> : <p>A board</p>}</ErrorBoundary>
    </>
  )
}

describe('a page that fails', () => {
  // React and the boundary tell the console, which is meant for whoever looks there.
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
  afterEach(() => quiet.mockClear())

  it('says what is safe, and does not stand in the way of another page', async () => {
    const page = await mount(<Site message="x is undefined" />)
    expect(page.has('This page stumbled')).toBe(true)
    expect(quiet).toHaveBeenCalled()
    await page.press('Elsewhere')
    expect(page.has('A board')).toBe(true)
    await page.end()
  })

  it('says that the server is away when a part of the program does not come', async () => {
    const page = await mount(<Site message="Failed to fetch dynamically imported module: http://localhost/assets/a.js" />)
    expect(page.has('The server does not answer.')).toBe(true)
    await page.end()
  })
})
