import { definePiece } from './piece.ts'

export default definePiece({
  id: 'shared-semantic-cache',
  title: 'A cache that understands',
  level: 'mid',
  language: 'python',
  brief:
    'A cache in front of the answers of a product for 300 companies. Since it was switched on, cost fell by half, and three companies have complained.',
  purpose: {
    says: 'It returns a stored answer when a similar question was asked before, and asks the model otherwise.',
    words: [
      'stored answer|answers',
      'similar question|questions',
      'cache|caches|cached .. answer|answers|question|questions|similar',
      'semantic cache|caching',
      'similar question|questions .. stored|answer|reuse|returns',
    ],
  },
  code: `
import hashlib

THRESHOLD = 0.80


class SemanticCache:
    def __init__(self, index, embed):
        self.index = index
        self.embed = embed

    def get(self, question):
        vector = self.embed(question)
        hit = self.index.nearest(vector, k=1)
        if hit and hit.similarity > THRESHOLD:
            metrics.count("cache.hit")
            return hit.payload["answer"]
        return None

    def put(self, question, answer):
        self.index.upsert(
            id=hashlib.md5(question.encode()).hexdigest(),
            vector=self.embed(question),
            payload={"answer": answer},
        )


cache = SemanticCache(shared_index, embed)


def ask(session, question):
    answer = cache.get(question)
    if answer:
        return answer
    context = search(question, tenant=session.tenant, user=session.user)
    try:
        answer = llm.complete(prompt(context, session.history, question))
    except Timeout:
        answer = "Sorry, please try again later."
    cache.put(question, answer)
    log.info("%s asked %s", session.user, question)
    return answer
`,
  defects: [
    {
      dimension: 'security',
      starts: 'cache = SemanticCache(shared_index, embed)',
      ends: 'answer = cache.get(question)',
      what: 'One cache for all tenants, and it is asked before anybody looks at who is asking.',
      why: 'A company reads an answer that was made from another company’s documents.',
      words: [
        'one cache for all tenants|companies|customers',
        'all tenants|companies|customers',
        'tenant|tenants|company|companies|customer|user .. shared|same|key|cache|partition|isolation|leak|other|another|separate',
        'shared .. cache|index|tenants',
        'cross tenant',
        'key .. tenant|user|permission|permissions',
        'leak|leaks|leaked .. tenant|company|companies|other|another',
        'before .. permission|permissions|auth|authorisation|authorization',
      ],
      nudge: 'How many of that object are there?',
    },
    {
      dimension: 'reliability',
      starts: 'answer = "Sorry, please try again later."',
      ends: 'cache.put(question, answer)',
      what: 'An apology after a timeout is stored as the answer.',
      why: 'The outage lasts one minute, the apology for ever.',
      words: [
        'caches|cached|cache|stores|stored .. error|errors|failure|failures|apology|sorry|timeout|fallback|bad',
        'error|errors|failure|sorry|apology|timeout .. cached|stored|cache|remains|forever',
        'negative caching',
        'poisoned cache',
      ],
      nudge: 'The model is slow for once. Walk both lines.',
    },
    {
      dimension: 'retrieval',
      starts: 'THRESHOLD = 0.80',
      what: 'At 0.80 "can I cancel in March" and "can I cancel in May" are the same question.',
      why: 'Numbers, names and negations barely move an embedding.',
      words: [
        'same question',
        'at 0.80|0.8',
        'not the same question',
        'different questions|question',
        'threshold|similarity|0.8|0.80 .. low|too|loose|different|wrong|tune|measure',
        'negation|numbers|dates|names .. similar|embedding|same|differ|different',
        'similar .. not the same|different|mean|meaning|opposite',
        'false hit|hits|positive|positives|match|matches',
        'measure|measured|evaluate .. threshold|hits|hit',
      ],
      nudge: 'Find me two questions that are this similar and need different answers.',
    },
    {
      dimension: 'data',
      starts: 'payload={"answer": answer}',
      what: 'Nothing expires: no age, no version of documents, prompt or model.',
      why: 'A page is corrected, and the old answer stays for ever.',
      words: [
        'ttl|expire|expires|expiry|expiration|invalidate|invalidated|invalidation|evict|eviction',
        'stale|outdated|old answer|answers',
        'version|versions .. document|documents|prompt|model|index|key|payload',
        'never .. expires|deleted|invalidated|removed',
        'document|documents|page .. change|changes|changed|updated',
      ],
      nudge: 'Look at this entry again in half a year.',
    },
    {
      dimension: 'retrieval',
      starts: 'prompt(context, session.history, question)',
      what: 'The answer depends on the conversation, the key only on the last question.',
      why: '"And what about the second one?" gets somebody else’s second one.',
      words: [
        'history|conversation|context|session .. key|not|part|ignored|cache|depends|missing',
        'key .. history|conversation|context',
        'follow up|follow ups|multi turn|pronoun',
        'depends on .. history|conversation|session|context',
      ],
      nudge: 'Which inputs does the answer have, and which does the key have?',
    },
  ],
  proof: 'Which number would have to be on the dashboard beside the hit rate, and how do you get it?',
})
