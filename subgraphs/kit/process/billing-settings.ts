// Settings of billing.
import type { SettingsReader } from './settings.ts'

export interface BillingSettings {
  /** Who bills: local needs no service, so that all runs offline. */
  readonly adapter: 'local' | 'stripe'
  /** Secrets of Stripe's webhook, the current one first; several while one is being replaced. */
  readonly webhookSecrets: readonly string[]
}

export const localBilling: BillingSettings = { adapter: 'local', webhookSecrets: [] }

/** BILLING and STRIPE_WEBHOOK_SECRETS. */
export function readBillingSettings(reader: SettingsReader): BillingSettings {
  const adapter = reader.choice('BILLING', ['local', 'stripe'], 'local')
  const webhookSecrets = (reader.text('STRIPE_WEBHOOK_SECRETS') ?? '')
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '')
  if (adapter === 'stripe' && webhookSecrets.length === 0) {
    reader.fault(
      'STRIPE_WEBHOOK_SECRETS must be set where BILLING=stripe: the secret of the webhook /webhooks/billing/stripe',
    )
  }
  return { adapter, webhookSecrets }
}
