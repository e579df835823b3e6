import css from './SkipLink.module.css'

/** First stop of the Tab key: past the bar, into the page. */
export const SkipLink = ({ to = 'content' }: { to?: string }) => (
  <a className={css.skip} href={`#${to}`}>
    Skip to the content
  </a>
)
