/** Why a model's reply did not come, as a sentence for the screen. Holds no key, no address, and no words of the peer beyond a short excerpt. */
export class ModelFailure extends Error {
  override name = 'ModelFailure'
  readonly kind: FailureKind
  constructor(kind: FailureKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/** key, quota, busy, failed, unreachable: the server. refused, filtered, length, form: the reply. cut, stalled, aborted: the way. */
export type FailureKind =
  | 'key'
  | 'model'
  | 'busy'
  | 'rejected'
  | 'failed'
  | 'unreachable'
  | 'refused'
  | 'filtered'
  | 'length'
  | 'form'
  | 'cut'
  | 'stalled'
  | 'aborted'
