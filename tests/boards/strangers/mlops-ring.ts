import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'mlops-ring',
  title: 'ML life cycle drawn as a ring',
  strength: 'strong',
  kindless: true,
  sketch: `
    source_connector#ing { label: "Ingestion" } -> data_validator#val { label: "Validation" } -> feature_store#fs { label: "Feature Store" } -> training_pipeline#train { label: "Training" }
    #train -> offline_eval#eval { label: "Evaluation" } -> model_registry#reg { label: "Registry" } -> model_serving#serve { label: "Serving" } -> quality_monitor#mon { label: "Monitoring" } -> #ing
  `,
  certain: [],
  allowed: [...optional.model, ...optional.evaluated, ...optional.watched],
  top: [],
  note: 'Complete in outline. A ring through monitoring is no runaway loop.',
})
