import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'everything-for-five',
  title: 'A platform for five people',
  strength: 'odd',
  sketch: `
    requires { scope: internal, users: 5, statements: ["Answers questions about our 200 wiki pages"] }
    web_client#ui { label: "Page" } -> agent_supervisor#sup { label: "Supervisor" } -> [sub_agent#a { label: "Search agent" }, sub_agent#b { label: "Reasoning agent" }, sub_agent#c { label: "Writing agent" }]
    #a -> vector_db#v { label: "Milvus cluster" }
    #a -> knowledge_graph#kg { label: "Neo4j" }
    #b -> feature_store#fs { label: "Feast" }
    stream_processor#kafka { label: "Kafka Streams" } -data-> #v
    source_connector#wiki { label: "Wiki" } -data-> #kafka
    relational_db#pg { label: "Postgres" } -data-> #fs
    finetuning_job#ft { label: "Fine-tuning" } -> #c
  `,
  certain: ['requirements/overbuilt-for-scope'],
  allowed: [
    'requirements/disconnected-component',
    'agents/multi-agent-without-need',
    'retrieval/query-not-embedded',
    'agents/unbounded-cycle',
  ],
  top: ['requirements/overbuilt-for-scope'],
  note: 'Second round. Three agents and five stores for 200 pages.',
})
