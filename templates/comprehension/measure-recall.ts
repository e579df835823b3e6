import { definePiece } from './piece.ts'

export default definePiece({
  id: 'measure-recall',
  title: 'Measuring recall',
  level: 'senior',
  language: 'python',
  brief:
    'The nightly evaluation of a help centre search. It has said 0.97 for months, while support says that half of the answers miss the article.',
  purpose: {
    says: 'It measures the recall of a retriever on a set of questions and lets a release pass or not.',
    words: [
      'recall',
      'evaluates|evaluate|measures|measure .. retriever|retrieval|search',
      'evaluation .. retriever|search|release',
      'gate|release',
    ],
  },
  code: `
import json, random

K = 50

def build_cases(articles, n=200):
    """Questions with the article that answers them."""
    cases = []
    for article in random.sample(articles, n):
        question = llm.complete(
            "Write one question that this text answers:\\n" + article["body"]
        )
        cases.append({"question": question, "expected": article["id"]})
    return cases


def recall(cases, retriever):
    scores = []
    for case in cases:
        try:
            hits = retriever.search(case["question"], k=K)
        except Exception:
            continue
        if not hits:
            continue
        found = any(case["expected"] in hit["chunk_id"] for hit in hits)
        scores.append(1 if found else 0)
    return sum(scores) / len(scores)


def gate(retriever, articles, history="recall.json"):
    cases = build_cases(articles)
    value = recall(cases, retriever)
    past = json.load(open(history))
    past.append(value)
    json.dump(past, open(history, "w"))
    if value >= min(past) - 0.01:
        return "release"
    return "stop"
`,
  defects: [
    {
      dimension: 'evaluation',
      starts: 'except Exception:',
      ends: 'if not hits:',
      what: 'Searches that fail or find nothing are left out of the mean instead of counting as misses.',
      why: 'The worse the search, the fewer cases count; the number stays high.',
      words: [
        'skip|skips|skipped|left out|leaves out|excluded|excludes|ignored|ignores|dropped|drops|continue .. empty|failures|failed|errors|error|cases|misses|hits|mean|average',
        'empty|failed|failures|errors|no_hits .. zero|miss|misses|count|counted|skipped|ignored|excluded',
        'survivorship',
        'denominator',
        'count .. zero|miss|misses',
      ],
      nudge: 'A search times out. What does that do to the number?',
    },
    {
      dimension: 'evaluation',
      starts: 'question = llm.complete(',
      ends: 'case["expected"]',
      what: 'Questions are written by a model from the very article: they share its words, and no real question looks like that.',
      why: 'The test measures how well a text finds itself.',
      words: [
        'synthetic|generated|llm written questions|question|cases',
        'generated|written|made from|by .. article|text|model|llm|document',
        'real|production|user|users questions|queries|tickets',
        'same words|vocabulary|wording',
        'leak|leakage|overlap|lexical',
      ],
      nudge: 'Who asks these questions, and who asks yours?',
    },
    {
      dimension: 'evaluation',
      starts: 'K = 50',
      what: 'It measures the first 50, while the product shows the model far fewer.',
      why: 'Recall at 50 says little about what reaches the answer.',
      words: [
        'k .. 50|production|different|larger|too|same',
        '50 .. production|product|model|too|many|real',
        'recall at 50|5|8|production',
        'top 50',
        'production .. k|uses|sees|shows',
      ],
      nudge: 'Where does that number come from?',
    },
    {
      dimension: 'evaluation',
      starts: 'cases = build_cases(articles)',
      what: 'Cases are drawn anew for each run, so two numbers are never about the same questions.',
      why: 'Differences between releases are luck of the draw.',
      words: [
        'drawn|sampled|built|generated anew|again',
        'never about the same',
        'each run',
        'random|new|different|fresh cases|set|sample|questions',
        'each|every run|time|night .. new|different|random|other|cases',
        'fixed|same|frozen|stable|versioned set|cases|questions',
        'not comparable|reproducible',
        'seed',
        'paired',
      ],
      nudge: 'Compare last night with tonight. What changed?',
    },
    {
      dimension: 'evaluation',
      starts: 'past.append(value)',
      ends: 'if value >= min(past) - 0.01:',
      what: 'The value is added to the history before it is compared with the worst of it: the gate can never stop anything.',
      why: 'It is at least itself. Every release passes.',
      words: [
        'always passes|pass|true|release|releases',
        'never stops|stop|fails|fail|blocks',
        'append|appended|added|adds .. before|itself|compare|compared|min|history',
        'min .. includes|itself|worst|lowest|past|history',
        'compares|compared .. itself|worst|minimum',
        'ratchet',
      ],
      nudge: 'For which value does it say "stop"?',
    },
    {
      dimension: 'evaluation',
      starts: 'in hit["chunk_id"]',
      what: 'The article is looked for as a part of the text of a chunk id: article 12 is found in chunk 4120-3.',
      why: 'Hits are counted that are none.',
      words: [
        'substring|contains|part of',
        'exact|equal|equality|prefix .. match|id|compare|comparison',
        'id .. substring|part|contains|inside|string|prefix',
        '12 .. 120|4120|112',
        'false hits|matches|positives',
      ],
      nudge: 'Expected is "12". Which ids match?',
    },
  ],
  proof: 'Before you trust the new number: which deliberately broken retriever do you run through it, and what must it say?',
})
