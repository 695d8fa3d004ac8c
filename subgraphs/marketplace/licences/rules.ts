import { type Conflict, conflict, type NotAllowed, notAllowed } from '@quintet/kit/slice/problems.ts'

/** What a licence's status depends on, besides the time and other licences. */
export interface LicenceFacts {
  readonly type: string
  readonly isActive: boolean
  readonly startsAt: Date
  readonly expiresAt: Date | null
  readonly suspendedAt: Date | null
  readonly trialUsedAt: Date | null
  readonly endedAt?: Date | null
}
export interface ModuleFacts {
  readonly slug: string
  readonly trialDays: number
  readonly dependencies: { readonly required: readonly string[] }
}
export type LicenceStatus = 'ACTIVE' | 'INACTIVE' | 'SUSPENDED' | 'EXPIRED'

const dayMilliseconds = 86_400_000

/** The status of a licence by itself. It has expired at expiresAt, not after it. */
function ownStatus(licence: LicenceFacts, now: Date): LicenceStatus {
  if (licence.endedAt !== null && licence.endedAt !== undefined) return 'INACTIVE'
  if (licence.suspendedAt !== null) return 'SUSPENDED'
  if (licence.expiresAt !== null && licence.expiresAt <= now) return 'EXPIRED'
  return licence.isActive && licence.startsAt <= now ? 'ACTIVE' : 'INACTIVE'
}

/**
 * The status of a module's licence: its own, but INACTIVE while a module that it requires, directly or through others, has
 * no active licence.
 * @param licences the tenant's licences by module slug
 * @param modules the catalogue by slug
 */
export function effectiveStatus(
  slug: string,
  licences: ReadonlyMap<string, LicenceFacts>,
  modules: ReadonlyMap<string, ModuleFacts>,
  now: Date,
): LicenceStatus {
  const licence = licences.get(slug)
  if (licence === undefined) return 'INACTIVE'
  const own = ownStatus(licence, now)
  return own === 'ACTIVE' && missingModules(slug, licences, modules, now).length > 0 ? 'INACTIVE' : own
}

/** Slugs of modules without an active licence that a module requires, directly or through others. Cycles are allowed. */
export const missingModules = (
  slug: string,
  licences: ReadonlyMap<string, LicenceFacts>,
  modules: ReadonlyMap<string, ModuleFacts>,
  now: Date,
): string[] =>
  requiredModules(slug, modules).filter((each) => {
    const licence = licences.get(each)
    return licence === undefined || ownStatus(licence, now) !== 'ACTIVE'
  })

/** Slugs of modules with a valid licence that require a module, directly or through others. */
export const activeDependents = (
  slug: string,
  licences: ReadonlyMap<string, LicenceFacts>,
  modules: ReadonlyMap<string, ModuleFacts>,
  now: Date,
): string[] =>
  [...licences.keys()].filter(
    (other) =>
      other !== slug &&
      effectiveStatus(other, licences, modules, now) === 'ACTIVE' &&
      requiredModules(other, modules).includes(slug),
  )

/** Slugs of the modules that a module requires, directly or through others. Cycles are allowed. */
function requiredModules(slug: string, modules: ReadonlyMap<string, ModuleFacts>): string[] {
  const seen = new Set<string>([slug])
  for (const each of seen) for (const next of modules.get(each)?.dependencies.required ?? []) seen.add(next)
  seen.delete(slug)
  return [...seen]
}

/** Whether a valid licence ends within some days, counted from now. */
export const endsWithin = ({ expiresAt }: LicenceFacts, days: number, now: Date): boolean =>
  expiresAt !== null && expiresAt > now && expiresAt.getTime() - now.getTime() <= days * dayMilliseconds

/** Why a tenant may not try a module, or null when it may. */
export function trialRefusal(
  module: ModuleFacts,
  licences: ReadonlyMap<string, LicenceFacts>,
  modules: ReadonlyMap<string, ModuleFacts>,
  now: Date,
): Conflict | NotAllowed | null {
  const path = ['input', 'moduleSlug']
  const licence = licences.get(module.slug)
  if (licence !== undefined) {
    return licence.trialUsedAt === null
      ? conflict('The tenant has a licence of this module', 'LICENCE_EXISTS', path)
      : conflict('The trial of this module is used', 'TRIAL_USED', path)
  }
  if (module.trialDays === 0) return notAllowed('This module has no trial', 'NO_TRIAL', path)
  const missing = missingModules(module.slug, licences, modules, now)
  if (missing.length > 0) return notAllowed(`License first: ${missing.join(', ')}`, 'DEPENDENCY_MISSING', path)
  return null
}

/** When a trial that begins now ends. */
export const trialEnd = (module: ModuleFacts, now: Date): Date =>
  new Date(now.getTime() + module.trialDays * dayMilliseconds)

const reminderDays = 3

/** When the tenant is told that a licence ends. */
export const reminderAt = (expiresAt: Date): Date => new Date(expiresAt.getTime() - reminderDays * dayMilliseconds)
