import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'experiment_tracker',
  name: 'Experiment tracker',
  category: 'mlops',
  tier: 'extended',
  parent: 'model_registry',
  description: 'Record of training runs and their results.',
  icon: 'notebook-pen',
  aliases: ['experiment tracking', 'experiments', 'mlflow', 'wandb', 'run tracking', 'hyperparameter tuning', 'sweep', 'w&b'],
  products: ['Weights & Biases', 'MLflow', 'Comet', 'Neptune', 'ClearML', 'Aim', 'TensorBoard'],
  traits: ['holds_config'],
  props: props('runs', 'artifacts', 'lineage', 'version', 'reviewRequired'),
  typicalIn: ['training_pipeline', 'offline_eval'],
  typicalOut: ['model_registry'],
})
