import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'recommendation-stack',
  title: 'Recommendation engine from events to API',
  strength: 'weak',
  kindless: true,
  sketch: `
    zone ingest (label: "Data Ingestion") { message_queue#events { label: "Event Stream Kafka/Pub/Sub" }; source_connector#batch { label: "Batch Import User/Item Data" } }
    zone features (label: "Feature Engineering") { stream_processor#pipe { label: "Feature Pipeline Python/Spark" }; feature_store#fs { label: "Feature Store Feast/Tecton" } }
    zone training (label: "Model Training") { training_pipeline#train { label: "Training Pipeline Python/MLflow" }; experiment_tracker#exp { label: "Experiment Tracking MLflow/W&B" }; model_registry#reg { label: "Model Registry" } }
    zone serving (label: "Model Serving") { ranking_model+model_serving#serve { label: "Model Server TF Serving/FastAPI" }; response_cache#cache { label: "Prediction Cache Redis" } }
    zone apis (label: "API Layer") { app_service#api { label: "Recommendation API FastAPI" } }
    zone storage (label: "Storage") { relational_db#pg { label: "PostgreSQL Metadata" }; vector_db#vec { label: "Vector DB Embeddings" } }
    [#events, #batch] -> #pipe -> #fs -> #train -> [#exp, #reg]
    #fs -> #serve -> #cache
    #reg -> #serve
    #api -> [#fs, #serve, #cache, #pg, #vec]
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-drift-monitoring'],
  allowed: [
    ...optional.model,
    'data/cold-start-unhandled',
    'evaluation/offline-online-gap',
    'data/self-reinforcing-feedback-loop',
    'retrieval/no-candidate-generation',
    'data/no-ingestion-validation',
    'retrieval/index-written-but-not-read',
    'data/model-promotion-without-registry',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-drift-monitoring'],
  note: 'From training to serving nobody measures, and nobody watches afterwards.',
})
