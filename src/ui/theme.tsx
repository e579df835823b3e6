import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { remember, remembered } from './remembered.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

interface ThemeState {
  /** What the person chose. */
  theme: Theme
  /** What that means here and now. */
  shown: 'light' | 'dark'
  setTheme: (theme: Theme) => void
}

const ThemeContext = createContext<ThemeState>({ theme: 'system', shown: 'light', setTheme: () => {} })
export const useTheme = (): ThemeState => useContext(ThemeContext)

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(() => readTheme())
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)')
  const shown = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme
  useEffect(() => {
    remember('theme', theme)
    document.documentElement.dataset.theme = shown
  }, [theme, shown])
  const value = useMemo(() => ({ theme, shown, setTheme }), [theme, shown])
  return <ThemeContext value={value}>{children}</ThemeContext>
}

/** Whether a media query holds, now and as the window changes. */
export function useMediaQuery(query: string): boolean {
  const list = useMemo(() => window.matchMedia(query), [query])
  return useSyncExternalStore(
    (notify) => {
      list.addEventListener('change', notify)
      return () => list.removeEventListener('change', notify)
    },
    () => list.matches,
  )
}

function readTheme(): Theme {
  const stored = remembered('theme')
  return themes.find((theme) => theme === stored) ?? 'system'
}
