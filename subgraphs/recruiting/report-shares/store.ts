import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { reportShares } from '@quintet/drizzle/recruiting/report-shares.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'

/** All but the token's hash. */
const columns = {
  id: reportShares.id,
  interviewId: reportShares.interviewId,
  expiresAt: reportShares.expiresAt,
  isBlind: reportShares.isBlind,
  createdBy: reportShares.createdBy,
  endedAt: reportShares.endedAt,
  createdAt: reportShares.createdAt,
}
const rows = tenantRows(reportShares, columns)
export type ReportShareRow = RowOf<typeof rows>

/** A link that was made: its token is made again when it is told. */
export interface InterviewReportSharedRow {
  readonly id: string
}

export const loadShare = rows.load
export const readShare = rows.read
export const sharePage = rows.childPages('interviewId')
export const insertShare = rows.insert({ defaults: ['endedAt'] })

const ofToken = statement({ hash: slot.bytes }, (db, p) =>
  db
    .select(columns)
    .from(reportShares)
    .where(and(eq(reportShares.tenantId, p.tenantId), sql`${reportShares.tokenHash} = ${p.hash}::bytea`)),
)
/** The link of a token, whether it is good or not. */
export const shareOfToken = async (reader: Reader, hash: Uint8Array): Promise<ReportShareRow | null> =>
  (await reader.read(ofToken, { hash }))[0] ?? null

const hashOf = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ tokenHash: reportShares.tokenHash })
    .from(reportShares)
    .where(and(eq(reportShares.tenantId, p.tenantId), eq(reportShares.id, p.id))),
)
/** The hash of a link's token; null when it is good no more. */
export const shareHashOf = async (reader: Reader, id: string): Promise<Uint8Array | null> =>
  (await reader.read(hashOf, { id }))[0]?.tokenHash ?? null

/** Ends a link, once. */
export const endShare = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(reportShares)
    .set({ tokenHash: null, endedAt: sql`coalesce(${reportShares.endedAt}, ${p.at}::timestamptz)` })
    .where(and(eq(reportShares.tenantId, p.tenantId), eq(reportShares.id, p.id)))
    .returning({ id: reportShares.id }),
)

/** Ends all links to reports of interviews. */
export const endSharesOf = statement({ interviewIds: slot.uuids, at: slot.instant }, (db, p) =>
  db
    .update(reportShares)
    .set({ tokenHash: null, endedAt: sql`coalesce(${reportShares.endedAt}, ${p.at}::timestamptz)` })
    .where(and(eq(reportShares.tenantId, p.tenantId), sql`${reportShares.interviewId} = any(${p.interviewIds})`))
    .returning({ id: reportShares.id, createdBy: reportShares.createdBy }),
)
