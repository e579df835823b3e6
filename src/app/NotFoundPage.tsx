import { Link } from 'wouter'
import buttonCss from '#src/ui/Button.module.css'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { PageFrame } from '#src/home/PageFrame.tsx'

export const NotFoundPage = () => (
  <PageFrame title="Nothing here">
    <EmptyState
      heading="h1"
      title="There is no page at this address"
      text="The link may be cut off. Your boards are listed on the home page."
      action={
        <Link href="/" className={buttonCss.button} data-look="primary">
          To the home page
        </Link>
      }
    />
  </PageFrame>
)
