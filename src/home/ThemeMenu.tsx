import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '#src/ui/IconButton.tsx'
import { Menu, MenuItem } from '#src/ui/Menu.tsx'
import { themes, useTheme } from '#src/ui/theme.tsx'
import type { Theme } from '#src/ui/theme.tsx'

const looks: Record<Theme, { title: string; Icon: typeof Sun }> = {
  system: { title: 'As the system', Icon: Monitor },
  light: { title: 'Light', Icon: Sun },
  dark: { title: 'Dark', Icon: Moon },
}

export function ThemeMenu() {
  const { theme, shown, setTheme } = useTheme()
  const Current = looks[shown].Icon
  return (
    <Menu button={<IconButton label="Theme" icon={<Current size={16} aria-hidden />} />}>
      {themes.map((choice) => {
        const { title, Icon } = looks[choice]
        return (
          <MenuItem
            key={choice}
            icon={<Icon size={16} aria-hidden />}
            hint={choice === theme && <Check size={16} aria-label="chosen" />}
            onSelect={() => setTheme(choice)}
          >
            {title}
          </MenuItem>
        )
      })}
    </Menu>
  )
}
