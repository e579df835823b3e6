import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'platform-for-a-book-club',
  title: 'Book club recommendations on a platform for millions',
  strength: 'odd',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 14 }
    end_user#m { label: "Member" } -> web_client#w { label: "Page" } -> agent_supervisor#sup { label: "Supervisor agent" } -> [sub_agent#a { label: "Taste agent" }, sub_agent#b { label: "Review agent" }, sub_agent#c { label: "Shopping list agent" }]
    message_queue#k { label: "Kafka" } -data-> stream_processor#f { label: "Flink features" } -data-> feature_store#fs { label: "Feast" } -data-> #a
    #b -> vector_db#v { label: "Books", documents: 900 }
    #b -> knowledge_graph#kg { label: "Neo4j" }
  `,
  certain: ['requirements/overbuilt-for-scope'],
  allowed: [
    'evaluation/no-offline-eval',
    'agents/unbounded-cycle',
    'requirements/disconnected-component',
    'retrieval/index-written-but-not-read',
  ],
  top: ['requirements/overbuilt-for-scope'],
  note: 'Tenth round.',
})
