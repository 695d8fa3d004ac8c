// What all pages behind links have in common. Opening one changes nothing, as programs that scan mail open links too: a click does.

import { pageOf } from '@quintet/kit/slice/html-page.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'

const tokenPattern = /^(?:[0-9a-f-]{36}~)?[\w-]{43}$/
const formType = /^application\/x-www-form-urlencoded\s*(;|$)/i

const brokenLink = (): RouteResponse =>
  pageOf(400, {
    title: 'This link is incomplete',
    sentences: ['Open it from the letter once more, or copy all of it.'],
  })

/**
 * The handlers of a page.
 * @param ask shows the form for a token
 * @param submit does what the form asks for
 */
export const handlersOf = <Context>(
  ask: (token: string) => RouteResponse,
  submit: (context: Context, token: string, fields: URLSearchParams) => Promise<RouteResponse>,
) => ({
  async GET({ query }: ReceivedRoute): Promise<RouteResponse> {
    const token = query.get('token') ?? ''
    return tokenPattern.test(token) ? ask(token) : brokenLink()
  },
  async POST({ headers, body }: ReceivedRoute, context: Context): Promise<RouteResponse> {
    const isForm = formType.test(headers['content-type'] ?? '')
    const fields = new URLSearchParams(isForm ? (body as Buffer).toString('utf8') : '')
    const token = fields.get('token') ?? ''
    return tokenPattern.test(token) ? submit(context, token, fields) : brokenLink()
  },
})
