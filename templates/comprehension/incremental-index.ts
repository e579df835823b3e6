import { definePiece } from './piece.ts'

export default definePiece({
  id: 'incremental-index',
  title: 'An index that follows its source',
  level: 'senior',
  language: 'python',
  brief:
    'A job keeps a vector index in step with a wiki. A page that legal had withdrawn in May was quoted in July, and some paragraphs appear under the wrong page.',
  purpose: {
    says: 'It reads what changed in a wiki since the last run, cuts it into chunks, embeds them and writes them to an index.',
    words: [
      'index|indexes|indexing .. wiki|pages|changes|documents|incremental',
      'sync|syncs|synchronise|synchronises|keeps',
      'chunk|chunks|embed|embeds .. index|writes|stores|upsert',
      'incremental',
    ],
  },
  code: `
import time

STATE = "last_run.txt"
SIZE = 800


def changed_pages(since):
    for page in wiki.list(updated_after=since, status="published"):
        yield page


def chunks(text):
    return [text[i:i + SIZE] for i in range(0, len(text), SIZE)]


def sync():
    since = float(open(STATE).read())
    with open(STATE, "w") as f:
        f.write(str(time.time()))

    n = 0
    for page in changed_pages(since):
        try:
            parts = chunks(page.body)
            vectors = embed(parts)
            for part, vector in zip(parts, vectors):
                index.upsert(
                    id=str(n),
                    vector=vector,
                    text=part,
                    meta={"url": page.url},
                )
                n += 1
        except Exception as e:
            print("skipped", page.url, e)
    return n


while True:
    sync()
    time.sleep(3600)
`,
  defects: [
    {
      dimension: 'data',
      starts: 'status="published"',
      what: 'Only published pages are listed: a page that was withdrawn or deleted is never seen again, and stays in the index.',
      why: 'That is the page of May, quoted in July.',
      words: [
        'delete|deleted|deletes|deletion|deletions|withdrawn|removed|unpublished|archived .. index|never|stay|stays|remain|remains|page|pages|not|handled',
        'published .. only|filter|deleted|withdrawn|misses',
        'tombstone|tombstones',
        'never .. removed|deleted|delete|remove',
      ],
      nudge: 'A page is withdrawn. What does this line return for it?',
    },
    {
      dimension: 'data',
      starts: 'id=str(n)',
      what: 'Ids count from zero in each run: today’s first chunk overwrites another page’s.',
      why: 'Paragraphs disappear, or stand under the wrong page.',
      words: [
        'id|ids|key|keys .. collide|collision|collisions|overwrite|overwrites|overwritten|unique|counter|reused|zero|stable|n|page',
        'overwrite|overwrites|overwritten|collision|collide',
        'stable|unique|deterministic id|ids|key',
        'counter .. zero|restart|reset|run',
        'starts|restart|resets .. zero|0',
      ],
      nudge: 'What is the id of the first chunk tomorrow?',
    },
    {
      dimension: 'reliability',
      starts: 'with open(STATE, "w") as f:',
      ends: 'f.write(str(time.time()))',
      what: 'The mark is moved before the work is done: whatever fails afterwards is never tried again.',
      why: 'One failed night leaves holes that no later run fills.',
      words: [
        'checkpoint|mark|state|timestamp|watermark|cursor .. before|after|early|too|first|end|failure|crash',
        'before .. work|processing|done|written|success',
        'crash|crashes|failure|fails .. lost|lose|never|skipped|retried',
        'written too early',
        'after .. success|successful|done|finish',
      ],
      nudge: 'It crashes in the middle. What does the next run do?',
    },
    {
      dimension: 'monitoring',
      starts: 'print("skipped", page.url, e)',
      what: 'Pages that fail are printed and forgotten: no count, no alert, no second try.',
      why: 'Nobody reads the output of a job at night.',
      words: [
        'swallow|swallows|swallowed|silent|silently|ignored|ignores|print|printed .. exception|exceptions|error|errors|failure|failures|page|pages|skipped|lost|nobody',
        'dead letter',
        'alert|alerts|metric|metrics|count|counter|monitor .. failed|failures|errors|skipped',
        'retry|retries|retried .. failed|page|pages',
        'print|printed|prints',
      ],
      nudge: 'Who learns of it?',
    },
    {
      dimension: 'retrieval',
      starts: 'text[i:i + SIZE]',
      what: 'Text is cut every 800 characters, in the middle of words and tables.',
      why: 'Answers that stand across a cut are found by neither half.',
      words: [
        'chunk|chunks|chunking|cut|cuts|split|splits .. characters|fixed|middle|sentence|sentences|word|words|structure|overlap|headings|tables',
        'overlap',
        'middle of .. word|words|sentence|table',
        'fixed size|length',
        'boundaries|boundary|headings',
      ],
      nudge: 'Where does a sentence end here?',
    },
    {
      dimension: 'data',
      starts: 'index.upsert(',
      what: 'When a page becomes shorter, its former last chunks stay.',
      why: 'Old paragraphs live on beside the new text.',
      words: [
        'page .. shorter|shrinks',
        'former|old|last chunks|chunk .. stay|stays|remain',
        'shorter|shrinks|fewer chunks',
        'old|stale|orphan|orphaned|leftover|former chunks|chunk|parts|paragraphs|text',
        'delete .. before|old|first|page|existing',
        'replace|replaces .. page|all|whole',
        'remain|remains|stay|stays .. old|chunks',
      ],
      nudge: 'A page had ten chunks and now has four.',
    },
  ],
  proof: 'Which check, run each morning on index and wiki, would have found all of these without knowing any?',
})
