import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'prediction-serving',
  title: 'Prediction serving with feature look-up',
  strength: 'strong',
  kindless: true,
  sketch: `
    api_consumer#a { label: "Prediction Request" } -> model_serving#b { label: "Serving Engine" } -> router#c { label: "Feature Lookup Needed?" }
    #c -{ label: "Yes" }-> feature_store#d { label: "Feature Repository" } -> app_service#g { label: "Combine with Request Data" } -> ml_model#h { label: "Model Inference" }
    #c -{ label: "No" }-> #h
    #h -> app_service#j { label: "Feature Attribution" } -> logging#k { label: "Log Request/Response" } -> unknown#l { label: "Return Prediction" }
    quality_monitor#m { label: "Monitoring Service" } -> #k
    object_storage#n { label: "Serving Logs Store" } -> #m
    model_registry#o { label: "Model Registry" } -> #b
  `,
  certain: [],
  allowed: [...optional.model, ...optional.evaluated, ...optional.watched, 'requirements/cost-unstated'],
  top: [],
  note: 'Logged and monitored; training is elsewhere.',
})
