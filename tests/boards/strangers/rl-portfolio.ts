import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'rl-portfolio',
  title: 'Ensemble of learned traders to execution',
  strength: 'weak',
  kindless: true,
  sketch: `
    external_api#mkt { label: "Market Data Sources" } -> stream_processor#pre { label: "Data Preprocessing Pipeline" } -> [ml_model#cnn { label: "CNN+LSTM Feature Extractors" }, stream_processor#state { label: "Market State Builder" }]
    #cnn -> feature_store#cache { label: "Feature Vector Cache" }
    #state -> feature_store#ind { label: "Market Indicators" }
    [#cache, #ind] -> [ml_model#a1 { label: "RL Agent 1" }, ml_model#a2 { label: "RL Agent 2" }] -> ml_model#ens { label: "Ensemble Decision Engine" } -> app_service#pm { label: "Portfolio Manager" } -> payment_api#exec { label: "Trade Execution" }
    training_pipeline#train { label: "Training Environment" } -> [#a1, #a2]
    model_registry#reg { label: "Model Registry" } -> [#cnn, #a1, #a2]
  `,
  certain: ['agents/high-impact-action-without-approval', 'evaluation/no-offline-eval'],
  allowed: [
    ...optional.model,
    'agents/no-kill-switch',
    'data/model-promotion-without-registry',
    'reliability/scorer-timeout-undefined',
    'data/no-ingestion-validation',
    'reliability/non-idempotent-write-under-retry',
    'agents/no-action-audit-trail',
  ],
  top: ['agents/high-impact-action-without-approval', 'evaluation/no-offline-eval'],
  note: 'Nothing stands between the ensemble and the market.',
})
