// Settings of billing.
import type { SettingsReader } from './settings.ts'

/** How Stripe's API is asked. */
export interface StripeAccess {
  readonly secretKey: string
  /** The origin of its API. */
  readonly apiUrl: string
  /** Whether the key moves real money. Events of the other mode are refused. */
  readonly isLive: boolean
}

export interface BillingSettings {
  /** Who bills: local needs no service, so that all runs offline. */
  readonly adapter: 'local' | 'stripe'
  /** Secrets of Stripe's webhook, the current one first; several while one is being replaced. */
  readonly webhookSecrets: readonly string[]
  /** Null unless Stripe bills. */
  readonly stripe: StripeAccess | null
}

export const localBilling: BillingSettings = { adapter: 'local', webhookSecrets: [], stripe: null }

/** BILLING, STRIPE_WEBHOOK_SECRETS, STRIPE_SECRET_KEY and STRIPE_API_URL. */
export function readBillingSettings(reader: SettingsReader): BillingSettings {
  const adapter = reader.choice('BILLING', ['local', 'stripe'], 'local')
  const webhookSecrets = (reader.text('STRIPE_WEBHOOK_SECRETS') ?? '')
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '')
  if (adapter === 'local') return { adapter, webhookSecrets, stripe: null }
  if (webhookSecrets.length === 0) {
    reader.fault(
      'STRIPE_WEBHOOK_SECRETS must be set where BILLING=stripe: the secret of the webhook /webhooks/billing/stripe',
    )
  }
  return { adapter, webhookSecrets, stripe: readAccess(reader) }
}

function readAccess(reader: SettingsReader): StripeAccess {
  const secretKey = reader.text('STRIPE_SECRET_KEY') ?? ''
  const [, mode] = /^[sr]k_(test|live)_\w+$/.exec(secretKey) ?? []
  // The text itself is not reported: it is a secret.
  if (mode === undefined) {
    reader.fault('STRIPE_SECRET_KEY must be set where BILLING=stripe: a secret or restricted key such as sk_test_...')
  }
  const apiUrl = reader.address('STRIPE_API_URL', 'https://api.stripe.com')
  if (!isOrigin(apiUrl)) {
    reader.fault('STRIPE_API_URL must be https, or an address of this machine, and without a path')
  }
  return { secretKey, apiUrl, isLive: mode === 'live' }
}

/** The key is sent there. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, origin } = new URL(text)
  const isHere = hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && isHere))
}
