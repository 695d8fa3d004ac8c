import { type FieldProblem, fieldProblem, notAllowed } from '@quintet/kit/slice/problems.ts'
import { isStorable, textProblems } from '@quintet/kit/slice/text-rules.ts'
import { heldPatterns, isPermitted, type Powers } from '@quintet/kit/wire/powers.ts'
import type { OAuthClientType, OAuthGrantType } from '../types.gen.ts'
import { isGrantable, isOpenIdScope, ownScopes } from './scopes.ts'

/** How many clients a tenant may have. */
export const maxClients = 200
const maxRedirectUris = 20
const maxRedirectUri = 2000
const maxScopes = 100

interface ClientInput {
  readonly name?: string | null | undefined
  readonly redirectUris?: readonly string[] | null | undefined
  readonly scopes?: readonly string[] | null | undefined
}

/** What decides which redirect URIs a client needs. */
interface ClientForm {
  readonly type: OAuthClientType
  readonly grants: readonly OAuthGrantType[]
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Whether answers may be sent to a redirect URI: https, or http on a loopback address. It is what a browser makes of it, as
 * it is compared whole; it has no user, no fragment and no character that could end a header.
 */
export function isRedirectUri(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || text.length > maxRedirectUri || !isStorable(text) || /[\s\\#]/.test(text)) return false
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))
  // A path may be left out; everything else is as the browser writes it, so that two spellings are not one address.
  return isSafe && url.username === '' && url.password === '' && (url.href === text || url.href === `${text}/`)
}

/** What is wrong with a new client; empty when nothing is. */
export function clientProblems(input: ClientInput & ClientForm): FieldProblem[] {
  const { type, grants } = input
  const at = (field: string, message: string) => [fieldProblem(message, 'input', field)]
  return [
    ...changeProblems(input, input),
    ...(grants.length === 0 ? at('grants', 'A client needs a grant') : []),
    ...(grants.includes('REFRESH_TOKEN') && !grants.includes('AUTHORIZATION_CODE')
      ? at('grants', 'REFRESH_TOKEN needs AUTHORIZATION_CODE')
      : []),
    ...(grants.includes('CLIENT_CREDENTIALS') && type !== 'CONFIDENTIAL'
      ? at('grants', 'Only a confidential client may get tokens for itself')
      : []),
  ]
}

/** What is wrong with new values of a client; nothing is with one that was left out. */
export function changeProblems({ name, redirectUris, scopes }: ClientInput, { grants }: ClientForm): FieldProblem[] {
  const at = (field: string, message: string) => [fieldProblem(message, 'input', field)]
  const needsUri = grants.includes('AUTHORIZATION_CODE')
  return [
    ...(name === null
      ? at('name', 'The name cannot be emptied')
      : textProblems('The name', name, { max: 100 }, 'input', 'name')),
    ...(needsUri && redirectUris !== undefined && (redirectUris ?? []).length === 0
      ? at('redirectUris', 'A client that asks for consent needs a redirect URI')
      : []),
    ...((redirectUris ?? []).length > maxRedirectUris
      ? at('redirectUris', `A client can have at most ${maxRedirectUris} redirect URIs`)
      : []),
    ...((redirectUris ?? []).every(isRedirectUri)
      ? []
      : at('redirectUris', 'Each redirect URI must be https, or http on a loopback address, and without a fragment')),
    ...((scopes ?? []).length > maxScopes ? at('scopes', `A client can have at most ${maxScopes} scopes`) : []),
    ...((scopes ?? []).every((scope) => scope.startsWith('platform.') || isGrantable(scope))
      ? []
      : at('scopes', 'Each scope must be a permission or a pattern such as recruiting.*:read')),
  ]
}

/** Whether a caller may hand out scopes: those that they have, and never one of the platform. */
export const mayHandOut = (powers: Powers, scopes: readonly string[]): boolean =>
  scopes.every(
    (scope) =>
      isOpenIdScope(scope) ||
      ownScopes.includes(scope) ||
      (!scope.startsWith('platform.') && isPermitted(powers, scope)),
  )

export const scopeTooWide = () =>
  notAllowed('You can hand out permissions that you have, and none of the platform', 'SCOPE_TOO_WIDE', [
    'input',
    'scopes',
  ])

/** What of a token's scopes holds while its client has these: what both cover. */
export function effectiveScopes(ofToken: readonly string[], ofClient: readonly string[]): string[] {
  const permissions = (list: readonly string[]) => list.filter((scope) => !isOpenIdScope(scope))
  const none = { isRestricted: false, onBehalfOf: null }
  return heldPatterns({ grants: permissions(ofToken), scopes: permissions(ofClient), ...none })
}
