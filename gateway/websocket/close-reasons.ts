// Why sockets are closed. Clients reconnect with a new token after 4403, sign in again after 4401, and reconnect after 1013
// and 1001.
import type { CloseReason } from './protocol.ts'

export const sessionEnded: CloseReason = { code: 4401, reason: 'The session has ended: sign in again' }
export const addressNotAccepted: CloseReason = { code: 4401, reason: 'Your tenant does not accept your address' }
export const tenantLost: CloseReason = { code: 4401, reason: 'You cannot enter the tenant of this session any more' }
export const tokenExpired: CloseReason = { code: 4403, reason: 'Access token expired' }
/** Stock clients do not reconnect after 4500 or 1011. */
export const unknownSession: CloseReason = { code: 1013, reason: 'Sessions cannot be checked at the moment' }
export const unknownProtocol: CloseReason = { code: 4406, reason: 'Subprotocol not acceptable' }
export const tooManyConnections: CloseReason = { code: 1013, reason: 'Too many connections' }
export const rateLimitExceeded: CloseReason = { code: 1013, reason: 'Too many requests from this address' }
export const goingAway: CloseReason = { code: 1001, reason: 'Going away' }
