import type { ComponentProps, ReactNode } from 'react'
import css from './Button.module.css'
import { classes } from './classes.ts'

export interface ButtonProps extends ComponentProps<'button'> {
  /** primary: the one thing to do here. quiet: no border until pointed at. danger: it cannot be taken back. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  size?: 'small' | 'normal'
  icon?: ReactNode
}

export function Button({ look = 'plain', size = 'normal', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classes(css.button, className)} data-look={look} data-size={size} {...rest}>
      {icon}
      {children}
    </button>
  )
}
