import css from './Loading.module.css'

/** Shown when a page takes noticeably long; a fast one comes without a flash. */
export const Loading = ({ what = 'the page' }: { what?: string }) => (
  <div className={css.loading} role="status">
    <span className={css.dots} aria-hidden>
      <i />
      <i />
      <i />
    </span>
    Loading {what}…
  </div>
)
