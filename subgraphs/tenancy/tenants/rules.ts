import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

/** How many tenants a user can own who creates another. */
export const maxOwned = 100

const slugPattern = /^[a-z](?:-?[a-z0-9])*$/

/** Whether a text can be the slug of a tenant at all. */
export const isSlug = (text: string): boolean => text.length >= 3 && text.length <= 48 && slugPattern.test(text)

const nameProblems = (name: string | null | undefined) =>
  name === null
    ? [fieldProblem('The name cannot be emptied', 'input', 'name')]
    : textProblems('The name', name, { max: 100 }, 'input', 'name')

/** What is wrong with a tenant's name and slug; empty when nothing is. */
export function tenantProblems({ name, slug }: { name: string; slug: string }): FieldProblem[] {
  const problems = nameProblems(name)
  if (isSlug(slug)) return problems
  const message = 'The slug must have 3 to 48 lower-case letters, digits and single hyphens, and begin with a letter'
  return [...problems, fieldProblem(message, 'input', 'slug')]
}

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a client may change of its tenant. Absent means unchanged, null emptied. */
export interface TenantChanges {
  readonly name?: string | null | undefined
  readonly logoUrl?: string | null | undefined
  readonly colors?: unknown
  readonly settings?: unknown
  readonly onboardingStatus?: OnboardingStatus | null | undefined
  readonly activityRetentionDays?: number | null | undefined
}

const onboarding = ['PENDING', 'IN_PROGRESS', 'COMPLETED'] as const
type OnboardingStatus = (typeof onboarding)[number]

const maxLogoUrl = 2000
const maxColors = 50
const maxSettingsBytes = 32 * 1024
const maxRetentionDays = 3650
/** Kept where a client empties the field. */
const defaultRetentionDays = 365

/** What is wrong with changes of a tenant, but for what depends on its present state; empty when nothing is. */
export function changeProblems(changes: TenantChanges): FieldProblem[] {
  const { name, logoUrl, colors, settings, onboardingStatus, activityRetentionDays: days } = changes
  const at = (field: string, message: string) => [fieldProblem(message, 'input', field)]
  const isDays = days === null || days === undefined || (days >= 1 && days <= maxRetentionDays)
  return [
    ...nameProblems(name),
    ...logoProblems(logoUrl),
    ...(colors === undefined || colors === null || areColors(colors)
      ? []
      : at('colors', `The colours must be an object of up to ${maxColors} names, each with a text such as #1a2b3c`)),
    ...(settings === undefined || settings === null || isObject(settings)
      ? []
      : at('settings', 'The settings must be an object')),
    ...(onboardingStatus === null ? at('onboardingStatus', 'The onboarding status cannot be emptied') : []),
    ...(isDays ? [] : at('activityRetentionDays', `The days must be a whole number from 1 to ${maxRetentionDays}`)),
  ]
}

function logoProblems(logoUrl: string | null | undefined): FieldProblem[] {
  if (logoUrl === null || logoUrl === undefined) return []
  const isLink = logoUrl.length <= maxLogoUrl && URL.parse(logoUrl)?.protocol === 'https:'
  return isLink ? [] : [fieldProblem('The logo must be an address that begins with https://', 'input', 'logoUrl')]
}

const areColors = (colors: unknown): colors is Record<string, string> =>
  isObject(colors) &&
  Object.keys(colors).length <= maxColors &&
  Object.entries(colors).every(
    ([name, color]) => /^[a-zA-Z][\w-]{0,49}$/.test(name) && typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color),
  )

/** What a tenant is before a change. */
interface Present {
  readonly name: string
  readonly logoUrl: string | null
  readonly colors: Record<string, string>
  readonly settings: Record<string, unknown>
  readonly onboardingStatus: string
  readonly activityRetentionDays: number
}

/** The tenant after changes that have no problems, or what is wrong with them in its present state. */
export function changed(present: Present, changes: TenantChanges): Present | FieldProblem[] {
  const { name, logoUrl, colors, onboardingStatus, activityRetentionDays } = changes
  const settings = changes.settings === null ? {} : mergePatch(present.settings, changes.settings ?? {})
  const stage = onboardingStatus ?? present.onboardingStatus
  const problems = [
    ...(Buffer.byteLength(JSON.stringify(settings)) > maxSettingsBytes
      ? [fieldProblem('The settings must have at most 32 kB in all', 'input', 'settings')]
      : []),
    ...(onboarding.indexOf(stage as OnboardingStatus) < onboarding.indexOf(present.onboardingStatus as OnboardingStatus)
      ? [fieldProblem('The onboarding status only goes on', 'input', 'onboardingStatus')]
      : []),
  ]
  if (problems.length > 0) return problems
  return {
    name: name?.trim() ?? present.name,
    logoUrl: logoUrl === undefined ? present.logoUrl : logoUrl,
    colors: colors === undefined ? present.colors : ((colors ?? {}) as Record<string, string>),
    settings: settings as Record<string, unknown>,
    onboardingStatus: stage,
    activityRetentionDays:
      activityRetentionDays === undefined
        ? present.activityRetentionDays
        : (activityRetentionDays ?? defaultRetentionDays),
  }
}

/** JSON Merge Patch (RFC 7396): null removes a key, objects are merged, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const merged = new Map(Object.entries(isObject(target) ? target : {}))
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key)
    else merged.set(key, mergePatch(merged.get(key), value))
  }
  return Object.fromEntries(merged)
}
