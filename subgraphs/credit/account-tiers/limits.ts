// What the tier of an account's owner lets through it.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { type Limits, limitsIn, noLimits } from '../accounts/rules.ts'
import { businessDate } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { loadApproved, readApproved } from '../kyc/store.ts'
import { tierFor } from './rules.ts'
import { type AccountTierRow, loadTiers, readTiers } from './store.ts'

interface Owned {
  readonly ownerId: string | null
  readonly currency: string
}

/** A tenant without tiers has no limits; a person below the lowest may move nothing. */
const limitsAmong = (tiers: readonly AccountTierRow[], approved: readonly string[], currency: string): Limits =>
  tiers.length === 0 ? noLimits : limitsIn(tierFor(tiers, approved)?.limits ?? [], currency)

/** The limits of an account, in a transaction. */
export async function limitsOf(context: Context, writer: Writer, { ownerId, currency }: Owned): Promise<Limits> {
  if (ownerId === null) return noLimits
  const tiers = await readTiers(writer)
  if (tiers.length === 0) return noLimits
  return limitsAmong(tiers, await readApproved(writer, ownerId, await businessDate(context, writer)), currency)
}

/** As limitsOf, for fields of many accounts. */
export async function loadLimits(context: Context, { ownerId, currency }: Owned): Promise<Limits> {
  if (ownerId === null) return noLimits
  const tiers = await loadTiers(context)
  if (tiers.length === 0) return noLimits
  return limitsAmong(tiers, await loadApproved(context, ownerId, await businessDate(context)), currency)
}
