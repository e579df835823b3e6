import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'grants-scored',
  title: 'Grant applications scored and turned down',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 3000, statements: ["Applicants learn the decision within a day"] }
    user_upload#ap { label: "Application PDFs" } -> app_service#s { label: "Scoring service" } -> llm#m { label: "Claude Opus rates 1-10" } -> app_service#d { label: "Decision: accept or reject" } -> email_sender#e { label: "Decision mail" }
  `,
  certain: ['requirements/high-risk-oversight', 'evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'requirements/no-appeal-of-automatic-decision',
    'data/selective-labels',
    'data/extracted-values-not-reconciled',
    'requirements/stated-requirement-unaddressed',
    'reliability/failed-items-dropped',
    'retrieval/chunking-unspecified-for-structured-docs',
    'security/lethal-trifecta',
    'agents/no-task-verification',
  ],
  top: [
    'requirements/high-risk-oversight',
    'requirements/no-appeal-of-automatic-decision',
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
  ],
  note: 'Eleventh round.',
})
