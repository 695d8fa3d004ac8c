import { iterate } from './iterate.js'

/** A graphql-ws client whose subscriptions go on after the last event they received. Types: resumable.d.ts. */
export function resumable(client, { variable = 'after', cursorOf = rootCursor } = {}) {
  const declaresVariable = new RegExp(`\\$${variable}\\b`)
  const subscribe = (payload, sink) => {
    if (!declaresVariable.test(payload.query)) return client.subscribe(payload, sink)
    let last
    // graphql-ws serialises the payload again at each connection, and so reads this getter again.
    const request = {
      ...payload,
      get variables() {
        return last === undefined ? payload.variables : { ...payload.variables, [variable]: last }
      },
    }
    const next = (result) => {
      last = cursorOf(result.data) ?? last
      sink.next(result)
    }
    return client.subscribe(request, { next, error: (error) => sink.error(error), complete: () => sink.complete() })
  }
  return { ...client, subscribe, iterate: (payload) => iterate((sink) => subscribe(payload, sink)) }
}

const rootCursor = (data) => Object.values(data ?? {})[0]?.cursor
