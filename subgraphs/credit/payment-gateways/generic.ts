// Services that sign their messages by an HMAC and are otherwise described by their settings.
import { isCurrency, minorUnits } from '@quintet/kit/slice/money.ts'
import { hmacOf, isRecent, isSame } from '@quintet/kit/wire/signatures.ts'
import { askGateway } from './ask.ts'
import { type GatewayAdapter, GatewayRefused, type PaymentFact } from './port.ts'
import type { PaymentGatewayRow } from './store.ts'
import { textAt, wholeAt } from './values.ts'

function paymentOf({ generic }: PaymentGatewayRow, body: unknown): PaymentFact | null {
  const settings = generic!
  const reference = textAt(body, settings.referencePointer)
  const currency = textAt(body, settings.currencyPointer)?.toUpperCase() ?? ''
  if (reference === null || !isCurrency(currency)) return null
  const text = textAt(body, settings.amountPointer) ?? ''
  const amountMinor = settings.minorUnits ? wholeAt(body, settings.amountPointer) : minorUnits(text, currency)
  if (amountMinor === null || amountMinor <= 0n) return null
  const said = textAt(body, settings.statusPointer)
  return {
    status: said === settings.paidValue ? 'PAID' : said === settings.failedValue ? 'FAILED' : 'PENDING',
    reference,
    amountMinor,
    currency,
    providerReference: textAt(body, settings.eventPointer),
    payer: null,
    failure: said === settings.failedValue ? said : null,
  }
}

export const generic: GatewayAdapter = {
  sendsMoney: false,
  start: async () => ({ checkoutUrl: null, providerReference: null }),
  async verify(call, { reference }) {
    const { verifyUrl } = call.gateway.generic!
    if (verifyUrl === null) return null
    const url = verifyUrl.replace('{reference}', encodeURIComponent(reference))
    const fact = paymentOf(call.gateway, await askGateway(call, { method: 'GET', url }))
    if (fact !== null && fact.reference !== reference) throw new GatewayRefused('the answer is about another charge')
    return fact
  },
  async refund() {
    throw new GatewayRefused('the gateway pays nothing back')
  },
  async payout() {
    throw new GatewayRefused('the gateway sends nothing')
  },
  isSigned({ generic: settings }, { body, headers, now, webhookSecrets }) {
    const { signatureHeader, timestampHeader, algorithm, encoding } = settings!
    const given = headers[signatureHeader]
    if (given === undefined) return false
    const time = timestampHeader === null ? null : (headers[timestampHeader] ?? '')
    if (time !== null && !isRecent(time, now)) return false
    const signature = Buffer.from(given, encoding === 'HEX' ? 'hex' : 'base64')
    const parts = time === null ? [body] : [`${time}.`, body]
    const hash = algorithm === 'SHA256' ? 'sha256' : 'sha512'
    return webhookSecrets.some((secret) => isSame(signature, hmacOf(hash, secret, ...parts)))
  },
  read(gateway, body) {
    const fact = paymentOf(gateway, body)
    return fact === null ? null : { about: 'payment', fact }
  },
}
