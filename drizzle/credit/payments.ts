import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  char,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { platformPolicy, tenantIsolation } from '../table-parts/policies.ts'
import { accounts } from './accounts.ts'
import { loans } from './loans.ts'
import { credit } from './schema.ts'

/** How messages of a GENERIC gateway are signed and read. */
export interface GenericSettings {
  readonly signatureHeader: string
  readonly algorithm: 'SHA256' | 'SHA512'
  readonly encoding: 'HEX' | 'BASE64'
  readonly timestampHeader: string | null
  readonly eventPointer: string
  readonly referencePointer: string
  readonly amountPointer: string
  readonly currencyPointer: string
  readonly statusPointer: string
  readonly paidValue: string
  readonly failedValue: string
  readonly minorUnits: boolean
  readonly verifyUrl: string | null
}

/** Services through which tenants take and send money. */
export const paymentGateways = credit.table(
  'payment_gateways',
  {
    ...tenantKey(),
    /** Its name in requests. */
    slug: text('slug').notNull(),
    /** Its name for people. */
    name: text('name').notNull(),
    /** PAYSTACK, STRIPE, GENERIC or LOCAL. */
    provider: text('provider').$type<'PAYSTACK' | 'STRIPE' | 'GENERIC' | 'LOCAL'>().notNull(),
    /** The secret key of its API, sealed. */
    secret: bytes('secret'),
    /** The last characters of the secret key. */
    secretHint: text('secret_hint'),
    /** What its messages are signed with, as a JSON list, sealed. */
    webhookSecrets: bytes('webhook_secrets'),
    /** Where it is asked, in place of its usual address. */
    apiUrl: text('api_url'),
    /** How messages of a GENERIC one are signed and read. */
    generic: jsonb('generic').$type<GenericSettings>(),
    /** Whether charges are started through it. */
    isActive: boolean('is_active').notNull(),
    /** Raised by each change. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('payment_gateways_slug').on(t.tenantId, t.slug),
    check('payment_gateways_provider', sql`provider in ('PAYSTACK', 'STRIPE', 'GENERIC', 'LOCAL')`),
    check('payment_gateways_generic', sql`(provider = 'GENERIC') = (generic is not null)`),
  ],
)

/** To which tenant a gateway belongs: the address of a webhook names the gateway alone. It has the gateway's id. */
export const webhookAddresses = credit.table(
  'webhook_addresses',
  {
    ...tenantKey(),
    /** When the gateway was made. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    platformPolicy(credit),
    foreignKey({ columns: [t.tenantId, t.id], foreignColumns: [paymentGateways.tenantId, paymentGateways.id] }),
    index('webhook_addresses_id').on(t.id),
  ],
)

/** Who sells in a tenant's shop. */
export const merchants = credit.table(
  'merchants',
  {
    ...tenantKey(),
    /** Its name in requests. */
    slug: text('slug').notNull(),
    /** Its name for people. */
    name: text('name').notNull(),
    /** The gateway through which its orders are paid. */
    gatewaySlug: text('gateway_slug').notNull(),
    /** The account to which its money goes. */
    settlementAccountId: uuid('settlement_account_id').notNull(),
    /** Whether its orders can be paid. */
    isActive: boolean('is_active').notNull(),
    /** Raised by each change. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    index('merchants_account').on(t.settlementAccountId),
    uniqueIndex('merchants_slug').on(t.tenantId, t.slug),
    foreignKey({ columns: [t.tenantId, t.settlementAccountId], foreignColumns: [accounts.tenantId, accounts.id] }),
  ],
)

const chargeStatuses = ['PENDING', 'SUCCEEDED', 'FAILED', 'IN_REVIEW', 'PARTIALLY_REFUNDED', 'REFUNDED'] as const
export type ChargeStatus = (typeof chargeStatuses)[number]

/** Money that is asked for through gateways. */
export const charges = credit.table(
  'charges',
  {
    ...tenantKey(),
    /** Who pays. */
    payerId: uuid('payer_id').notNull(),
    /** The gateway. */
    gatewayId: uuid('gateway_id').notNull(),
    /** By which the gateway names it. */
    reference: text('reference').notNull(),
    /** The account to which the money goes. */
    accountId: uuid('account_id').notNull(),
    /** The order that it pays. */
    orderId: uuid('order_id'),
    /** The loan that it repays. */
    loanId: uuid('loan_id'),
    /** ISO 4217 code. */
    currency: char('currency', { length: 3 }).notNull(),
    /** How much is asked for, in minor units. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** How much was paid back, in minor units. */
    refundedMinor: bigint('refunded_minor', { mode: 'bigint' }).notNull(),
    /** PENDING, SUCCEEDED, FAILED, IN_REVIEW, PARTIALLY_REFUNDED or REFUNDED. */
    status: text('status').$type<ChargeStatus>().notNull(),
    /** Where the payer comes back to. */
    returnUrl: text('return_url'),
    /** Where the payer goes to pay. */
    checkoutUrl: text('checkout_url'),
    /** The gateway's own id of it. */
    providerReference: text('provider_reference'),
    /** What tells the payer's account outside from others, hashed. */
    payerHash: text('payer_hash'),
    /** Why it was not paid. */
    failure: text('failure'),
    /** When it was started. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    // Without the tenant in front, so that none of its rows are looked through for an id.
    index('charges_payer').on(t.payerId, t.id),
    index('charges_status').on(t.status, t.tenantId, t.id),
    index('charges_order').on(t.orderId, t.id),
    index('charges_account').on(t.accountId),
    index('charges_loan').on(t.loanId),
    index('charges_payer_hash').on(t.payerHash, t.tenantId),
    uniqueIndex('charges_reference').on(t.gatewayId, t.reference, t.tenantId),
    foreignKey({ columns: [t.tenantId, t.gatewayId], foreignColumns: [paymentGateways.tenantId, paymentGateways.id] }),
    foreignKey({ columns: [t.tenantId, t.accountId], foreignColumns: [accounts.tenantId, accounts.id] }),
    foreignKey({ columns: [t.tenantId, t.loanId], foreignColumns: [loans.tenantId, loans.id] }),
    check('charges_amount', sql`amount_minor > 0 and refunded_minor between 0 and amount_minor`),
    check('charges_status', sql.raw(`status in (${chargeStatuses.map((each) => `'${each}'`).join(', ')})`)),
  ],
)

/** What is paid back: of a charge, or what came and fitted nothing. */
export const chargeRefunds = credit.table(
  'charge_refunds',
  {
    ...tenantKey(),
    /** The gateway. */
    gatewayId: uuid('gateway_id').notNull(),
    /** The charge; null where none has the reference. */
    chargeId: uuid('charge_id'),
    /** What came and fitted nothing; null where a charge is paid back. */
    suspenseItemId: uuid('suspense_item_id'),
    /** The reference with which the money came. */
    reference: text('reference').notNull(),
    /** The gateway's own id of what was paid. */
    providerReference: text('provider_reference'),
    /** ISO 4217 code. */
    currency: char('currency', { length: 3 }).notNull(),
    /** How much, in minor units. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** PENDING, DONE or FAILED. */
    status: text('status').$type<'PENDING' | 'DONE' | 'FAILED'>().notNull(),
    /** Why. */
    reason: text('reason').notNull(),
    /** The transaction that moved it. */
    transactionId: uuid('transaction_id').notNull(),
    /** When it was asked for. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    index('charge_refunds_charge').on(t.chargeId, t.id),
    check('charge_refunds_status', sql`status in ('PENDING', 'DONE', 'FAILED')`),
    check('charge_refunds_amount', sql`amount_minor > 0`),
  ],
)

/** Messages of gateways as they came, each once. */
export const gatewayMessages = credit.table(
  'gateway_messages',
  {
    ...tenantKey(),
    /** The gateway. */
    gatewayId: uuid('gateway_id').notNull(),
    /** SHA-256 of the body. */
    digest: bytes('digest').notNull(),
    /** The body, byte by byte. */
    body: bytes('body').notNull(),
    /** What became of it; null until a job has read it. */
    outcome: text('outcome'),
    /** When it came. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('gateway_messages_digest').on(t.gatewayId, t.digest, t.tenantId),
    foreignKey({ columns: [t.tenantId, t.gatewayId], foreignColumns: [paymentGateways.tenantId, paymentGateways.id] }),
  ],
)

/** Money that came and fits nothing. */
export const suspenseItems = credit.table(
  'suspense_items',
  {
    ...tenantKey(),
    /** The gateway through which it came. */
    gatewayId: uuid('gateway_id').notNull(),
    /** The charge of the reference. */
    chargeId: uuid('charge_id'),
    /** The reference with which it came. */
    reference: text('reference').notNull(),
    /** The gateway's own id of what was paid. */
    providerReference: text('provider_reference'),
    /** Why it waits, such as WRONG_AMOUNT. */
    reason: text('reason').notNull(),
    /** ISO 4217 code. */
    currency: char('currency', { length: 3 }).notNull(),
    /** How much, in minor units. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** Why it went where it went. */
    resolution: text('resolution'),
    /** Who decided. */
    resolvedBy: uuid('resolved_by'),
    /** When it was decided about. */
    resolvedAt: instant('resolved_at'),
    /** When it came. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    index('suspense_items_charge').on(t.chargeId),
    // The same money is told about more than once, in other words.
    uniqueIndex('suspense_items_money').on(t.gatewayId, t.reference, t.currency, t.amountMinor, t.tenantId),
    foreignKey({ columns: [t.tenantId, t.chargeId], foreignColumns: [charges.tenantId, charges.id] }),
    check('suspense_items_amount', sql`amount_minor > 0`),
    check('suspense_items_resolved', sql`(resolved_at is null) = (resolved_by is null)`),
  ],
)
