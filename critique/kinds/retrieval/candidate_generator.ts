import { defineKind } from '../kind.ts'
import { props, retrieval } from '../props.ts'

export default defineKind({
  id: 'candidate_generator',
  name: 'Candidate generation',
  category: 'retrieval',
  tier: 'extended',
  parent: 'retriever',
  description: 'First recommendation stage that narrows a catalogue to a few hundred items.',
  icon: 'list-filter',
  aliases: [
    'candidate generation',
    'candidate retrieval',
    'two-tower',
    'two tower',
    'ann candidates',
    'recall stage',
    'collaborative filtering',
    'matrix factorization',
    'item retrieval',
  ],
  products: ['Two-Tower', 'ScaNN', 'FAISS', 'Vespa', 'Merlin', 'TorchRec', 'Annoy'],
  traits: ['retrieves'],
  props: props('candidates', 'sourceCount', 'catalog', ...retrieval),
  typicalIn: ['feature_store', 'embedding_pipeline'],
  typicalOut: ['ranking_model'],
})
