// What Quintet needs of a service that takes and sends money. Each provider has an adapter.
import type { Dispatcher } from 'undici'
import type { PaymentGatewayRow } from './store.ts'

/** Who is asked, and with what. */
export interface GatewayCall {
  readonly gateway: PaymentGatewayRow
  readonly agent: Dispatcher
  /** The secret key of its API. */
  readonly secret: string | null
}

/** Money to ask for. */
interface ChargeToStart {
  readonly reference: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly payerEmail: string | null
  readonly returnUrl: string
}

/** A charge as a gateway knows it. */
export interface PaymentFact {
  readonly status: 'PAID' | 'FAILED' | 'PENDING'
  readonly reference: string
  readonly amountMinor: bigint
  readonly currency: string
  /** The gateway's own id of it. */
  readonly providerReference: string | null
  /** What tells the payer's account outside from others. */
  readonly payer: string | null
  readonly failure: string | null
}

/** Money to pay back. */
interface RefundToMake {
  readonly id: string
  readonly reference: string
  readonly providerReference: string | null
  readonly amountMinor: bigint
  readonly currency: string
}

/** Money to send. */
interface PayoutToMake {
  readonly id: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly bankCode: string
  readonly accountNumber: string
  readonly accountName: string
}

/** A payout as a gateway knows it. */
export interface PayoutFact {
  /** The id of the payout here. */
  readonly reference: string
  readonly status: 'PAID' | 'FAILED' | 'PENDING'
  readonly providerReference: string | null
  readonly failure: string | null
}

export type GatewayMessage =
  | { readonly about: 'payment'; readonly fact: PaymentFact }
  | { readonly about: 'payout'; readonly fact: PayoutFact }

/** A message as it came. */
interface ReceivedMessage {
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly now: Date
  /** The secret key of the API, and what messages are signed with. */
  readonly secret: string | null
  readonly webhookSecrets: readonly string[]
}

export interface GatewayAdapter {
  /** Whether it pays back and sends money by itself. */
  readonly sendsMoney: boolean
  /** Asks for money; where the payer goes, and the gateway's own id. The reference makes repeating it harmless. */
  start(
    call: GatewayCall,
    charge: ChargeToStart,
  ): Promise<{ readonly checkoutUrl: string | null; readonly providerReference: string | null }>
  /** What became of a charge; null where the gateway cannot be asked or does not know it. */
  verify(
    call: GatewayCall,
    charge: Omit<ChargeToStart, 'payerEmail' | 'returnUrl'> & { readonly providerReference: string | null },
  ): Promise<PaymentFact | null>
  refund(call: GatewayCall, refund: RefundToMake): Promise<void>
  payout(call: GatewayCall, payout: PayoutToMake): Promise<PayoutFact>
  /** Whether a message comes from the gateway, and now. */
  isSigned(gateway: PaymentGatewayRow, message: ReceivedMessage): boolean
  /** What a message says; null where it is about nothing that matters here, or cannot be read. */
  read(gateway: PaymentGatewayRow, body: unknown): GatewayMessage | null
}

/** Thrown where asking again may help. */
export class GatewayUnavailable extends Error {
  override name = 'GatewayUnavailable'
}
/** Thrown where asking again does not help. */
export class GatewayRefused extends Error {
  override name = 'GatewayRefused'
}
