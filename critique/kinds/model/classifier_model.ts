import { defineKind } from '../kind.ts'
import { inferenceCalls, prediction, props } from '../props.ts'

export default defineKind({
  id: 'classifier_model',
  name: 'Classifier / scoring model',
  category: 'model',
  tier: 'core',
  parent: 'ml_model',
  description: 'Predictive model that assigns a class or risk score.',
  icon: 'shapes',
  aliases: [
    'classifier',
    'ml classifier',
    'scoring model',
    'risk model',
    'fraud model',
    'spam model',
    'toxicity model',
    'bert classifier',
    'sentiment model',
    'xgboost',
    'binary classifier',
    'propensity model',
    'anomaly detector',
  ],
  products: ['BERT', 'DistilBERT', 'XGBoost', 'LightGBM', 'scikit-learn', 'FastText', 'SetFit', 'ModernBERT', 'CatBoost'],
  traits: ['predicts', 'runs_model'],
  props: props('precision', 'recall', 'decisionThreshold', 'retrainCadence', ...inferenceCalls, ...prediction),
  typicalIn: ['feature_store', 'model_serving', 'app_service'],
  typicalOut: ['policy_engine', 'human_review_queue', 'metrics'],
})
