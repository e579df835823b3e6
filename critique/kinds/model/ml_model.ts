import { defineKind } from '../kind.ts'
import { inferenceCalls, prediction, props } from '../props.ts'

export default defineKind({
  id: 'ml_model',
  name: 'Predictive model (generic)',
  category: 'model',
  tier: 'core',
  description: 'Trained predictive model that returns a score, class or forecast rather than prose.',
  icon: 'chart-scatter',
  aliases: [
    'ml model',
    'predictive model',
    'prediction model',
    'regression model',
    'forecasting model',
    'machine learning model',
    'gradient boosting',
  ],
  products: ['XGBoost', 'LightGBM', 'CatBoost', 'scikit-learn'],
  traits: ['predicts', 'runs_model'],
  props: props('model', 'version', 'pointInTime', ...inferenceCalls, ...prediction),
  typicalIn: ['feature_store', 'model_serving'],
  typicalOut: ['app_service', 'label_store'],
})
