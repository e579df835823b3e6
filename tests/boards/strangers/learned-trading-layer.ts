import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'learned-trading-layer',
  title: 'Learned trading layer below a risk engine',
  strength: 'strong',
  kindless: true,
  sketch: `
    source_connector#bars { label: "OHLCV Bars" } -> enrichment#feat { label: "Price Features" } -> feature_store#fs { label: "Feature Store" } -> [ml_model#xgb { label: "XGBoost" }, ml_model#lstm { label: "LSTM" }] -> ml_model#ens { label: "Ensemble" } -> app_service#alloc { label: "Capital Allocation" }
    drift_monitor#drift { label: "Concept Drift" } -> training_pipeline#retrain { label: "Retrain Pipeline" } -> offline_eval#back { label: "Backtest" } -> regression_gate#rep { label: "Replace if Better" } -> #ens
    #alloc -> policy_engine#risk { label: "VaR check, drawdown limit, exposure limit" } -> circuit_breaker#cb { label: "Circuit Breaker" } -> payment_api#exec { label: "Order execution" }
  `,
  certain: [],
  allowed: [
    ...optional.model,
    ...optional.evaluated,
    'data/no-ingestion-validation',
    'agents/no-action-audit-trail',
    'reliability/scorer-timeout-undefined',
  ],
  top: [],
  note: 'Risk limits stand before every order.',
})
