import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'model_registry',
  name: 'Model registry',
  category: 'mlops',
  tier: 'core',
  description: 'Catalogue of model versions with lineage and stage.',
  icon: 'library',
  aliases: ['model registry', 'model store', 'model catalog', 'model versioning', 'artifact registry', 'model repository', 'model card'],
  products: [
    'MLflow Registry',
    'SageMaker Model Registry',
    'Vertex Model Registry',
    'Weights & Biases Registry',
    'Hugging Face Hub',
    'Comet',
    'DVC',
  ],
  traits: ['holds_config', 'registers_models'],
  props: props('versions', 'stageGates', 'lineage', 'rollbackMinutes', 'version', 'reviewRequired'),
  typicalIn: ['training_pipeline', 'finetuning_job', 'regression_gate'],
  typicalOut: ['model_serving', 'self_hosted_llm', 'canary_release'],
})
