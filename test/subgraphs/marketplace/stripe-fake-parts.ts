// Parts of the Stripe fake: forms, and refusals in the shape of Stripe's.
export type Fields = Record<string, unknown>
export interface Reply {
  readonly status: number
  readonly body: object
}
/** `a[b][0]=c` as nested fields. */
export function parse(form: string): Fields {
  const root: Fields = {}
  for (const [name, value] of new URLSearchParams(form)) {
    const path = name.split(/\[|\]\[|\]/).filter((part) => part !== '')
    const last = path.pop()!
    const inside = path.reduce<Fields>((at, part) => {
      at[part] ??= {}
      return at[part] as Fields
    }, root)
    inside[last] = value
  }
  return root
}

export class Failure extends Error {
  readonly reply: Reply
  constructor(status: number, type: string, more: object) {
    super(type)
    this.reply = { status, body: { error: { type, message: 'No such thing for sk_test_fake', ...more } } }
  }
}
export const missing = (param: string) => new Failure(404, 'invalid_request_error', { code: 'resource_missing', param })
export const declined = () => new Failure(402, 'card_error', { code: 'card_declined', decline_code: 'generic_decline' })
export const isDeclined = (method: unknown) => String(method).includes('Declined')
