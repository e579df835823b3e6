import { act } from 'react'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { TooltipProvider } from '#src/ui/Tooltip.tsx'
import { ToastProvider } from '#src/ui/Toast.tsx'

/** Draws something into the document as the page does, and finds things in it by what a person would call them. */
export async function mount(content: ReactNode) {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  await during(() =>
    root.render(
      <TooltipProvider>
        <ToastProvider>{content}</ToastProvider>
      </TooltipProvider>,
    ),
  )
  const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''
  const button = (name: string): HTMLButtonElement => {
    const found = [...host.querySelectorAll('button')].find((candidate) => nameOf(candidate) === name)
    if (!found) throw new Error(`There is no button "${name}", but: ${[...host.querySelectorAll('button')].map(nameOf).join(' | ')}`)
    return found
  }
  return {
    host,
    button,
    has: (text: string): boolean => host.textContent?.includes(text) ?? false,
    press: (name: string) => during(() => button(name).click()),
    fill: (label: string, text: string) => during(() => type(field(host, label), text)),
    act: during,
    end: async () => {
      await during(() => root.unmount())
      host.remove()
    },
  }
}

/** Lets React finish what the work sets off. */
const during = (work: () => void): Promise<void> => act(async () => work())

function field(host: HTMLElement, label: string): HTMLInputElement {
  const id = [...host.querySelectorAll('label')].find((candidate) => candidate.textContent === label)?.htmlFor
  const found = id ? document.getElementById(id) : host.querySelector(`[aria-label="${label}"]`)
  if (!found) throw new Error(`There is no field "${label}".`)
  return found as HTMLInputElement
}

/** Types like a browser does, so that React hears of it, then leaves the field. */
function type(input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement, text: string): void {
  const prototype = Object.getPrototypeOf(input) as object
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, text)
  input.dispatchEvent(new Event(input instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
  input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
}
