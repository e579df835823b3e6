/** Flowcharts that Mermaid reads, one for each thing that people do in them. Each is compared with Mermaid's own record. */
export const accepted: Readonly<Record<string, string>> = {
  'a chain': 'flowchart LR\n  User --> Api --> Model --> Answer',
  'the old header': 'graph TD\n  A[Client] --> B[Server]',
  'a header with a semicolon': 'graph LR;\n  A-->B;\n  B-->C;',
  'a header without a direction': 'flowchart\n  A --> B',
  'a header for the other layout': 'flowchart-elk TB\n  A --> B',
  'statements on one line': 'flowchart LR\n  A --> B; B --> C; C --> A',
  'every shape of box': `flowchart TB
  a[Rectangle] --> b(Rounded) --> c([Stadium]) --> d[[Subroutine]] --> e[(Database)]
  e --> f((Circle)) --> g>Flag] --> h{Decision} --> i{{Hexagon}} --> j[/Lean right/]
  j --> k[\\Lean left\\] --> l[/Trapezoid\\] --> m[\\Other trapezoid/] --> n(((Double circle)))`,
  'every kind of arrow': `flowchart LR
  a --> b
  b --- c
  c -.-> d
  d ==> e
  e --o f
  f --x g
  g <--> h
  h o--o i
  i x--x j
  j -.- k
  k === l`,
  'long arrows': 'flowchart LR\n  a ----> b\n  b =====> c\n  c -...-> d',
  'labels in bars': 'flowchart LR\n  a -->|asks| b\n  b -.->|logs| c\n  c ==>|pays| d',
  'labels in the arrow': 'flowchart LR\n  a -- asks --> b\n  b -. logs .-> c\n  c == pays ==> d\n  d -- nothing --- e',
  'labels in quotes': 'flowchart LR\n  a["Vector DB (pgvector)"] -->|"top k = 5 (filtered)"| b["LLM: gpt-4o"]',
  'a label with brackets in the arrow': 'flowchart LR\n  a -- reads (cached) --> b',
  'fan out and fan in': 'flowchart LR\n  a & b --> c & d --> e',
  'chains with labels': 'flowchart LR\n  a -->|1| b -->|2| c -->|3| d',
  'a group': 'flowchart LR\n  subgraph api[API layer]\n    gateway --> service\n  end\n  user --> gateway',
  'a group without an id': 'flowchart LR\n  subgraph Data layer\n    db[(Postgres)]\n  end\n  app --> db',
  'a group with a quoted title': 'flowchart LR\n  subgraph "Data layer (AWS)"\n    db[(Postgres)]\n  end\n  app --> db',
  'groups in groups': `flowchart TB
  subgraph cloud[Cloud]
    subgraph vpc[VPC]
      subgraph private[Private subnet]
        db[(Postgres)]
      end
      api[API]
    end
    cdn[CDN]
  end
  cdn --> api --> db`,
  'an arrow to a group': 'flowchart LR\n  user --> backend\n  subgraph backend[Backend]\n    api --> db\n  end',
  'an arrow from a group': 'flowchart LR\n  subgraph workers[Workers]\n    a1\n    a2\n  end\n  workers --> queue',
  'an arrow from group to group': 'flowchart TB\n  subgraph one\n    a --> b\n  end\n  subgraph two\n    c --> d\n  end\n  one --> two',
  'a coloured group': 'flowchart LR\n  subgraph s[Group]\n    a --> b\n  end\n  style s fill:#eee,stroke:#333',
  'directions in groups': 'flowchart LR\n  subgraph s\n    direction TB\n    a --> b\n  end\n  s --> c',
  'a box in two groups': 'flowchart LR\n  subgraph one\n    a\n  end\n  subgraph two\n    a\n    b\n  end\n  a --> b',
  'a group without boxes': 'flowchart LR\n  subgraph empty[Nothing yet]\n  end\n  a --> b',
  'one name for two groups': 'flowchart LR\n  subgraph s[One]\n    a\n  end\n  subgraph s[Two]\n    b\n  end\n  a --> b',
  'a box declared twice': 'flowchart LR\n  a[First] --> b\n  a[Second] --> c',
  'a box declared after its use': 'flowchart LR\n  a --> b\n  b[Vector store]\n  a[Agent]',
  'boxes that nothing joins': 'flowchart LR\n  a[Alone]\n  b[Also alone]\n  c --> d',
  'invisible links': 'flowchart LR\n  a --> b\n  a ~~~ c\n  c ~~~~ d',
  'line breaks in HTML':
    'flowchart LR\n  a["Redis<br/>session cache<br>eu-west-1"] --> b[API<BR />v2] --> c[Queue</br>of jobs<br clear="all">in order]',
  'other HTML': 'flowchart LR\n  a["<b>Agent</b><br/><small>plans</small>"] --> b[<p>__end__</p>]',
  'attributes in HTML': 'flowchart LR\n  a["<span style="color:red">Alert</span>"] --> b',
  'escaped line breaks': 'flowchart LR\n  a[Redis\\ncache] --> b["API\\nv2"]',
  'Markdown in labels': 'flowchart LR\n  a["`**Agent** that\n  _plans_`"] --> b["`plain`"]',
  icons: 'flowchart LR\n  a[fa:fa-user Customer] --> b(fa:fa-database)\n  b --> c["fab:fa-github Repository"]',
  'emoji and other scripts': 'flowchart LR\n  a["🤖 Agent"] --> b[検索]\n  用户 --> b',
  entities: 'flowchart LR\n  a["say #quot;hi#quot;"] --> b["1 #lt; 2 #35;3 &amp; more"]',
  'new shapes':
    'flowchart LR\n  a@{ shape: cyl, label: "Vector DB" } --> b@{ shape: doc, label: "Docs" }\n  c@{ shape: rounded }\n  b --> c',
  'new shapes over lines': 'flowchart LR\n  a@{\n    shape: diamond\n    label: "Safe?"\n  }\n  a --> b',
  'an icon shape': 'flowchart LR\n  a@{ icon: "fa:user", form: "square", label: "User", pos: "t" } --> b',
  'named arrows': 'flowchart LR\n  a e1@--> b\n  e1@{ animate: true }',
  classes: 'flowchart LR\n  a:::hot --> b\n  classDef hot fill:#f96\n  class b hot\n  classDef default fill:#fff',
  'classes on boxes with labels': 'flowchart LR\n  a[Agent]:::hot --> b{Safe?}:::cold & c\n  classDef hot,cold fill:#fff',
  'styles of arrows': 'flowchart LR\n  a --> b --> c\n  linkStyle 0 stroke:#f00\n  linkStyle default stroke:#333',
  clicks:
    'flowchart LR\n  a --> b\n  click a "https://example.com" "Tip"\n  click b href "https://example.com" _blank\n  click a call show()',
  comments: '%% made by hand\nflowchart LR\n  %% the entry\n  a --> b\n%% the end',
  'settings in a directive': "%%{init: {'theme': 'dark', 'flowchart': {'curve': 'linear'}}}%%\nflowchart LR\n  a --> b",
  'settings over lines': "%%{\n  init: {\n    'theme': 'base'\n  }\n}%%\nflowchart LR\n  a --> b",
  'front matter': '---\ntitle: Checkout\nconfig:\n  theme: dark\n---\nflowchart LR\n  cart --> pay',
  'a title for screen readers': 'flowchart LR\n  accTitle: How it works\n  accDescr: From a to b\n  a --> b',
  'names with dots, dashes and slashes': 'flowchart LR\n  api.v1 --> auth-service --> a/b --> x_y --> 1',
  'names that begin like words of Mermaid':
    'flowchart LR\n  endpoint --> graphDb --> styleGuide --> classifier --> clicker --> subgraphs --> defaults',
  'a name like the letters of arrow heads': 'flowchart LR\n  a --> omega\n  b --> xray\n  box --> ox',
  'carriage returns': 'flowchart LR\r\n  a --> b\r\n  b --> c\r\n',
  'tabs and empty lines': 'flowchart LR\n\n\ta --> b\n\n\n\tb --> c\n   \n',
  'a label over two lines': 'flowchart LR\n  a["first\n  second"] --> b[one\n  two]',
  'an arrow to itself and twice the same': 'flowchart LR\n  a --> a\n  a --> b\n  a --> b\n  b --> a',
  'percent, number sign and semicolon in labels': 'flowchart LR\n  a[99.9% up] --> b["#1 choice"]\n  b --> c[first; second]',
  'arrows without blanks': 'flowchart LR\n  a-->b-->|yes|c\n  c-.->d==>e---f',
  'decisions with both answers': 'flowchart TD\n  q{Cached?} -->|Yes| hit[Return]\n  q -->|No| miss[Ask the model]\n  miss --> hit',
  'an empty label of a box': 'flowchart LR\n  a[" "] --> b',
  'boxes in a group joined from outside first':
    'flowchart LR\n  user --> api\n  subgraph s[Service]\n    api --> db\n  end\n  db -.-> user',
  'a picture': 'flowchart LR\n  a@{ img: "https://example.com/x.png", label: "Robot", w: 60, h: 60 } --> b',
  'what LangGraph draws': `---
config:
  flowchart:
    curve: linear
---
graph TD;
	__start__([<p>__start__</p>]):::first
	agent(agent)
	tools(tools)
	__end__([<p>__end__</p>]):::last
	__start__ --> agent;
	agent -. &nbsp;end&nbsp; .-> __end__;
	agent -. &nbsp;continue&nbsp; .-> tools;
	tools --> agent;
	classDef default fill:#f2f0ff,line-height:1.2
	classDef first fill-opacity:0
	classDef last fill:#bfb6fc
`,
  'quotes that Mermaid lets pass': 'flowchart LR\n  subgraph "a "b" c"\n    x\n  end\n  x --> y',
}

