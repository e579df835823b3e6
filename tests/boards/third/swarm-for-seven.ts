import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'swarm-for-seven',
  title: 'A swarm of agents for the lunch orders of seven',
  strength: 'odd',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 7, statements: ["Collect lunch orders and suggest a restaurant"] }
    messaging_channel#slack { label: "Slack" } -> api_gateway#kong { label: "Kong API gateway" } -> agent_supervisor#sup { label: "Supervisor agent" } -> [sub_agent#menu { label: "Menu agent" }, sub_agent#diet { label: "Diet agent" }, sub_agent#price { label: "Price agent" }]
    #menu -> vector_db#weav { label: "Weaviate cluster" }
    #diet -> knowledge_graph#neo { label: "Neo4j" }
    #price -> message_queue#kafka { label: "Kafka" } -> feature_store#feast { label: "Feast" }
    #sup -> container_platform#k8s { label: "Kubernetes, 3 zones" }
  `,
  certain: ['requirements/overbuilt-for-scope'],
  allowed: [
    'requirements/disconnected-component',
    'agents/multi-agent-without-need',
    'agents/unbounded-cycle',
    'retrieval/query-not-embedded',
    'retrieval/index-written-but-not-read',
  ],
  top: ['requirements/overbuilt-for-scope'],
  note: 'Four agents, three stores, a bus and a cluster for seven sandwiches.',
})
