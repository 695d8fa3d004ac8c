// Amounts as Stripe writes them.
import { minorUnitDigits } from './money.ts'

/** Currencies whose amounts Stripe writes with other digits than ISO 4217: how many. */
const ownDigits: Readonly<Record<string, number>> = { MGA: 0, UGX: 2, ISK: 2 }

/** An amount in minor units as Stripe writes it; null where it cannot. */
export function toStripe(amountMinor: bigint, currency: string): bigint | null {
  const digits = minorUnitDigits(currency)
  const own = ownDigits[currency] ?? digits
  if (own >= digits) return amountMinor * 10n ** BigInt(own - digits)
  const step = 10n ** BigInt(digits - own)
  return amountMinor % step === 0n ? amountMinor / step : null
}

/** An amount of Stripe in minor units; null where it is none. */
export function fromStripe(amount: bigint, currency: string): bigint | null {
  const digits = minorUnitDigits(currency)
  const own = ownDigits[currency] ?? digits
  if (own <= digits) return amount * 10n ** BigInt(digits - own)
  const step = 10n ** BigInt(own - digits)
  return amount % step === 0n ? amount / step : null
}
