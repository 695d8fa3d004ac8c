import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { parseRange } from '@quintet/kit/wire/address-ranges.ts'
import { isGrantable, isOpenIdScope } from '../oauth/scopes.ts'

/** How many API keys of a tenant may be neither revoked nor expired. */
export const maxKeys = 200
const maxScopes = 200
const maxAddresses = 100

interface KeyInput {
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresAt?: Date | null | undefined
  readonly addresses?: readonly string[] | null | undefined
  readonly clientId?: string | null | undefined
}

/** What is wrong with an API key to make, but for whether the caller may lend so much; empty when nothing is. */
export function keyProblems(input: KeyInput, now: Date): FieldProblem[] {
  const { name, scopes, expiresAt, addresses, clientId } = input
  const at = (field: string, message: string) => [fieldProblem(message, 'input', field)]
  const isKnown = (scope: string) => scope.startsWith('platform.') || (isGrantable(scope) && !isOpenIdScope(scope))
  const unknown = scopes.find((scope) => !isKnown(scope))
  const wrong = (addresses ?? []).find((text) => parseRange(text) === null)
  return [
    ...textProblems('The name', name, { max: 100 }, 'input', 'name'),
    ...(scopes.length < 1 || scopes.length > maxScopes
      ? at('scopes', `There must be 1 to ${maxScopes} scopes`)
      : unknown === undefined
        ? []
        : at(
            'scopes',
            `Each scope must be a permission, or a pattern such as credit.*:read; ${shown(unknown)} is none`,
          )),
    ...(expiresAt && expiresAt <= now ? at('expiresAt', 'The key would have expired already') : []),
    ...((addresses ?? []).length > maxAddresses
      ? at('addresses', `There can be at most ${maxAddresses} addresses`)
      : wrong === undefined
        ? []
        : at('addresses', `Each must be an IP address or a range such as 192.0.2.0/24; ${shown(wrong)} is none`)),
    ...(addresses?.length === 0 ? at('addresses', 'Leave the addresses out to accept the key from anywhere') : []),
    ...(clientId && !isUuid(clientId) ? at('clientId', 'The client must be named by its id') : []),
  ]
}

/** Input in a message: short, on one line. */
const shown = (text: string): string => JSON.stringify(text.slice(0, 60))
