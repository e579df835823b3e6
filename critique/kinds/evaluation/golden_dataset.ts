import { defineKind } from '../kind.ts'
import { evaluationRun, props } from '../props.ts'

export default defineKind({
  id: 'golden_dataset',
  name: 'Golden / evaluation dataset',
  category: 'evaluation',
  tier: 'core',
  description: 'Curated cases with expected answers or outcomes.',
  icon: 'medal',
  aliases: [
    'golden set',
    'golden dataset',
    'eval set',
    'eval dataset',
    'test set',
    'ground truth',
    'labelled dataset',
    'labeled data (eval)',
    'benchmark set',
    'reference answers',
    'gold labels',
    'holdout set',
  ],
  products: ['Argilla', 'Label Studio', 'LangSmith Datasets', 'Langfuse Datasets', 'Braintrust Datasets', 'Hugging Face Datasets'],
  traits: ['evaluates'],
  props: props(
    'cases',
    'slices',
    ['refreshCadence', { typical: '14-30 from production' }],
    'unanswerableShare',
    'contaminationCheck',
    'version',
    'snapshot',
    ...evaluationRun,
  ),
  typicalIn: ['human_annotation', 'feedback_collector', 'llm_tracing', 'synthetic_data'],
  typicalOut: ['offline_eval', 'llm_judge', 'regression_gate'],
})
