import { defineKind } from '../kind.ts'
import { batchWork, props } from '../props.ts'

export default defineKind({
  id: 'synthetic_data',
  name: 'Synthetic data generation',
  category: 'mlops',
  tier: 'extended',
  parent: 'golden_dataset',
  description: 'Generation of artificial examples for training or evaluation.',
  icon: 'wand-sparkles',
  aliases: [
    'synthetic data',
    'data generation',
    'data augmentation',
    'synthetic dataset',
    'self-instruct',
    'persona data',
    'test-case generation',
  ],
  products: ['distilabel', 'RAGAS TestsetGenerator', 'Gretel', 'NVIDIA NeMo Curator', 'Argilla', 'DeepEval Synthesizer'],
  traits: ['offline_processing'],
  props: props(['examples', { typical: '500-100k' }], 'filterPass', 'diversityCheck', 'leakageCheck', ...batchWork),
  typicalIn: ['llm', 'source_connector'],
  typicalOut: ['golden_dataset', 'finetuning_job'],
})
