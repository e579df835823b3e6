import { Button } from './Button.tsx'
import type { ButtonProps } from './Button.tsx'
import css from './Button.module.css'
import { classes } from './classes.ts'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  /** Its accessible name, shown as a tooltip. */
  label: string
  /** Keys that do the same, shown beside the name. */
  keys?: string
}

/** A button that shows a picture; its name is said on pointing at it. */
export function IconButton({ label, keys, look = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <Button look={look} aria-label={label} className={classes(css.icon, className)} {...rest} />
    </Tooltip>
  )
}
