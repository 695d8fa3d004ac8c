import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { accounts } from './accounts.ts'
import { credit } from './schema.ts'

/** What a tenant promises to members who bring others: one programme each. */
export const referralPrograms = credit.table(
  'referral_programs',
  {
    ...tenantKey(),
    /** ISO 4217 code of all its amounts. */
    currency: char('currency', { length: 3 }).notNull(),
    /** What a referrer gets, in minor units, before the weight of the level. */
    referrerBonusMinor: bigint('referrer_bonus_minor', { mode: 'bigint' }).notNull(),
    /** What a referee gets, in minor units; null for nothing. */
    refereeBonusMinor: bigint('referee_bonus_minor', { mode: 'bigint' }),
    /** What part of the bonus each level gets, from 0 to 1 as exact decimal text. */
    levelWeights: jsonb('level_weights').$type<readonly string[]>().notNull(),
    /** The least deposit that qualifies, in minor units. */
    minimumDepositMinor: bigint('minimum_deposit_minor', { mode: 'bigint' }).notNull(),
    /** Within how many days of the registration it must come. */
    depositWithinDays: integer('deposit_within_days').notNull(),
    /** For how many days it must stay. */
    holdDays: integer('hold_days').notNull(),
    /** How many a member may invite in a period. */
    capPerReferrer: integer('cap_per_referrer').notNull(),
    /** How many days the period has. */
    capDays: integer('cap_days').notNull(),
    /** For how many days after the reward it may be taken back. */
    clawBackDays: integer('claw_back_days').notNull(),
    /** The account that bonuses are paid from. */
    budgetAccountId: uuid('budget_account_id').notNull(),
    /** Whether members may be invited. */
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
    index('referral_programs_budget').on(t.budgetAccountId),
    uniqueIndex('referral_programs_one').on(t.tenantId),
    foreignKey({ columns: [t.tenantId, t.budgetAccountId], foreignColumns: [accounts.tenantId, accounts.id] }),
  ],
)

const statuses = ['INVITED', 'REGISTERED', 'QUALIFIED', 'REWARDED', 'REJECTED', 'CLAWED_BACK'] as const
export type ReferralStatus = (typeof statuses)[number]

/** Who brought whom. It keeps the promise of the programme from when the referee registered. */
export const referrals = credit.table(
  'referrals',
  {
    ...tenantKey(),
    /** Who brought the referee. */
    referrerId: uuid('referrer_id').notNull(),
    /** Who was brought; null until they have registered. */
    refereeId: uuid('referee_id'),
    /** The address that was invited, as it is compared; null where the code came otherwise. */
    email: text('email'),
    /** 1 for who brought the referee, 2 for who brought that one. */
    level: integer('level').notNull(),
    /** The referral of level 1 that this one follows. */
    parentId: uuid('parent_id'),
    /** INVITED, REGISTERED, QUALIFIED, REWARDED, REJECTED or CLAWED_BACK. */
    status: text('status').$type<ReferralStatus>().notNull(),
    /** Why it was rejected or taken back. */
    reason: text('reason'),
    /** ISO 4217 code of its amounts. */
    currency: char('currency', { length: 3 }).notNull(),
    /** What the referrer gets, in minor units. */
    bonusMinor: bigint('bonus_minor', { mode: 'bigint' }).notNull(),
    /** What the referee gets for it, in minor units; null for nothing. */
    refereeBonusMinor: bigint('referee_bonus_minor', { mode: 'bigint' }),
    /** The least deposit that qualifies, in minor units. */
    minimumDepositMinor: bigint('minimum_deposit_minor', { mode: 'bigint' }).notNull(),
    /** For how many days it must stay. */
    holdDays: integer('hold_days').notNull(),
    /** For how many days after the reward it may be taken back. */
    clawBackDays: integer('claw_back_days').notNull(),
    /** The account that bonuses are paid from. */
    budgetAccountId: uuid('budget_account_id').notNull(),
    /** The business date on which the referee registered. */
    registeredOn: date('registered_on', { mode: 'string' }),
    /** The last business date on which the deposit counts. */
    qualifiesBy: date('qualifies_by', { mode: 'string' }),
    /** What tells the referee's device from others, hashed. */
    deviceHash: text('device_hash'),
    /** The transaction that paid the referrer. */
    referrerTransactionId: uuid('referrer_transaction_id'),
    /** The transaction that paid the referee. */
    refereeTransactionId: uuid('referee_transaction_id'),
    /** The business date on which both were paid. */
    rewardedOn: date('rewarded_on', { mode: 'string' }),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    // Without the tenant in front, so that none of its rows are looked through for an id.
    index('referrals_referrer').on(t.referrerId, t.id),
    index('referrals_status').on(t.status, t.tenantId, t.id),
    index('referrals_budget').on(t.budgetAccountId),
    index('referrals_parent').on(t.parentId),
    index('referrals_device').on(t.deviceHash, t.tenantId),
    uniqueIndex('referrals_one_referrer').on(t.refereeId, t.tenantId, t.level).where(sql`referee_id is not null`),
    uniqueIndex('referrals_one_invitation')
      .on(t.referrerId, t.email, t.tenantId)
      .where(sql`email is not null and level = 1`),
    foreignKey({ columns: [t.tenantId, t.budgetAccountId], foreignColumns: [accounts.tenantId, accounts.id] }),
    check('referrals_status', sql.raw(`status in (${statuses.map((each) => `'${each}'`).join(', ')})`)),
    check('referrals_level', sql`level in (1, 2) and (level = 2) = (parent_id is not null)`),
    check('referrals_people', sql`(referee_id <> referrer_id) is not false`),
    check('referrals_registered', sql`status in ('INVITED', 'REJECTED') or referee_id is not null`),
  ],
)
