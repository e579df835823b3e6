import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '#src/ui/IconButton.tsx'
import { themes, useTheme } from '#src/ui/theme.tsx'
import type { Theme } from '#src/ui/theme.tsx'

const looks: Record<Theme, { title: string; Icon: typeof Sun }> = {
  system: { title: 'as the system', Icon: Monitor },
  light: { title: 'light', Icon: Sun },
  dark: { title: 'dark', Icon: Moon },
}

/** Goes round: as the system, light, dark. */
export function ThemeButton() {
  const { theme, setTheme } = useTheme()
  const { title, Icon } = looks[theme]
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  return <IconButton size="small" label={`Theme: ${title}`} icon={<Icon size={16} aria-hidden />} onClick={() => setTheme(next)} />
}
