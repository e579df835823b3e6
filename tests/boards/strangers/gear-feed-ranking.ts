import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'gear-feed-ranking',
  title: 'Feed with vector candidates and a learned ranker',
  strength: 'weak',
  kindless: true,
  sketch: `
    web_client#client { label: "Feed surface" } -> app_service#api { label: "Feed API" } -> response_cache#redis { label: "Redis: precomputed feeds" }
    #api -> candidate_generator#cand { label: "Candidate generation" } -> vector_db#vec { label: "Vector index" }
    #cand -> ranking_model#ranker { label: "ML ranking model" } -> feature_store#fs { label: "Feature store" }
    #ranker -> #redis
    end_user#act { label: "User activity" } -> message_queue#stream { label: "Event stream" } -> [#fs, data_warehouse#lake { label: "Event lake" }]
    #lake -> training_pipeline#emb { label: "Embedding + training jobs" } -> [#vec, #ranker]
    ab_test#ab { label: "A/B harness" } -> #ranker
  `,
  certain: ['data/model-promotion-without-registry'],
  allowed: [...optional.model, 'data/cold-start-unhandled', 'data/self-reinforcing-feedback-loop', 'data/no-ingestion-validation'],
  top: ['data/model-promotion-without-registry', 'evaluation/no-offline-eval', 'monitoring/no-drift-monitoring'],
  note: 'Training jobs write straight into the ranker; the experiment is there.',
})
