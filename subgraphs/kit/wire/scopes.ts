// What an API key or an OAuth client may be lent of its creator's permissions.
import { isPermitted, type Powers } from './powers.ts'

const word = '(?:[a-z][a-z_-]*|\\*)'
const pattern = new RegExp(`^${word}\\.${word}:${word}$`)

/** Whether a text has the form of a permission or of a pattern of permissions. */
export const isScope = (text: string): boolean => pattern.test(text)

/** What is a person's own and still can be lent. Every user holds it, and roles do not name it. */
export const ownScopes: ReadonlySet<string> = new Set(
  ['documents', 'notifications', 'insights', 'memories', 'conversations'].map((what) => `tenancy.${what}:own`),
)

const isOfPlatform = (scope: string): boolean => scope.startsWith('platform.')

/** Whether a caller may lend a scope: they hold all that it covers, and it does not concern the platform. */
export const mayLend = (powers: Powers, scope: string): boolean =>
  !isOfPlatform(scope) && (ownScopes.has(scope) || isPermitted(powers, scope))
