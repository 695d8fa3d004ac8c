import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { interviewReports } from './interview-reports.ts'
import { interviews } from './interviews.ts'
import { reportShares } from './report-shares.ts'
import { recruiting } from './schema.ts'

/** Who has seen reports of interviews: a row for each view, written once, before the report is told. */
export const reportViews = recruiting.table(
  'report_views',
  {
    ...tenantKey(),
    /** The interview. */
    interviewId: uuid('interview_id').notNull(),
    /** The report. */
    reportId: uuid('report_id').notNull(),
    /** How: by the API, in a comparison, as a file or by a link. */
    way: text('way', { enum: ['API', 'COMPARISON', 'PDF', 'SHARE'] }).notNull(),
    /** The user or the client; null for a link. */
    viewerId: uuid('viewer_id'),
    /** Who impersonated the user. */
    actorId: uuid('actor_id'),
    /** The link. */
    shareId: uuid('share_id'),
    /** The address that the request came from. */
    clientIp: text('client_ip'),
    /** When. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.interviewId], foreignColumns: [interviews.tenantId, interviews.id] }),
    foreignKey({ columns: [t.tenantId, t.reportId], foreignColumns: [interviewReports.tenantId, interviewReports.id] }),
    foreignKey({ columns: [t.tenantId, t.shareId], foreignColumns: [reportShares.tenantId, reportShares.id] }),
    index('report_views_interview').on(t.interviewId, t.id),
    index('report_views_report').on(t.reportId),
    index('report_views_share').on(t.shareId),
    index('report_views_person').on(t.viewerId),
    check('report_views_way', sql`way in ('API', 'COMPARISON', 'PDF', 'SHARE')`),
    check('report_views_share', sql`(way = 'SHARE') = (share_id is not null)`),
  ],
)
