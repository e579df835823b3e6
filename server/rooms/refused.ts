import { CloseCode } from '../protocol.ts'

/** Why a message does not enter a room, and how its sender is told. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: CloseCode
  /** A word for the metrics. */
  readonly kind: string
  constructor(code: CloseCode, kind: string, message: string) {
    super(message)
    this.code = code
    this.kind = kind
  }
}

/** The update builds on something that this room has never seen. */
export class MissingHistory extends Refused {
  override name = 'MissingHistory'
  constructor() {
    super(CloseCode.missingHistory, 'gap', 'These edits build on others that the server does not have.')
  }
}

/** Edits under a Yjs client id that is somebody else's: taken in, they would silence what that person writes next. */
export class ForeignAuthor extends Refused {
  override name = 'ForeignAuthor'
  constructor() {
    super(CloseCode.missingHistory, 'author', 'These edits carry the mark of somebody else.')
  }
}

export const malformed = (message: string): Refused => new Refused(CloseCode.malformed, 'malformed', message)
export const invalid = (message: string): Refused => new Refused(CloseCode.invalidRecord, 'invalid', message)
