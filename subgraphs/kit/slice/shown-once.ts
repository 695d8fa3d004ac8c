// Secrets that a caller sees once, such as a new API key: no answer that is stored, and no log, holds them.

/** A secret for one answer. It has no fields, so that nothing writes it by chance. */
export interface ShownOnce {
  readonly shownOnce?: never
}

const secrets = new WeakMap<object, string>()

export function shownOnce(secret: string): ShownOnce {
  const hidden = Object.freeze({})
  secrets.set(hidden, secret)
  return hidden
}

export const isShownOnce = (value: object): boolean => secrets.has(value)

/** The secret; null in the answer of a repeated call. */
export const revealed = (hidden: ShownOnce | null): string | null => (hidden === null ? null : secrets.get(hidden)!)
