import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'transcripts-by-queue',
  title: 'Recordings summarised behind a queue',
  strength: 'weak',
  kindless: true,
  sketch: `
    api_consumer#c { label: "Client" } -> app_service#api { label: "FastAPI backend" } -> object_storage#fh { label: "File handler" }
    #api -> message_queue#q { label: "Celery + Redis" } -> app_service#w { label: "Celery worker" }
    #w -> speech_to_text#wh { label: "OpenAI Whisper API" }
    #w -> llm#gpt { label: "OpenAI GPT API" }
    #api -> relational_db#db { label: "SQLite: jobs and results" }
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'reliability/failed-items-dropped',
    'requirements/recording-without-consent',
    'security/public-endpoint-without-auth-or-quota',
    'reliability/non-idempotent-write-under-retry',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Ninth round.',
})
