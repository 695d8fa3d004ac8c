// The gateway that answers here, for trials and tests: no key, no network, always the same.
import type { GatewayAdapter } from './port.ts'

/** Amounts whose minor units end so are not paid. */
const declined = (amountMinor: bigint): boolean => amountMinor % 100n === 13n

export const local: GatewayAdapter = {
  sendsMoney: true,
  start: async () => ({ checkoutUrl: null, providerReference: null }),
  verify: async (_, { reference, amountMinor, currency }) => ({
    status: declined(amountMinor) ? 'FAILED' : 'PAID',
    reference,
    amountMinor,
    currency,
    providerReference: null,
    payer: null,
    failure: declined(amountMinor) ? 'DECLINED' : null,
  }),
  refund: async () => {},
  payout: async (_, { id, amountMinor }) => ({
    reference: id,
    status: declined(amountMinor) ? 'FAILED' : 'PAID',
    providerReference: null,
    failure: declined(amountMinor) ? 'DECLINED' : null,
  }),
  isSigned: () => false,
  read: () => null,
}
