import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'ml-pipeline-template',
  title: 'ML pipeline template with feedback loop',
  strength: 'strong',
  kindless: true,
  sketch: `
    zone data (label: "Data Pipeline") { object_storage#raw { label: "Raw Data" }; data_validator#dv { label: "Data Validation" }; enrichment#pre { label: "Preprocessing" }; enrichment#feat { label: "Feature Engineering" }; feature_store#fs { label: "Feature Store" } }
    zone training (label: "Training Pipeline") { training_pipeline#train { label: "Model Training" }; offline_eval#val { label: "Validation" }; regression_gate#check { label: "Metrics Check" }; model_registry#reg { label: "Model Registry" }; model_registry#ver { label: "Version Control" } }
    zone deploy (label: "Deployment Pipeline") { ci_cd#select { label: "Model Selection" }; ab_test#ab { label: "A/B Testing" }; model_serving#dep { label: "Deployment" }; quality_monitor#mon { label: "Monitoring" } }
    zone loop (label: "Feedback Loop") { metrics#perf { label: "Performance Metrics" }; drift_monitor#drift { label: "Data Drift Check" }; scheduler#retrain { label: "Retraining Trigger" } }
    #raw -> #dv -> #pre -> #feat -> #fs -> #train -> #val -> #check
    #check -{ label: "Pass" }-> #reg -> #ver -> #select -> #ab -> #dep -> #mon -> #perf -> #drift -> #retrain -> #train
    #check -{ label: "Fail" }-> #train
  `,
  certain: [],
  allowed: [...optional.model, ...optional.evaluated, ...optional.watched],
  top: [],
  note: 'Nothing is missing that one would insist on.',
})
