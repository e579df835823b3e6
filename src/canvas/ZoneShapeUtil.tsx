import { FrameShapeUtil } from 'tldraw'
import type { TLFrameShape } from 'tldraw'
import css from './ZoneShapeUtil.module.css'

const tints = {
  trusted: { light: ['#e7f4ec', '#1b6a44', '#fbfdfb'], dark: ['#1b3327', '#72d19f', '#17191a'] },
  external: { light: ['#fbf1de', '#8a5600', '#fefcf7'], dark: ['#382b13', '#efb54a', '#1a1916'] },
  internet: { light: ['#eaeefc', '#2b4fcf', '#fafbff'], dark: ['#23294a', '#93a9ff', '#17181d'] },
  untrusted: { light: ['#fcebe9', '#b3241c', '#fefafa'], dark: ['#3c1f1e', '#ff8f86', '#1b1717'] },
  none: { light: ['#ecece8', '#66655f', '#fcfcfa'], dark: ['#2b2b30', '#b8b8c0', '#17171a'] },
} as const satisfies Record<string, Record<'light' | 'dark', readonly [string, string, string]>>

type Tint = keyof typeof tints
const tintOf = ({ meta }: TLFrameShape): Tint =>
  typeof meta.trust === 'string' && Object.hasOwn(tints, meta.trust) ? (meta.trust as Tint) : 'none'

/** A frame is a zone: its title is tinted by trust, and a band along its top has a pattern of its own for each, for eyes that see no tint. */
class ZoneFrameUtil extends FrameShapeUtil {
  override component(shape: TLFrameShape) {
    const trust = tintOf(shape)
    const words = [trust === 'none' ? '' : trust, typeof shape.meta.region === 'string' ? shape.meta.region : '']
      .filter(Boolean)
      .join(' · ')
    return (
      <>
        {super.component(shape)}
        <div className={css.band} data-trust={trust} style={{ width: shape.props.w }}>
          {words && <span className={css.words}>{words}</span>}
        </div>
      </>
    )
  }

  override getAriaDescriptor(shape: TLFrameShape): string {
    return ['zone', shape.props.name, tintOf(shape) !== 'none' && tintOf(shape)].filter(Boolean).join(', ')
  }
}

export const ZoneShapeUtil: typeof FrameShapeUtil = ZoneFrameUtil.configure({
  getCustomDisplayValues(_editor, shape, _theme, mode) {
    const [heading, text, fill] = tints[tintOf(shape)][mode]
    return {
      fillColor: fill,
      strokeColor: mode === 'light' ? '#cfcec8' : '#45454d',
      headingFillColor: heading,
      headingStrokeColor: heading,
      headingTextColor: text,
    }
  },
})
