import { createElement } from 'react'
import type { ReactNode } from 'react'
import type { LucideProps } from 'lucide-react'
import type { Kind } from '#critique/kinds/kind.ts'
import { categoryColors } from '#src/canvas/categoryColors.ts'
import { kindIcons } from '#src/ui/kindIcons.ts'

/** The colour of a kind's icon, for light and dark at once. */
export function colorOf({ category }: Pick<Kind, 'category'>): string {
  const { light, dark } = categoryColors[category]
  return `light-dark(${light}, ${dark})`
}

/** A kind's icon; nothing for a name that the icon set does not have. */
export function iconOf({ icon }: Pick<Kind, 'icon'>, props: LucideProps): ReactNode {
  const Icon = kindIcons[icon]
  return Icon ? createElement(Icon, props) : null
}
