// Stripe's API by its own library. Each POST carries a key, so that asking again does nothing twice.
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { StripeAccess } from '@quintet/kit/process/billing-settings.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { type Conflict, conflict, fieldProblem, type InvalidInput, invalidInput } from '@quintet/kit/slice/problems.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { Stripe } from 'stripe'

/** The version that requests are written for. Events have that of their webhook. */
const apiVersion = '2026-10-28.endive'
/** Of one try. There are two, and a gateway waits for ten seconds. */
const answerMilliseconds = 4_000

export interface StripeApi {
  /** Whether its key moves real money. */
  readonly isLive: boolean
  /**
   * Asks Stripe, outside of transactions. Throws UNAVAILABLE where asking again later may help, and StripeRefusal where
   * it does not.
   */
  ask<Answer>(work: (stripe: Stripe) => Promise<Answer>): Promise<Answer>
  close(): void
}

/** Stripe does not do what it was asked for. */
export class StripeRefusal extends Error {
  override name = 'StripeRefusal'
  /** As Stripe calls it, such as resource_missing. */
  readonly code: string
  /** The field that is wrong; null where none is named. */
  readonly field: string | null
  /** Whether a payment was declined. */
  readonly isDeclined: boolean
  constructor(code: string, field: string | null, isDeclined: boolean) {
    super(`Stripe refused: ${code}`)
    this.code = code
    this.field = field
    this.isDeclined = isDeclined
  }
}

/** Opens the API. The library is loaded when it is first asked. */
export function openStripe({ secretKey, apiUrl, isLive }: StripeAccess, log: Logger): StripeApi {
  const { protocol, hostname, port } = new URL(apiUrl)
  const isSecure = protocol === 'https:'
  const agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
  let opened: Promise<Stripe> | null = null
  const open = async (): Promise<Stripe> => {
    const { default: Library } = await import('stripe')
    return new Library(secretKey, {
      apiVersion,
      protocol: isSecure ? 'https' : 'http',
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (isSecure ? 443 : 80) : Number(port),
      httpAgent: agent,
      timeout: answerMilliseconds,
      maxNetworkRetries: 1,
      telemetry: false,
    })
  }
  return {
    isLive,
    async ask(work) {
      opened ??= open()
      const stripe = await opened
      try {
        return await work(stripe)
      } catch (error) {
        throw judged(error, log)
      }
    },
    close: () => agent.destroy(),
  }
}

const declined = 'StripeCardError'
const final = [declined, 'StripeInvalidRequestError', 'StripeIdempotencyError']

/** What an error of the library means. Its messages are not passed on: they may name keys and customers. */
function judged(error: unknown, log: Logger): unknown {
  if (!(error instanceof Error) || !('rawType' in error)) return error
  const { type, code, param, statusCode, requestId } = error as unknown as Readonly<Record<string, unknown>>
  const isBusy = statusCode === 409 || statusCode === 429
  if (final.includes(String(type)) && !isBusy) {
    return new StripeRefusal(String(code ?? type), typeof param === 'string' ? param : null, type === declined)
  }
  log.warn({ type, code, statusCode, requestId }, 'Stripe does not answer')
  return refusal('UNAVAILABLE', 'The billing service does not answer at the moment; try again')
}

/** The refusal of a payment method that Stripe does not know. */
export const unknownMethod = (): InvalidInput =>
  invalidInput([fieldProblem('The billing service knows no such payment method', 'input', 'paymentMethod')])

/** The refusal of what Stripe has to do where it does not bill any more. */
export const notAsked = (): Conflict => conflict('Stripe does not bill here any more', 'BILLING_REFUSED', ['input'])
