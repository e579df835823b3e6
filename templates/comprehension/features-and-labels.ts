import { definePiece } from './piece.ts'

export default definePiece({
  id: 'features-and-labels',
  title: 'Features and labels',
  level: 'senior',
  language: 'python',
  brief:
    'Training of a model that predicts which orders will be returned. Offline AUC is 0.98; in production it is a little better than a coin.',
  purpose: {
    says: 'It builds a training set of orders with features and labels, trains a classifier and reports its quality.',
    words: [
      'train|trains|training .. model|classifier|set|returns|returned|orders',
      'features .. labels|train|training|model',
      'predict|predicts|prediction .. return|returns|returned',
      'training set|data',
    ],
  },
  code: `
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


def features(orders: pd.DataFrame, customers: pd.DataFrame) -> pd.DataFrame:
    x = orders.merge(customers, on="customer_id")      # customers as of today
    x["return_rate"] = x["returns_total"] / x["orders_total"]
    x["refund_amount"] = x["refund_amount"].fillna(0)
    x["hour"] = x["created_at"].dt.tz_localize("UTC").dt.hour
    x = x.fillna(x.mean(numeric_only=True))
    return x[["price", "return_rate", "refund_amount", "hour", "items"]]


def labels(orders: pd.DataFrame) -> pd.Series:
    return orders["returned_at"].notna().astype(int)


def train(orders, customers):
    x, y = features(orders, customers), labels(orders)
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, shuffle=True)
    model = GradientBoostingClassifier().fit(x_train, y_train)
    auc = roc_auc_score(y_test, model.predict_proba(x_test)[:, 1])
    registry.save(model, metric=auc)
    return model


def predict(order: dict, customer: dict) -> float:
    row = [
        order["price"],
        customer["returns_90d"] / max(1, customer["orders_90d"]),
        0.0,
        order["created_at_local"].hour,
        len(order["lines"]),
    ]
    return model.predict_proba([row])[0][1]
`,
  defects: [
    {
      dimension: 'data',
      starts: 'x["refund_amount"] = x["refund_amount"].fillna(0)',
      what: 'The refund is a feature: it exists only after the return that is to be predicted.',
      why: 'The label is in the features. In production the column is always zero.',
      words: [
        'leakage|leak|leaks|leaking|leaked',
        'refund .. after|future|label|known|target|return',
        'label|target .. in|feature|features',
        'future|after_the_fact|not_known|unavailable .. prediction|time|serving|feature',
        'zero|0 .. production|serving',
      ],
      nudge: 'When is this value known?',
    },
    {
      dimension: 'data',
      starts: 'x = orders.merge(customers, on="customer_id")',
      ends: 'x["return_rate"]',
      what: 'Old orders are joined with customers as they are today: the rate already counts the return in question.',
      why: 'Without a join as of the time of the order, the past knows the future.',
      words: [
        'as they are today|now',
        'already counts|includes',
        'rate .. already|counts|includes',
        'point in time',
        'as of',
        'today|current .. customers|customer|state|values|snapshot|totals',
        'time travel|future|leak|leakage .. customer|customers|rate|join|total|totals',
        'snapshot .. order|time|date',
        'includes .. return|itself|this order',
      ],
      nudge: 'An order of last January: which customer does it meet here?',
    },
    {
      dimension: 'data',
      starts: 'customer["returns_90d"]',
      ends: 'order["created_at_local"].hour',
      what: 'Serving computes other features: 90 days instead of all time, local hours instead of UTC.',
      why: 'The model meets numbers that it was never trained on.',
      words: [
        'skew',
        'different|differs|differ|another|mismatch|not_the_same .. training|serving|feature|features|definition|90|hour|hours|window|computed',
        '90 days|day .. total|all|lifetime|training',
        'utc .. local|hour',
        'local .. utc|hour|timezone',
        'feature store',
        'same code|function|definition',
      ],
      nudge: 'Put it beside the function at the top, column by column.',
    },
    {
      dimension: 'evaluation',
      starts: 'train_test_split(x, y, test_size=0.2, shuffle=True)',
      what: 'Orders are split at random, so that one customer and one week are on both sides.',
      why: 'The test asks about the past, production about the future.',
      words: [
        'random|shuffle|shuffled split',
        'time|temporal|chronological|date based split|splits|order|holdout',
        'split .. time|date|customer|customers|group|random|future|week',
        'same customer|customers .. both|sides|train|test',
        'future .. train|test|past|predict',
      ],
      nudge: 'Which orders are in the test set?',
    },
    {
      dimension: 'data',
      starts: 'orders["returned_at"].notna()',
      what: 'Orders of yesterday count as not returned, although their 30 days have only begun.',
      why: 'The newest, most telling part of the data is labelled wrong.',
      words: [
        'recent|new|young|yesterday|latest orders',
        'mature|maturity|delayed|delay|late|censored|window|too_early .. label|labels|return|returns|returned|orders',
        'label|labels .. delay|delayed|late|mature|yet|wait|30',
        'not yet returned|known',
        '30 days',
        'wait .. days|window|label',
      ],
      nudge: 'An order of yesterday: what does it get?',
    },
    {
      dimension: 'evaluation',
      starts: 'registry.save(model, metric=auc)',
      what: 'Every model is saved as the next one, whatever its number: no baseline, no threshold, no cost of an error.',
      why: 'There is nothing that a bad model would fail.',
      words: [
        'gate|baseline|threshold|champion|compare|compared|comparison',
        'no .. check|gate|baseline|comparison|condition',
        'always|every|any saved|saves|registered|model|promotes|promoted',
        'auc .. not|only|enough|cost|business|calibration|precision',
      ],
      nudge: 'Under which condition is a model not saved?',
    },
  ],
  proof: 'Which single experiment separates "the model is bad" from "the features differ"?',
})
