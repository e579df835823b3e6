import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'uploads-straight-into-the-index',
  title: 'Study helper over uploaded lecture notes',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { users: 30000, scope: production }
    end_user#s { label: "Student" } -> web_client#w { label: "Study site" } -> app_service#api { label: "Backend (JWT)", auth: true } -{ label: "upsert chunks" }-> vector_db#v { label: "One Pinecone index for all students" }
    #api -{ label: "search, k=8" }-> #v
    #api -> embedding_model#e { label: "OpenAI embeddings" }
    #api -> llm#m { label: "GPT-4o mini" }
    #api -> session_store#h { label: "Whole chat history, resent each turn" }
  `,
  certain: [
    'reliability/index-not-rebuildable',
    'retrieval/no-abstain-path',
    'evaluation/no-offline-eval',
    'retrieval/no-query-understanding-for-multi-turn',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/tenant-filter-missing-on-retrieval',
    'security/ingestion-from-untrusted-writers',
    'cost/history-resent-without-compaction',
    'security/session-memory-not-partitioned',
    'security/public-endpoint-without-auth-or-quota',
  ],
  top: [
    'reliability/index-not-rebuildable',
    'retrieval/no-abstain-path',
    'evaluation/no-offline-eval',
    'security/tenant-filter-missing-on-retrieval',
  ],
  note: 'Eighth round. Who deletes the index deletes the notes.',
})
