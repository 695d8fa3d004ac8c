import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { invitations } from '@quintet/drizzle/tenancy/invitations.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'

const columns = {
  id: invitations.id,
  email: invitations.email,
  emailNorm: invitations.emailNorm,
  roles: invitations.roles,
  status: invitations.status,
  invitedBy: invitations.invitedBy,
  expiresAt: invitations.expiresAt,
  acceptedAt: invitations.acceptedAt,
  cancelledAt: invitations.cancelledAt,
  cancelledBy: invitations.cancelledBy,
  createdAt: invitations.createdAt,
}
const rows = tenantRows(invitations, columns)
export type InvitationRow = RowOf<typeof rows>

export const insertInvitation = rows.insert({
  defaults: ['status', 'acceptedAt', 'acceptedBy', 'cancelledAt', 'cancelledBy', 'resentAt'],
})
export const invitationPage = rows.page('newest first')
/** Of one status, as it is at an instant: a pending one may have expired. */
export const invitationPageOfStatus = rows.page('newest first', {
  slots: { status: slot.text, at: slot.instant },
  where: (p) =>
    and(
      sql`${invitations.status} = any(case when ${p.status}::text = 'EXPIRED' then array['EXPIRED', 'PENDING'] else array[${p.status}::text] end)`,
      sql`(${invitations.status} <> 'PENDING' or (${invitations.expiresAt} <= ${p.at}::timestamptz) = (${p.status}::text = 'EXPIRED'))`,
    ),
})

const ofId = (p: { tenantId: unknown; id: unknown }) =>
  and(eq(invitations.tenantId, p.tenantId as string), eq(invitations.id, p.id as string))

/** An invitation, locked. */
export const invitationForUpdate = statement({ id: slot.uuid }, (db, p) =>
  db.select(columns).from(invitations).where(ofId(p)).for('update'),
)

/** The invitation with this token, locked. */
export const invitationOfToken = statement({ tokenHash: slot.bytes }, (db, p) =>
  db
    .select(columns)
    .from(invitations)
    .where(and(eq(invitations.tenantId, p.tenantId), eq(invitations.tokenHash, p.tokenHash)))
    .for('update'),
)

/** The pending invitation of an address; it may have expired. */
export const pendingOf = statement({ emailNorm: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, p.tenantId),
        eq(invitations.emailNorm, p.emailNorm),
        sql`${invitations.status} = 'PENDING'`,
      ),
    ),
)

/** How many letters of invitation the active tenant has sent to an address since an instant. */
export const lettersSince = statement({ emailNorm: slot.text, since: slot.instant }, (db, p) =>
  db
    .select({
      count: sql<number>`coalesce(sum((${invitations.createdAt} > ${p.since}::timestamptz)::int
        + (select count(*) from unnest(${invitations.resentAt}) as resent where resent > ${p.since}::timestamptz)), 0)::int`,
    })
    .from(invitations)
    .where(and(eq(invitations.tenantId, p.tenantId), eq(invitations.emailNorm, p.emailNorm))),
)

const renewSlots = { id: slot.uuid, tokenHash: slot.bytes, expiresAt: slot.instant, at: slot.instant }
/** Gives a pending invitation, which is sent again, a new token and a new end. */
export const renewInvitation = statement(renewSlots, (db, p) =>
  db
    .update(invitations)
    .set({
      tokenHash: p.tokenHash as never,
      expiresAt: p.expiresAt as never,
      resentAt: sql`${invitations.resentAt} || ${p.at}::timestamptz`,
    })
    .where(ofId(p))
    .returning(columns),
)

const endSlots = { id: slot.uuid, status: slot.text, by: slot.nullable(slot.uuid), at: slot.instant }
/** Ends a pending invitation: ACCEPTED, DECLINED, CANCELLED or EXPIRED. */
export const endInvitation = statement(endSlots, (db, p) => {
  const isAccepted = sql`${p.status}::text = 'ACCEPTED'`
  const isTakenBack = sql`${p.status}::text in ('DECLINED', 'CANCELLED')`
  return db
    .update(invitations)
    .set({
      status: sql`${p.status}::text`,
      acceptedAt: sql`case when ${isAccepted} then ${p.at}::timestamptz end`,
      acceptedBy: sql`case when ${isAccepted} then ${p.by}::uuid end`,
      cancelledAt: sql`case when ${isTakenBack} then ${p.at}::timestamptz end`,
      cancelledBy: sql`case when ${isTakenBack} then ${p.by}::uuid end`,
    })
    .where(ofId(p))
    .returning(columns)
})

/** Takes back the pending invitations of a member who ends: they gave roles that the member no longer holds. */
export const cancelInvitationsOf = statement({ inviter: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(invitations)
    .set({ status: 'CANCELLED', cancelledAt: sql`${p.at}::timestamptz` })
    .where(
      and(
        eq(invitations.tenantId, p.tenantId),
        eq(invitations.invitedBy, p.inviter),
        sql`${invitations.status} = 'PENDING'`,
      ),
    ),
)
