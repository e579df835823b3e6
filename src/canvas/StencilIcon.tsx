import { Box } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { Kind } from '#critique/kinds/kind.ts'
import { kindIcons } from '#src/ui/kindIcons.ts'
import { categoryColors } from './categoryColors.ts'

/** A kind's icon in the colour of its category. */
export function StencilIcon({ kind, size = 16 }: { kind: Kind; size?: 16 | 20 }) {
  const Icon = kindIcons[kind.icon] ?? Box
  const { light, dark } = categoryColors[kind.category]
  const style: CSSProperties = { color: `light-dark(${light}, ${dark})`, flex: 'none' }
  return <Icon size={size} strokeWidth={1.75} style={style} aria-hidden />
}
