// A second, independent reading of access rules, from the supergraph's text and the published table of roles.
import { readFileSync } from 'node:fs'

export const supergraphText = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8')
export const apiText = readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8')

/** The permissions of tenant roles as documented for clients. A minus takes one away. */
export const permissionsOfRole: Readonly<Record<string, string>> = {
  owner: '*.*:*',
  tenant_admin: '*.*:* -tenancy.tenants:delete -tenancy.owners:grant',
  manager: '*.*:read recruiting.*:* marketplace.licences:*',
  agent:
    '*.*:read credit.*:inspect credit.applications:review credit.kyc:review credit.scores:write recruiting.*:write',
  member:
    'tenancy.tenants:read tenancy.members:read marketplace.*:read recruiting.jobs:read credit.applications:create ' +
    'tenancy.buckets:read tenancy.categories:read tenancy.channels:read tenancy.tasks:read tenancy.templates:read',
  viewer: 'tenancy.*:read marketplace.*:read recruiting.jobs:read',
}

/** What a field demands: authentication, and alternatives of sets of permissions and of policies. */
export interface Guard {
  readonly isAuthenticated: boolean
  readonly permissions: string[][] | null
  readonly policies: string[][] | null
}

/** Lines of a printed schema, each field on one of its own: arguments with descriptions take several. */
export const linesOf = (text: string): string[] => text.replace(/\(\n(?: {4}.*\n|\n)+ {2}\)/g, '()').split('\n')

/** Guards by `Type.field`, read line by line from the printed supergraph. */
export function guardsOf(text: string): Map<string, Guard> {
  const guards = new Map<string, Guard>()
  let type = ''
  for (const line of linesOf(text)) {
    const opened = /^(?:type|interface) (\w+)/.exec(line)
    if (opened?.[1] !== undefined) type = opened[1]
    const field = /^ {2}(\w+)(?:\(.*\))?: .*@(?:authenticated|requiresScopes|policy)\b/.exec(line)?.[1]
    if (field === undefined) continue
    const sets = (directive: string): string[][] | null => {
      const list = new RegExp(`@${directive}\\(\\w+: (\\[\\[.*?\\]\\])\\)`).exec(line)?.[1]
      return list === undefined ? null : (JSON.parse(list) as string[][])
    }
    guards.set(`${type}.${field}`, {
      isAuthenticated: /@authenticated\b/.test(line),
      permissions: sets('requiresScopes'),
      policies: sets('policy'),
    })
  }
  return guards
}

const covers = (pattern: string, permission: string): boolean =>
  // A star stands for any word, but never for the platform.
  (!pattern.startsWith('*') || !permission.startsWith('platform.')) &&
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[a-z_]+')}$`).test(permission)

/** A caller: the permissions of a role, null for an unauthenticated one, and what narrows them. */
export interface Holder {
  readonly permissions: string | null
  /** Whether the session is restricted to enrolling a second factor. */
  readonly isRestricted?: boolean
  /** What an OAuth client or API key may use of the permissions. */
  readonly scopes?: string
  readonly isImpersonated?: boolean
  /** Whether the last proof of identity is too old, or too weak. */
  readonly isStale?: boolean
}

/** What a restricted session may call, as documented for clients. */
const enrolment =
  /^(Query\.(viewer|_entities)|Mutation\.(startTotp|confirmTotp|startPasskeyRegistration|registerPasskey|stepUp|signOut))$/

/** The code of the error that a guarded field answers a caller with; null where they may have it. */
export function refusalOf(holder: Holder, coordinate: string, guard: Guard | undefined): string | null {
  const { permissions, scopes, isRestricted = false, isImpersonated = false, isStale = false } = holder
  if (guard === undefined) return null
  if (permissions === null) return 'UNAUTHENTICATED'
  const isAmong = (list: string, wanted: string) => list.split(' ').some((pattern) => covers(pattern, wanted))
  const holds = (wanted: string) =>
    !isRestricted &&
    !permissions.split(' ').includes(`-${wanted}`) &&
    isAmong(permissions, wanted) &&
    (scopes === undefined || isAmong(scopes, wanted))
  const isPerson = scopes === undefined
  const met: Record<string, boolean> = {
    // The matrix uses the caller's own rows.
    self: true,
    personal: true,
    person: isPerson,
    stepUp: isPerson && !isImpersonated,
    service: false,
  }
  const hasAll = (set: string[]) => set.every((name) => met[name] ?? holds(name))
  const isOpen = !isRestricted || enrolment.test(coordinate) || !/^(Query|Mutation|Subscription)\./.test(coordinate)
  if (!isOpen || !(guard.permissions?.some(hasAll) ?? true) || !(guard.policies?.some(hasAll) ?? true))
    return 'FORBIDDEN'
  const withoutStepUp = guard.policies?.some((set) => !set.includes('stepUp') && hasAll(set)) ?? true
  return isStale && !withoutStepUp ? 'STEP_UP_REQUIRED' : null
}
