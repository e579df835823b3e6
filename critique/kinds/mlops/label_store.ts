import { defineKind } from '../kind.ts'
import { props, storedData } from '../props.ts'

export default defineKind({
  id: 'label_store',
  name: 'Label / outcome store',
  category: 'mlops',
  tier: 'core',
  description: 'Store of outcomes or ground truth joined to predictions.',
  icon: 'tags',
  aliases: [
    'label store',
    'labels',
    'outcomes',
    'outcome store',
    'outcomes table',
    'prediction log',
    'prediction store',
    'ground truth labels',
    'label join',
    'chargebacks',
  ],
  products: [],
  traits: ['stores_data', 'provides_labels'],
  props: props('pointInTime', 'split', 'agreement', 'sampleRate', ...storedData),
  typicalIn: ['model_serving', 'business_system'],
  typicalOut: ['training_pipeline', 'drift_monitor', 'offline_eval'],
})
