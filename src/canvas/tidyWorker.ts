import { tidyGrid } from './tidyGrid.ts'
import type { GridTask } from './tidyGrid.ts'

self.addEventListener('message', ({ data }: MessageEvent<GridTask>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  self.postMessage(tidyGrid(data))
})
