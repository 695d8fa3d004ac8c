import { type Conflict, conflict } from '@quintet/kit/slice/problems.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'

interface Wanted {
  readonly tenant: { readonly status: string }
  readonly database: { readonly id: string; readonly status: string; readonly kind: string }
  /** How many tenants the database has, and how many are on their way to it. */
  readonly tenantCount: number
  /** The database that the tenant is in. */
  readonly presentId: string
}

/** Why a tenant cannot be moved to a database; null when it can. */
export function moveFault({ tenant, database, tenantCount, presentId }: Wanted): Conflict | null {
  if (tenant.status === 'PROVISIONING' || tenant.status === 'DELETED') {
    return conflict('The tenant is being set up, or was deleted', 'WRONG_STATUS', ['input', 'tenantId'])
  }
  const path = ['input', 'databaseId']
  if (database.id === presentId) return conflict('The tenant is there already', 'ALREADY_THERE', path)
  if (database.status !== 'ACTIVE') return conflict('The database takes no tenants', 'DATABASE_NOT_ACTIVE', path)
  if (database.kind === 'DEDICATED' && database.id !== homeDatabaseId && tenantCount > 0) {
    return conflict('Another tenant has this database alone', 'DATABASE_IN_USE', path)
  }
  return null
}

/** The status of a move right after its return was asked for; null where it cannot be taken back. */
export function returnedStatus(status: string): string | null {
  // Nothing was done yet.
  if (status === 'QUEUED') return 'RETURNED'
  return mayReturn(status) ? status : null
}

/** Whether a move of this status goes forward, unless it has come to its end. */
export const isForward = (status: string): boolean =>
  ['QUEUED', 'COPYING', 'VERIFYING', 'SUSPENDED', 'MOVED'].includes(status)

/** Whether a tenant can come back from a move of this status. */
export const mayReturn = (status: string): boolean => status === 'MOVED' || status === 'SUSPENDED'

const dayMilliseconds = 86_400_000

/** Whether the rows that a tenant left in the old database are no longer kept. */
export const areOldRowsDue = (leftAt: Date | null, now: Date, keptDays: number): boolean =>
  leftAt !== null && now.getTime() - leftAt.getTime() >= keptDays * dayMilliseconds

/** For so long after they are due it is tried to remove the rows that a return has left. */
const triedDays = 30

/** Moves that were taken back before are not looked after any more. */
export const returnedSince = (now: Date, keptDays: number): Date =>
  new Date(now.getTime() - (keptDays + triedDays) * dayMilliseconds)
