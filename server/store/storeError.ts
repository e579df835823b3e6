/** Boards cannot be kept where the settings say. The message names the setting and what to do. */
export class StoreError extends Error {
  override name = 'StoreError'
}
