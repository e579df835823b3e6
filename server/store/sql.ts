/** A statement; one with a name is prepared once per connection. */
export interface Statement {
  name?: string
  text: string
}

export interface Answer<Row> {
  rows: Row[]
  /** Rows that were written. */
  count: number
}

export type RunStatement = <Row = unknown>(statement: Statement, values?: readonly unknown[]) => Promise<Answer<Row>>

/** A PostgreSQL database: a pool of connections to a server, or one within a test. Whole numbers come back as they were cast in the statement. */
export interface Sql {
  run: RunStatement
  /** What is run by `run` counts all or not at all: undone when `body` rejects. */
  transaction: <T>(body: (run: RunStatement) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}
