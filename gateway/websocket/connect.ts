// The token in a socket's connectionParams.
import { claimsOf } from '../auth/bearer.ts'
import type { Claims, RequestFacts, Viewers } from '../auth/viewers.ts'
import { addressNotAccepted, sessionEnded, tokenExpired } from './close-reasons.ts'
import type { CloseReason } from './protocol.ts'

/** The claims of a connection's token, null without one, or why the connection is closed. */
export async function authenticateConnection(
  viewers: Viewers,
  params: Readonly<Record<string, unknown>>,
  facts: RequestFacts,
): Promise<Claims | null | CloseReason> {
  const authorization = parameterIn(params, 'authorization')
  if (authorization === null) return null
  // The handshake is a GET. What is proved when the connection is opened holds for as long as its token.
  const proof = { text: parameterIn(params, 'dpop') ?? '', method: 'GET' }
  const claims = await claimsOf(viewers, authorization, { clientIp: facts.clientIp }, proof)
  if (claims === null) return null
  const caller = typeof claims === 'string' ? claims : await viewers.caller(claims, facts)
  if (caller === 'expired') return tokenExpired
  if (caller === 'address') return addressNotAccepted
  return typeof claims === 'string' || typeof caller === 'string' ? sessionEnded : claims
}

/** A header in any case, at the top of connectionParams or inside `headers`, where Sandbox puts it. */
function parameterIn(params: Readonly<Record<string, unknown>>, header: string): string | null {
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
  for (const headers of [params, params.headers].filter(isObject)) {
    for (const [name, value] of Object.entries(headers)) {
      if (name.toLowerCase() === header && typeof value === 'string' && value !== '') return value
    }
  }
  return null
}
