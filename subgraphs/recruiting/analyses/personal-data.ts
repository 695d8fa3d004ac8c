import { statement } from '@quintet/drizzle/client/statement.ts'
import { analyses } from '@quintet/drizzle/recruiting/analyses.ts'
import type { CollectPersonalData } from '@quintet/kit/subgraph/personal-data.ts'
import { and, asc, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** Candidates are others: they have no account, and are no part of what is held of a user. */
const ownAnalyses = statement({}, (db, p) =>
  db
    .select({ id: analyses.id, tenantId: analyses.tenantId, jobId: analyses.jobId, createdAt: analyses.createdAt })
    .from(analyses)
    .where(and(eq(analyses.tenantId, p.tenantId), eq(analyses.analyzedBy, p.userId)))
    .orderBy(asc(analyses.id)),
)

/** What recruiting holds of a person: the analyses that they asked for. */
export const collectPersonalData: CollectPersonalData<Context> = async ({ inTenants }) => ({
  analyses: await inTenants((scope) => scope.read(ownAnalyses, {})),
})
