import { hmacOf, isSame } from '@quintet/kit/wire/signatures.ts'
import { askGateway } from './ask.ts'
import { type GatewayAdapter, type GatewayCall, GatewayRefused, type PaymentFact } from './port.ts'
import { textAt, valueAt, wholeAt } from './values.ts'

const api = 'https://api.paystack.co'
const urlOf = ({ gateway }: GatewayCall, path: string): string => `${gateway.apiUrl ?? api}${path}`
const post = (call: GatewayCall, path: string, body: object) =>
  askGateway(call, { method: 'POST', url: urlOf(call, path), body: JSON.stringify(body) })

/** A transaction as Paystack writes it, in answers and in messages. */
function paymentOf(data: unknown): PaymentFact | null {
  const [reference, amountMinor, currency] = [
    textAt(data, '/reference'),
    wholeAt(data, '/amount'),
    textAt(data, '/currency'),
  ]
  if (reference === null || amountMinor === null || currency === null) return null
  const said = textAt(data, '/status')
  const status = said === 'success' ? 'PAID' : said === 'failed' || said === 'reversed' ? 'FAILED' : 'PENDING'
  return {
    status,
    reference,
    amountMinor,
    currency: currency.toUpperCase(),
    providerReference: textAt(data, '/id'),
    payer: textAt(data, '/authorization/signature') ?? textAt(data, '/customer/customer_code'),
    failure: status === 'FAILED' ? (textAt(data, '/gateway_response') ?? 'FAILED') : null,
  }
}

const payoutStatuses: Readonly<Record<string, 'PAID' | 'FAILED'>> = {
  success: 'PAID',
  failed: 'FAILED',
  reversed: 'FAILED',
}

export const paystack: GatewayAdapter = {
  sendsMoney: true,
  async start(call, { reference, amountMinor, currency, payerEmail, returnUrl }) {
    const amount = String(amountMinor)
    const body = { reference, amount, currency, email: payerEmail ?? 'payer@example.com', callback_url: returnUrl }
    const answer = await post(call, '/transaction/initialize', body)
    return { checkoutUrl: textAt(answer, '/data/authorization_url'), providerReference: null }
  },
  async verify(call, { reference }) {
    const url = urlOf(call, `/transaction/verify/${encodeURIComponent(reference)}`)
    return paymentOf(valueAt(await askGateway(call, { method: 'GET', url }), '/data'))
  },
  async refund(call, { reference, amountMinor }) {
    await post(call, '/refund', { transaction: reference, amount: String(amountMinor) })
  },
  async payout(call, { id, amountMinor, currency, bankCode, accountNumber, accountName }) {
    const to = { type: 'nuban', name: accountName, account_number: accountNumber, bank_code: bankCode, currency }
    const recipient = textAt(await post(call, '/transferrecipient', to), '/data/recipient_code')
    if (recipient === null) throw new GatewayRefused('the recipient was not made')
    const body = { source: 'balance', amount: String(amountMinor), currency, recipient, reference: id }
    const answer = await post(call, '/transfer', body)
    const status = payoutStatuses[textAt(answer, '/data/status') ?? ''] ?? 'PENDING'
    const providerReference = textAt(answer, '/data/transfer_code')
    return { reference: id, status, providerReference, failure: status === 'FAILED' ? 'FAILED' : null }
  },
  /** Signed with the secret key of the API, and without a time: what keeps messages from being replayed is that each counts once. */
  isSigned(_, { body, headers, secret }) {
    const given = headers['x-paystack-signature']
    if (given === undefined || secret === null || !/^[0-9a-f]{128}$/i.test(given)) return false
    return isSame(Buffer.from(given, 'hex'), hmacOf('sha512', secret, body))
  },
  read(_, body) {
    const event = textAt(body, '/event') ?? ''
    const data = valueAt(body, '/data')
    if (event.startsWith('charge.')) {
      const fact = paymentOf(data)
      return fact === null ? null : { about: 'payment', fact }
    }
    const status = payoutStatuses[/^transfer\.(\w+)$/.exec(event)?.[1] ?? '']
    const reference = textAt(data, '/reference')
    if (status === undefined || reference === null) return null
    const failure = status === 'FAILED' ? (textAt(data, '/reason') ?? 'FAILED') : null
    return { about: 'payout', fact: { reference, status, providerReference: textAt(data, '/transfer_code'), failure } }
  },
}
