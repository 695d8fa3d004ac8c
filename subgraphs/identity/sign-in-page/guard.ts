// What tells the forms of our pages from those of others.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { Context } from '../context.ts'

type Keyed = Pick<Context, 'codeKey'>

const derived = ({ codeKey }: Keyed, what: string, secret: string): string =>
  createHmac('sha256', codeKey).update(`${what} ${secret}`).digest('base64url')

/** What the forms of a page carry. @param secret names the page and the browser that it is shown in */
export const guardOf = (context: Keyed, secret: string): string => derived(context, 'form of', secret)

/** The verifier of visits to providers that begin on the page. */
export const verifierOf = (context: Keyed, secret: string): string => derived(context, 'verifier of', secret)

/** Whether a form came from the page with this guard. Browsers name no origin where a page hides its own. */
export function isOwnForm(
  { publicUrl }: Pick<Context, 'publicUrl'>,
  { headers: { origin } }: ReceivedRoute,
  guard: string,
  fields: URLSearchParams,
): boolean {
  const isOurs = origin === undefined || origin === 'null' || origin === new URL(publicUrl).origin
  const [expected, given] = [Buffer.from(guard), Buffer.from(fields.get('guard') ?? '')]
  return isOurs && expected.length === given.length && timingSafeEqual(expected, given)
}
