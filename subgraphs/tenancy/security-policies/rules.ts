import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { type AddressRules, parseRange } from '@quintet/kit/wire/address-rules.ts'

/** How many sessions there may be, how long they last, and whether they need a second factor. */
export interface SessionPolicy {
  readonly maxConcurrentSessions: number | null
  readonly onLimit: 'EVICT' | 'REJECT'
  /** In seconds. */
  readonly sessionTimeout: number
  readonly extendOnActivity: boolean
  readonly requireMFA: boolean
}

/** Whether members must enrol a second factor, and until when. */
export interface TwoFactorPolicy {
  readonly required: boolean
  readonly graceLogins: number
  readonly gracePeriodDays: number
  readonly allowBackupCodes: boolean
  readonly allowRememberDevice: boolean
  readonly exemptRoles: readonly string[]
  /** ISO 8601. */
  readonly enforcementDate: string | null
  /** When the duty was switched on, ISO 8601; null while it is off. */
  readonly requiredSince: string | null
}

/** What a tenant demands of its members' sessions. */
export interface Policy {
  readonly session: SessionPolicy
  readonly twoFactor: TwoFactorPolicy
  readonly ipRestrictions: AddressRules
}

/** The version of the policy that every tenant begins with. */
export const firstVersion = 1

/** The policy that every tenant begins with. */
export const firstPolicy: Policy = {
  session: {
    maxConcurrentSessions: 3,
    onLimit: 'EVICT',
    sessionTimeout: 3600,
    extendOnActivity: true,
    requireMFA: false,
  },
  twoFactor: {
    required: false,
    graceLogins: 3,
    gracePeriodDays: 7,
    allowBackupCodes: true,
    allowRememberDevice: false,
    exemptRoles: [],
    enforcementDate: null,
    requiredSince: null,
  },
  ipRestrictions: { enabled: false, allowedIPs: [], allowedRanges: [], blockList: [] },
}

type Changes<T> = { readonly [Name in keyof T]?: T[Name] | null | undefined } | null | undefined

/** What a client may change. Absent means unchanged. */
export interface PolicyChanges {
  readonly session?: Changes<SessionPolicy>
  readonly twoFactor?: Changes<Omit<TwoFactorPolicy, 'enforcementDate' | 'requiredSince'> & { enforcementDate: Date }>
  readonly ipRestrictions?: Changes<AddressRules>
}

const maxListed = 1000
const maxRoles = 200
/** Fields that null empties; all others always have a value. */
const emptiable = ['maxConcurrentSessions', 'enforcementDate']
const ranges: Readonly<Record<string, readonly [least: number, most: number]>> = {
  maxConcurrentSessions: [1, 100],
  sessionTimeout: [300, 2_592_000],
  graceLogins: [0, 100],
  gracePeriodDays: [0, 365],
}
const lists = ['allowedIPs', 'allowedRanges', 'blockList']

/** What is wrong with changes of a policy, but for roles that do not exist; empty when nothing is. */
export function policyProblems({ session, twoFactor, ipRestrictions }: PolicyChanges): FieldProblem[] {
  return Object.entries({ session, twoFactor, ipRestrictions }).flatMap(([part, changes]) =>
    Object.entries(changes ?? {}).flatMap(([field, value]) =>
      valueProblems(field, value).map((message) => fieldProblem(message, 'input', part, field)),
    ),
  )
}

function valueProblems(field: string, value: unknown): string[] {
  if (value === undefined) return []
  if (value === null) return emptiable.includes(field) ? [] : [`${field} cannot be emptied`]
  const range = ranges[field]
  if (range !== undefined) {
    const [least, most] = range
    const isWithin = Number(value) >= least && Number(value) <= most
    return isWithin ? [] : [`${field} must be a whole number from ${least} to ${most}`]
  }
  if (field === 'exemptRoles') {
    return (value as string[]).length > maxRoles ? [`There can be at most ${maxRoles} exempt roles`] : []
  }
  return lists.includes(field) ? listProblems(field, value as string[]) : []
}

function listProblems(field: string, texts: readonly string[]): string[] {
  if (texts.length > maxListed) return [`${field} can have at most ${maxListed} entries`]
  for (const text of texts) {
    const range = parseRange(text)
    const shown = JSON.stringify(text.slice(0, 50))
    if (range === 'host bits') return [`${shown} has bits set behind its mask`]
    if (range === 'malformed') return [`${shown} is neither an IP address nor a range such as 192.0.2.0/24`]
    if (field === 'blockList' && range.length === 0) return [`${shown} would block every address`]
  }
  return []
}

/** The policy after changes without problems. */
export function changedPolicy(
  present: Policy,
  { session, twoFactor, ipRestrictions }: PolicyChanges,
  now: Date,
): Policy {
  const { enforcementDate, ...duties } = twoFactor ?? {}
  const after = { ...present.twoFactor, ...given(duties) } as TwoFactorPolicy
  const since = present.twoFactor.requiredSince ?? now.toISOString()
  const date = enforcementDate === undefined ? after.enforcementDate : (enforcementDate?.toISOString() ?? null)
  return {
    session: { ...present.session, ...given(session) } as SessionPolicy,
    twoFactor: { ...after, enforcementDate: date, requiredSince: after.required ? since : null },
    ipRestrictions: { ...present.ipRestrictions, ...given(ipRestrictions) } as AddressRules,
  }
}

/** What is not absent. */
const given = (changes: object | null | undefined): object =>
  Object.fromEntries(Object.entries(changes ?? {}).filter(([, value]) => value !== undefined))

const dayMilliseconds = 86_400_000

/** What decides whether a member must enrol a second factor. */
interface Duty {
  readonly twoFactor: TwoFactorPolicy
  /** Slugs of the member's roles. */
  readonly roles: readonly string[]
  readonly joinedAt: Date
}

/** Since when, or from when on, a member must enrol a second factor; null where they need not. */
export function dutyStart({ twoFactor, roles, joinedAt }: Duty): Date | null {
  const { required, requiredSince, enforcementDate, exemptRoles } = twoFactor
  if (!required || requiredSince === null) return null
  // One role without an exemption keeps the duty; so does having no role at all.
  if (roles.length > 0 && roles.every((role) => exemptRoles.includes(role))) return null
  const starts = [joinedAt, new Date(requiredSince), new Date(enforcementDate ?? 0)]
  return new Date(Math.max(...starts.map((start) => start.getTime())))
}

/** When the days of grace are over. */
export const graceEnd = (start: Date, { gracePeriodDays }: TwoFactorPolicy): Date =>
  new Date(start.getTime() + gracePeriodDays * dayMilliseconds)

/** Address rules in the form that GraphQL writes. */
export const shownAddresses = ({ enabled, allowedIPs, allowedRanges, blockList }: AddressRules) => ({
  enabled,
  allowedIPs: [...allowedIPs],
  allowedRanges: [...allowedRanges],
  blockList: [...blockList],
})
