// One-click unsubscribing (RFC 8058): a link in each letter of advertising, and of the newsletter, that holds who and what.
import { decrypt, deriveKey, encrypt } from '@quintet/kit/process/secrets.ts'
import { pageOf } from '@quintet/kit/slice/html-page.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import type { Context } from '../context.ts'

interface Subscription {
  readonly userId: string
  readonly category: 'MARKETING' | 'NEWSLETTER'
}

export interface UnsubscribeLinks {
  linkOf(subscription: Subscription): string
  /** Null for a token that is not ours. */
  read(token: string): Subscription | null
}

const label = 'unsubscribe'
const tokenPattern = /^[\w-]{40,400}$/

/** @param secrets root secrets, the current one first: links in old letters stay good */
export function createUnsubscribeLinks(
  secrets: readonly [Uint8Array, ...Uint8Array[]],
  publicUrl: string,
): UnsubscribeLinks {
  const keys = secrets.map((secret) => deriveKey(secret, label))
  return {
    linkOf({ userId, category }) {
      const token = encrypt(keys[0]!, label, Buffer.from(JSON.stringify([userId, category])))
      return `${publicUrl}/unsubscribe?token=${token.toString('base64url')}`
    },
    read(token) {
      if (!tokenPattern.test(token)) return null
      const plain = keys
        .map((key) => decrypt(key, label, Buffer.from(token, 'base64url')))
        .find((each) => each !== null)
      if (plain === undefined || plain === null) return null
      const [userId, category] = JSON.parse(plain.toString('utf8')) as [string, Subscription['category']]
      return { userId, category }
    },
  }
}

const nameOf = ({ category }: Subscription): string => (category === 'MARKETING' ? 'advertising' : 'the newsletter')

const brokenLink = (): RouteResponse =>
  pageOf(400, {
    title: 'This link is incomplete',
    sentences: ['Open it from the letter once more, or copy all of it.'],
  })

/** Opening the link changes nothing, as programs that scan mail open links too: a click does, or the mail program's button. */
async function ask({ query }: ReceivedRoute, { unsubscribeLinks }: Context): Promise<RouteResponse> {
  const token = query.get('token') ?? ''
  const subscription = unsubscribeLinks.read(token)
  if (subscription === null) return brokenLink()
  return pageOf(200, {
    title: `Do you want no more e-mails with ${nameOf(subscription)}?`,
    form: { action: 'unsubscribe', token, button: 'Unsubscribe' },
  })
}

/** The mail program's button sends the token in the address, the page's in the form. */
async function submit({ query, body }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const form = Buffer.isBuffer(body) ? new URLSearchParams(body.toString('utf8')) : new URLSearchParams()
  const subscription = context.unsubscribeLinks.read(query.get('token') ?? form.get('token') ?? '')
  if (subscription === null) return brokenLink()
  const { userId, category } = subscription
  await context.peers.unsubscribe(userId, category)
  return pageOf(200, {
    title: 'You are unsubscribed',
    sentences: [
      `No more e-mails with ${nameOf(subscription)} will be sent to you. You can change this in your account.`,
    ],
  })
}

export const unsubscribeRoute = { path: '/unsubscribe', handlers: { GET: ask, POST: submit } }
