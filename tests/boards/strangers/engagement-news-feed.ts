import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'engagement-news-feed',
  title: 'News feed from engagement vectors',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#user { label: "User" } -{ label: "POST /onboard" }-> app_service#onb { label: "Onboard" } -{ label: "embed role+sectors" }-> embedding_model#oai { label: "OpenAI Embeddings" } -{ label: "1536-d vector" }-> feature_store#redis { label: "Redis user vectors" }
    #user -{ label: "POST /engage signal" }-> stream_processor#ema { label: "EMA Update" } -{ label: "updated vector" }-> #redis
    #user -{ label: "GET /feed" }-> ranking_model#ranker { label: "Ranker" }
    #redis -{ label: "user vector" }-> #ranker
    vector_db#qdrant { label: "Qdrant" } -{ label: "top 200 candidates" }-> #ranker
    #ranker -{ label: "rerank: cosine+recency+diversity" }-> #user
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [
    ...optional.model,
    'data/self-reinforcing-feedback-loop',
    'data/cold-start-unhandled',
    'retrieval/stale-index',
    'reliability/model-version-floating',
    'requirements/cost-unstated',
    'evaluation/offline-online-gap',
    'retrieval/embedding-upgrade-has-no-reindex',
  ],
  top: ['evaluation/no-offline-eval', 'data/self-reinforcing-feedback-loop'],
  note: 'New people are asked at onboarding; nobody measures the feed.',
})
