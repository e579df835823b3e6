/** What file dialogs offer. What a file is, its content says. */
export const endings = [
  '.json,.tldr,.sketch,.txt,.md,.markdown,.mmd,.mermaid',
  '.excalidraw,.drawio,.dio,.xml,.png,.svg,.yml,.yaml',
  '.puml,.plantuml,.dsl,.d2,application/json,text/plain',
].join(',')
