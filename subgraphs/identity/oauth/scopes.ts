// What scopes there are: permissions, patterns of them, and those of OpenID Connect.
import { permissionCatalogue } from '@quintet/kit/subgraph/permission-catalogue.ts'

export const openIdScopes = ['openid', 'profile', 'email', 'offline_access']

export const isOpenIdScope = (scope: string): boolean => openIdScopes.includes(scope)

/** What every session holds about its own user, and a client only where it is named. */
export const ownScopes: readonly string[] = ['documents', 'notifications', 'insights', 'memories', 'conversations'].map(
  (resource) => `tenancy.${resource}:own`,
)

/** A permission and all patterns that cover it. */
function patternsOver(permission: string): string[] {
  const [subgraph = '', resource = '', action = ''] = permission.split(/[.:]/)
  return [subgraph, '*'].flatMap((a) => [resource, '*'].flatMap((b) => [action, '*'].map((c) => `${a}.${b}:${c}`)))
}

let grantable: ReadonlySet<string> | undefined

/** All scopes that a client can have: none of the platform. */
export function grantableScopes(): ReadonlySet<string> {
  grantable ??= new Set([
    ...openIdScopes,
    ...ownScopes,
    ...permissionCatalogue()
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('platform.'))
      .flatMap(patternsOver),
  ])
  return grantable
}

/** The scopes of the platform, which no client has: the provider must know them to refuse them. */
export const platformScopes = (): string[] => [
  'platform.*:*',
  ...permissionCatalogue()
    .map(({ name }) => name)
    .filter((name) => name.startsWith('platform.')),
]

export const isGrantable = (scope: string): boolean => grantableScopes().has(scope)
