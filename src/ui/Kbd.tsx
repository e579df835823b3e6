import css from './Kbd.module.css'

const isApple = (): boolean => /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')
const onThisMachine: Record<string, () => string> = { Mod: () => (isApple() ? '⌘' : 'Ctrl'), Enter: () => '↵' }

/** Keys as they are written on this machine: `Mod-Enter` is ⌘ ↵ on a Mac and Ctrl ↵ elsewhere. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={css.keys}>
      {keys.split('-').map((key) => (
        <kbd key={key} className={css.key}>
          {onThisMachine[key]?.() ?? key}
        </kbd>
      ))}
    </span>
  )
}
