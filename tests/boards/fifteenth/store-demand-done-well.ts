import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'store-demand-done-well',
  title: 'Demand forecast for supermarkets',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, budgetPerMonthUsd: 5000, statements: ["600 stores, orders ready by 05:00", "Error below 12 %", "Store managers may change any order"] }
    scheduler#s { label: "Daily 02:00" } -> workflow_engine#wf { label: "Airflow: retries 3, backoff", retries: 3, backoff: true }
    data_warehouse#dw { label: "Sales, prices, weather", versioning: true } -data-> data_validator#dv { label: "Great Expectations" } -data-> feature_store#fs { label: "Feast, point in time", pointInTime: true }
    #fs -data-> training_pipeline#tr { label: "Weekly training, time split", schedule: weekly, pointInTime: true } -data-> offline_eval#ev { label: "Backtest 8 weeks, per store and category", slices: [store, category] } -control-> regression_gate#g { label: "Beats the model in use?" } -control-> model_registry#mr { label: "MLflow registry" }
    #mr -control-> canary_release#cn { label: "20 stores first, rollback" } -control-> batch_inference#b { label: "Forecast job" }
    #wf -> #b
    #fs -data-> #b -> ml_model#m { label: "LightGBM", version: "from registry" }
    #b -data-> relational_db#pg { label: "Forecasts" } -data-> human_review_queue#hr { label: "Store manager checks order", reviewers: 600, minutesPerReview: 5, reviewsPerDay: 600 } -{ label: "confirmed", idempotent: true }-> business_system#erp { label: "Order system" }
    #wf -{ label: "job failed" }-> fallback_responder#fb { label: "Last week's orders" }
    label_store#ls { label: "Actual sales" } -data-> drift_monitor#dm { label: "Error and drift per store" } -> alerting#al { label: "Alert on-call" }
    #pg -data{ label: "join next day" }-> #ls
    #dm -control{ label: "retrain" }-> #tr
  `,
  certain: [],
  allowed: ['monitoring/silent-fallback', 'evaluation/offline-online-gap', 'data/self-reinforcing-feedback-loop'],
  top: [],
  note: 'Fifteenth round.',
})