/** A flowchart that Mermaid refuses, what it means, and what is said of the repair. */
export interface Rejected {
  text: string
  nodes: Readonly<Record<string, string>>
  edges: readonly string[]
  groups?: Readonly<Record<string, string>>
  repaired: string
}

export const rejected: Readonly<Record<string, Rejected>> = {
  'parentheses in a label': {
    text: 'flowchart LR\n  a[Vector DB (pgvector)] --> b(LLM (gpt-4o))\n  b --> c{Safe (enough)?}',
    nodes: { a: 'Vector DB (pgvector)', b: 'LLM (gpt-4o)', c: 'Safe (enough)?' },
    edges: ['a > b', 'b > c'],
    repaired: 'brackets in a label',
  },
  'square brackets in a label': {
    text: 'flowchart LR\n  a[List[str]] --> b[Chunks [1..n] of text]',
    nodes: { a: 'List[str]', b: 'Chunks [1..n] of text' },
    edges: ['a > b'],
    repaired: 'brackets in a label',
  },
  'quotes in a label': {
    text: 'flowchart LR\n  a[Ask "why" twice] --> b["He said \\"no\\" (loudly)"]',
    nodes: { a: 'Ask "why" twice', b: 'He said "no" (loudly)' },
    edges: ['a > b'],
    repaired: 'quotes inside a label',
  },
  'a label that begins with a slash': {
    text: 'flowchart LR\n  a[/api/chat] --> b[/careers/:slug]\n  b --> c[/slanted/]',
    nodes: { a: '/api/chat', b: '/careers/:slug', c: 'slanted' },
    edges: ['a > b', 'b > c'],
    repaired: 'a label that begins with a slash',
  },
  'placeholders in braces': {
    text: 'flowchart LR\n  a[GET /users/{id}] -->|load {id}| b[Prompt: {{question}}]',
    nodes: { a: 'GET /users/{id}', b: 'Prompt: {{question}}' },
    edges: ['a > b: load {id}'],
    repaired: 'braces in a label',
  },
  'brackets in the label of an arrow': {
    text: 'flowchart LR\n  a -->|top k (5)| b\n  b -->|say "hi"| c',
    nodes: { a: 'a', b: 'b', c: 'c' },
    edges: ['a > b: top k (5)', 'b > c: say "hi"'],
    repaired: 'brackets in a label of an arrow',
  },
  'brackets in the title of a group': {
    text: 'flowchart LR\n  subgraph Data layer (AWS)\n    a --> b\n  end\n  subgraph s2 [Serving (GPU)]\n    c\n  end\n  b --> c',
    nodes: { a: 'a', b: 'b', c: 'c' },
    edges: ['a > b', 'b > c'],
    groups: { 'Data layer (AWS)': 'a b', 'Serving (GPU)': 'c' },
    repaired: 'brackets in a title of a group',
  },
  'an arrow to a group with brackets in its title': {
    text: 'flowchart LR\n  subgraph Backend (Python)\n    api --> db\n  end\n  ui --> Backend',
    nodes: { api: 'api', db: 'db', ui: 'ui', Backend: 'Backend (Python)' },
    edges: ['api > db', 'ui > Backend'],
    groups: { 'Backend (Python)': 'api db Backend' },
    repaired: 'brackets in a title of a group',
  },
  'quotes in the title of a group': {
    text: 'flowchart LR\n  subgraph s [The "fast" path]\n    a --> b\n  end',
    nodes: { a: 'a', b: 'b' },
    edges: ['a > b'],
    groups: { 'The "fast" path': 'a b' },
    repaired: 'quotes inside a title of a group',
  },
  'lone percent comments': {
    text: 'flowchart LR\n  % the entry\n  a --> b\n  % done',
    nodes: { a: 'a', b: 'b' },
    edges: ['a > b'],
    repaired: 'a comment line that is not marked with %%',
  },
  'other comments': {
    text: 'flowchart LR\n  // the entry\n  a --> b %% after the arrow\n  # done\n  b --> c // and more',
    nodes: { a: 'a', b: 'b', c: 'c' },
    edges: ['a > b', 'b > c'],
    repaired: 'a comment line that is not marked with %%',
  },
  'a stray end': {
    text: 'flowchart LR\n  subgraph s\n    a --> b\n  end\n  end\n  b --> c',
    nodes: { a: 'a', b: 'b', c: 'c' },
    edges: ['a > b', 'b > c'],
    groups: { s: 'a b' },
    repaired: '"end" without a group',
  },
  'a group that is not closed': {
    text: 'flowchart LR\n  subgraph s\n    a --> b',
    nodes: { a: 'a', b: 'b' },
    edges: ['a > b'],
    groups: { s: 'a b' },
    repaired: 'a group without "end"',
  },
  'words of Mermaid as classes': {
    text: 'flowchart LR\n  a[Start]:::class --> b\n  classDef end fill:#f00\n  class b end',
    nodes: { a: 'Start', b: 'b' },
    edges: ['a > b'],
    repaired: 'a word of Mermaid as the name of a class',
  },
  'words of Mermaid as names': {
    text: 'flowchart LR\n  start --> graph[Graph DB]\n  graph --> end\n  end-user --> start',
    nodes: { start: 'start', graph: 'Graph DB', end: 'end', 'end-user': 'end-user' },
    edges: ['start > graph', 'graph > end', 'end-user > start'],
    repaired: 'a word of Mermaid as the name of a box',
  },
  'arrows of other notations': {
    text: 'flowchart LR\n  a -> b\n  b => c\n  c ->> d\n  d → e\n  e <-> f',
    nodes: { a: 'a', b: 'b', c: 'c', d: 'd', e: 'e', f: 'f' },
    edges: ['a > b', 'b > c', 'c > d', 'd > e', 'e > f'],
    repaired: 'an arrow that Mermaid does not know',
  },
  'an arrow drawn backwards': {
    text: 'flowchart LR\n  b --> c\n  a <-- b',
    nodes: { a: 'a', b: 'b', c: 'c' },
    edges: ['b > c', 'b > a'],
    repaired: 'an arrow that Mermaid does not know',
  },
  'a label behind a colon': {
    text: 'flowchart LR\n  a --> b : asks\n  b --> c',
    nodes: { a: 'a', b: 'b', c: 'c' },
    edges: ['a > b: asks', 'b > c'],
    repaired: 'a label of an arrow at the end of its line',
  },
  'names of several words': {
    text: 'flowchart LR\n  User Query --> LLM Router\n  LLM Router --> Vector Store[(Pinecone)]',
    nodes: { 'User Query': 'User Query', 'LLM Router': 'LLM Router', 'Vector Store': 'Pinecone' },
    edges: ['User Query > LLM Router', 'LLM Router > Vector Store'],
    repaired: 'a name of several words',
  },
  'boxes that are only a quoted text': {
    text: 'flowchart LR\n  "User" --> "API (v2)"\n  "API (v2)" --> db',
    nodes: { User: 'User', 'API (v2)': 'API (v2)', db: 'db' },
    edges: ['User > API (v2)', 'API (v2) > db'],
    repaired: 'a box that has a text and no name',
  },
  'a shape that Mermaid does not have': {
    text: 'flowchart LR\n  a@{ shape: robot, label: "Agent" } --> b',
    nodes: { a: 'Agent', b: 'b' },
    edges: ['a > b'],
    repaired: 'details of a box that Mermaid does not know',
  },
  'a style for an arrow that is not there': {
    text: 'flowchart LR\n  a --> b\n  linkStyle 7 stroke:#f00',
    nodes: { a: 'a', b: 'b' },
    edges: ['a > b'],
    repaired: 'styling that Mermaid refuses',
  },
  'a label that goes on after its bracket': {
    text: 'flowchart LR\n  a[Phase one]\\n(north and south) --> b',
    nodes: { a: 'Phase one\n(north and south)', b: 'b' },
    edges: ['a > b'],
    repaired: 'a label that goes on after its bracket',
  },
  'empty brackets': {
    text: 'flowchart LR\n  a[] --> b[""]\n  b -->|""| c',
    nodes: { a: 'a', b: 'b', c: 'c' },
    edges: ['a > b', 'b > c'],
    repaired: 'an empty label',
  },
  'an arrow that ends one sign short after its words': {
    text: 'flowchart LR\n  a -- asks -> b[Agent]\n  b -- calls (twice) -> c\n  c --> d',
    nodes: { a: 'a', b: 'Agent', c: 'c', d: 'd' },
    edges: ['a > b: asks', 'b > c: calls (twice)', 'c > d'],
    repaired: 'an arrow that Mermaid does not know',
  },
  'arrows in the spelling of HTML': {
    text: 'flowchart LR\n  a[API (v2)] --&gt; b\n  b &lt;--&gt; c\n  c -.-&gt; d',
    nodes: { a: 'API (v2)', b: 'b', c: 'c', d: 'd' },
    edges: ['a > b', 'b > c', 'c > d'],
    repaired: 'arrows in the spelling of HTML',
  },
  'two directions': {
    text: 'graph TD LR\n  a --> b',
    nodes: { a: 'a', b: 'b' },
    edges: ['a > b'],
    repaired: 'the spelling of the first line',
  },
  'a header without a blank': {
    text: 'graphTD\n  a --> b',
    nodes: { a: 'a', b: 'b' },
    edges: ['a > b'],
    repaired: 'the spelling of the first line',
  },
  'a direction in lower case': {
    text: 'flowchart td\n  a --> b',
    nodes: { a: 'a', b: 'b' },
    edges: ['a > b'],
    repaired: 'the spelling of the first line',
  },
  'a bracket that is not closed before an arrow': {
    text: 'flowchart LR\n  a[Customer --> b[Chat API]\n  b --> c[(Orders]\n  c -->|rows| d',
    nodes: { a: 'Customer', b: 'Chat API', c: 'Orders', d: 'd' },
    edges: ['a > b', 'b > c', 'c > d: rows'],
    repaired: 'a label that is not closed',
  },
  'a direction beside the title of a group': {
    text: 'flowchart TB\n  subgraph g["Serving"] direction LR\n    a --> b\n  end\n  b --> c',
    nodes: { a: 'a', b: 'b', c: 'c' },
    edges: ['a > b', 'b > c'],
    groups: { Serving: 'a b' },
    repaired: 'a direction beside the title of a group',
  },
  'an at sign in a label': {
    text: 'flowchart LR\n  a[ops@example.com] --> b',
    nodes: { a: 'ops@example.com', b: 'b' },
    edges: ['a > b'],
    repaired: 'signs of Mermaid in a label',
  },
  'a bar in a label': {
    text: 'flowchart LR\n  a[yes | no] --> b',
    nodes: { a: 'yes | no', b: 'b' },
    edges: ['a > b'],
    repaired: 'signs of Mermaid in a label',
  },
  'a header in capitals': {
    text: 'Flowchart td\n  a --> b',
    nodes: { a: 'a', b: 'b' },
    edges: ['a > b'],
    repaired: 'the spelling of the first line',
  },
  'a label over lines with brackets': {
    text: 'flowchart TD\n  a[Cut and embed<br/>(by hand, then\n  with overlap)] --> b[Next]\n  b --> c{Long enough\n  (by tokens)?}',
    nodes: { a: 'Cut and embed\n(by hand, then\nwith overlap)', b: 'Next', c: 'Long enough\n(by tokens)?' },
    edges: ['a > b', 'b > c'],
    repaired: 'brackets in a label',
  },
  'backticks that are no Markdown': {
    text: 'flowchart LR\n  a["```python block<br/>as text"] --> b["`fine`"]',
    nodes: { a: '```python block\nas text', b: 'fine' },
    edges: ['a > b'],
    repaired: 'backticks in a label',
  },
  'arrows that go on in the next line': {
    text: 'flowchart LR\n  a -->\n  b -->|asks|\n\n  c\n  c --> %% why not\n  d\n  d\n    --> e\n    --> f & g',
    nodes: { a: 'a', b: 'b', c: 'c', d: 'd', e: 'e', f: 'f', g: 'g' },
    edges: ['a > b', 'b > c: asks', 'c > d', 'd > e', 'e > f', 'e > g'],
    repaired: 'an arrow that goes on in the next line',
  },
  'a comment after a semicolon': {
    text: 'flowchart LR\n  a --> b; %% the way in\n  b --> c %%and out',
    nodes: { a: 'a', b: 'b', c: 'c' },
    edges: ['a > b', 'b > c'],
    repaired: 'a comment after a statement',
  },
  'a note over several lines': {
    text: 'flowchart TD\n  a --> b\n  note right of b\n    Waits for the guard\n    before it ships\n  end note\n  b --> c',
    nodes: { a: 'a', b: 'b', c: 'c' },
    edges: ['a > b', 'b > c'],
    repaired: 'a line that is no box, arrow or group',
  },
  'brackets and quotes in a label between bars in the arrow': {
    text: 'flowchart TD\n  a --|kind["x"] == true|--> b{Route (to x)}',
    nodes: { a: 'a', b: 'Route (to x)' },
    edges: ['a > b: kind["x"] == true'],
    repaired: 'quotes inside a label of an arrow',
  },
  'a box that is a group too': {
    text: 'flowchart LR\n  user --> front{App (native)};\n  subgraph front\n    ui --> state[State (hooks)]\n  end\n  front -- Auth & data --> store',
    nodes: { user: 'user', front: 'front', ui: 'ui', state: 'State (hooks)', store: 'store' },
    edges: ['user > front', 'ui > state', 'front > store: Auth & data'],
    groups: { front: 'front ui state' },
    repaired: 'brackets in a label',
  },
  'a line of prose': {
    text: 'flowchart LR\n  title How it works\n  a --> b\n  note right of a: this is slow',
    nodes: { a: 'a', b: 'b' },
    edges: ['a > b'],
    repaired: 'a line that is no box, arrow or group',
  },
  'several faults at once': {
    text: `graph TD
  %% fine
  % not fine
  subgraph Ingestion (offline)
    docs[(Docs {tenant})] --> chunk[Chunk (512 tokens)]
    chunk -->|embed (ada-002)| vec[(Vector DB [hnsw])]
  end
  user((User)) -->|asks "what"| api[/v1/chat]
  api --> vec
  end
  class api end`,
    nodes: {
      docs: 'Docs {tenant}',
      chunk: 'Chunk (512 tokens)',
      vec: 'Vector DB [hnsw]',
      user: 'User',
      api: '/v1/chat',
    },
    edges: ['docs > chunk', 'chunk > vec: embed (ada-002)', 'user > api: asks "what"', 'api > vec'],
    groups: { 'Ingestion (offline)': 'docs chunk vec' },
    repaired: 'braces in a label',
  },
}
