/** What stands around a canvas once there is a review: fetched together, after the canvas can be drawn on. */
export { createReview } from '#src/review/findings.ts'
export { BoardPanel } from './BoardPanel.tsx'
export { EstimateStrip } from './EstimateStrip.tsx'
