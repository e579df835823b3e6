import { Monitor, Moon, Sun } from 'lucide-react'
import { Button } from '#src/ui/Button.tsx'
import css from '#src/ui/Button.module.css'
import { themes, useTheme } from '#src/ui/theme.tsx'
import type { Theme } from '#src/ui/theme.tsx'

const looks: Record<Theme, { title: string; Icon: typeof Sun }> = {
  system: { title: 'as the system', Icon: Monitor },
  light: { title: 'light', Icon: Sun },
  dark: { title: 'dark', Icon: Moon },
}

/** Goes round: as the system, light, dark. The browser's own tooltip: the home page stays light. */
export function ThemeButton() {
  const { theme, setTheme } = useTheme()
  const { title, Icon } = looks[theme]
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  const label = `Theme: ${title}`
  return (
    <Button
      size="small"
      look="quiet"
      className={css.icon}
      aria-label={label}
      title={label}
      icon={<Icon size={16} aria-hidden />}
      onClick={() => setTheme(next)}
    />
  )
}
