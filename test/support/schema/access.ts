// A second, independent reading of access rules, from the supergraph's text and the published table of roles.
import { readFileSync } from 'node:fs'

export const supergraphText = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8')
export const apiText = readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8')

/** The permissions of tenant roles as documented for clients. A minus takes one away. */
export const permissionsOfRole: Readonly<Record<string, string>> = {
  owner: '*.*:*',
  tenant_admin: '*.*:* -tenancy.tenants:delete -tenancy.owners:grant',
  manager: '*.*:read recruiting.*:* marketplace.licences:*',
  agent: '*.*:read credit.applications:review credit.scores:write recruiting.*:write',
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

/** Whether a caller with the permissions of a role may have a guarded field. Null means unauthenticated. */
export function mayHave(permissions: string | null, guard: Guard | undefined): boolean {
  if (guard === undefined) return true
  if (permissions === null) return false
  const held = permissions.split(' ')
  const holds = (wanted: string) => !held.includes(`-${wanted}`) && held.some((pattern) => covers(pattern, wanted))
  const hasAll = (set: string[]) => set.every(holds)
  // `self` holds for the caller's own row, which the matrix uses; `service` holds for no client.
  const isMet = (set: string[]) => set.every((policy) => policy === 'self' || policy === 'personal')
  return (guard.permissions?.some(hasAll) ?? true) && (guard.policies?.some(isMet) ?? true)
}
