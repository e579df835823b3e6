import { definePiece } from './piece.ts'

export default definePiece({
  id: 'merge-two-searches',
  title: 'Merging two searches',
  level: 'senior',
  language: 'python',
  brief: 'Hybrid search was introduced a month ago. Nobody can measure an improvement, and error codes are still not found.',
  purpose: {
    says: 'It merges a keyword search and a vector search into one ranked list and reranks it.',
    words: [
      'hybrid',
      'merge|merges|combine|combines|fuse|fuses .. keyword|vector|bm25|searches|rankings|results',
      'keyword .. vector|semantic|dense',
      'rerank|reranks',
    ],
  },
  code: `
from dataclasses import dataclass

QUERY_MODEL = "embed-v3-small"   # 2026-06: cheaper, same vendor
INDEX_MODEL = "embed-v2-large"

@dataclass
class Hit:
    doc_id: str
    text: str
    score: float


def vector_search(query: str, k: int) -> list[Hit]:
    vector = client.embed(query, model=QUERY_MODEL, dimensions=1024)
    return index.nearest(vector, k=k)          # cosine, 0..1


def keyword_search(query: str, k: int) -> list[Hit]:
    terms = [t for t in query.lower().split() if t.isalpha()]
    return bm25.search(" ".join(terms), k=k)   # BM25, 0..40


def hybrid(query: str, k: int = 8) -> list[Hit]:
    dense = vector_search(query, k)
    sparse = keyword_search(query, k)
    merged: dict[str, Hit] = {}
    for hit in dense + sparse:
        if hit.doc_id in merged:
            merged[hit.doc_id].score += hit.score
        else:
            merged[hit.doc_id] = hit
    ranked = sorted(merged.values(), key=lambda h: h.score, reverse=True)
    top = ranked[:k]
    return rerank(query, top, keep=k)


def rerank(query: str, hits: list[Hit], keep: int) -> list[Hit]:
    scores = cross_encoder.score([(query, h.text[:200]) for h in hits])
    order = sorted(zip(scores, hits), key=lambda p: p[0], reverse=True)
    return [hit for _, hit in order][:keep]
`,
  defects: [
    {
      dimension: 'retrieval',
      starts: 'QUERY_MODEL = "embed-v3-small"',
      ends: 'INDEX_MODEL = "embed-v2-large"',
      what: 'Questions are embedded with another model than the documents: the distances mean nothing.',
      why: 'Vector search returns neighbours by accident, and no error is raised because the dimensions fit.',
      words: [
        'different|another|two|mismatch|mismatched .. model|models|embedding|embeddings',
        'model|models|embedding .. mismatch|differ|differs|different|not_the_same|incompatible',
        'same dimensions|dimension',
        'reindex|re_embed|reembed',
        'query .. index model|embedding',
      ],
      nudge: 'Where are these two constants used, and where not?',
    },
    {
      dimension: 'retrieval',
      starts: 'if t.isalpha()',
      what: 'Terms with digits or hyphens are dropped, so error codes and product numbers never reach the keyword search.',
      why: 'The one case that keyword search was added for does not work.',
      words: [
        'isalpha',
        'drops|drop|removes|remove|filters|strips|excludes|throws|ignores .. digits|numbers|codes|code|numeric|hyphens|terms|tokens',
        'error codes|code|identifiers .. dropped|removed|lost|never|not',
        'alphanumeric|digits|numbers .. lost|dropped|removed',
      ],
      nudge: 'What is left of "E-4012 timeout"?',
    },
    {
      dimension: 'retrieval',
      starts: 'merged[hit.doc_id].score += hit.score',
      what: 'Cosine between 0 and 1 is added to BM25 between 0 and 40: the keyword score decides alone.',
      why: 'Hybrid in name; the vector half only breaks ties.',
      words: [
        'scale|scales|range|ranges|magnitude|units',
        'normalise|normalize|normalised|normalized|normalisation|normalization',
        'reciprocal rank',
        'rrf',
        'bm25 .. dominates|larger|decides|outweighs|40|cosine',
        'different scores|score',
        'adds|adding|sum .. scores|cosine|bm25',
      ],
      nudge: 'How large are the two numbers that meet here?',
    },
    {
      dimension: 'retrieval',
      starts: 'top = ranked[:k]',
      ends: 'return rerank(query, top, keep=k)',
      what: 'The reranker gets k and keeps k: it can change the order and never bring anything in.',
      why: 'It costs time and money, and recall cannot rise.',
      words: [
        'rerank|reranker|reranking .. same|k|order|only|noop|nothing|candidates|more|recall',
        'more|wider|larger candidates|k|pool',
        'keeps|keep|keeping all|k|everything|same',
        'no op|noop',
        'over fetch|overfetch',
      ],
      nudge: 'How many go in, and how many come out?',
    },
    {
      dimension: 'retrieval',
      starts: 'h.text[:200]',
      what: 'The reranker sees 200 characters of each passage.',
      why: 'What stands later in the passage is judged by its beginning.',
      words: [
        '200 characters|chars',
        'truncates|truncated|truncate|cuts|cut .. text|passage|200',
        'first 200',
        'only .. beginning|start|first|part',
      ],
      nudge: 'What does the cross-encoder get to read?',
    },
  ],
  proof: 'Which two numbers, on which questions, would show that the repair helped, and that it was the repair?',
})
