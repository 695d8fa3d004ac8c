/** For how long an invitation is good. */
const invitationDays = 7

/** How many letters of invitation a tenant sends to one address within a day. */
export const lettersPerDay = 10

/** Until when an invitation that is sent now is good. */
export const endOf = (now: Date): Date => new Date(now.getTime() + invitationDays * 86_400_000)

export type InvitationStatus = 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED' | 'CANCELLED'

/** What became of an invitation. A pending one has expired once its end is reached. */
export const statusOf = ({ status, expiresAt }: { status: string; expiresAt: Date }, now: Date): InvitationStatus =>
  status === 'PENDING' && expiresAt <= now ? 'EXPIRED' : (status as InvitationStatus)

/** A token names its tenant, since the invited person is outside. Null for what is no token. */
export function parseToken(token: string): { readonly tenantId: string; readonly secret: string } | null {
  const [, tenantId = '', secret = ''] =
    /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\.([\w-]{43})$/.exec(token) ?? []
  return secret === '' ? null : { tenantId, secret }
}
