import { readAsJob } from '@quintet/drizzle/client/as-job.ts'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { demographics } from '@quintet/drizzle/recruiting/demographics.ts'
import { sql } from 'drizzle-orm'

/** Adds a row. Nothing of it comes back: no request may read the table. */
export const insertDemographics = statement(
  {
    id: slot.uuid,
    candidateId: slot.uuid,
    sex: slot.nullable(slot.text),
    ethnicity: slot.nullable(slot.text),
    ageBand: slot.nullable(slot.text),
    nativeLanguage: slot.nullable(slot.text),
    recordedBy: slot.uuid,
    at: slot.instant,
  },
  (db, p) =>
    db.insert(demographics).values({
      tenantId: p.tenantId,
      id: p.id,
      candidateId: p.candidateId,
      sex: p.sex,
      ethnicity: p.ethnicity,
      ageBand: p.ageBand,
      nativeLanguage: p.nativeLanguage,
      recordedBy: p.recordedBy,
      createdAt: sql`${p.at}::timestamptz`,
    }),
)

/** What a candidate told last. */
interface DemographicFacts {
  readonly candidateId: string
  readonly sex: string | null
  readonly ethnicity: string | null
  readonly ageBand: string | null
  readonly nativeLanguage: string | null
}

const newestOf = statement({ tenant: slot.uuid, ids: slot.uuids }, (db, p) =>
  db
    .selectDistinctOn([demographics.candidateId], {
      candidateId: demographics.candidateId,
      sex: demographics.sex,
      ethnicity: demographics.ethnicity,
      ageBand: demographics.ageBand,
      nativeLanguage: demographics.nativeLanguage,
    })
    .from(demographics)
    .where(sql`${demographics.tenantId} = ${p.tenant}::uuid and ${demographics.candidateId} = any(${p.ids})`)
    .orderBy(demographics.candidateId, sql`${demographics.id} desc`),
)

const removal = statement({ tenant: slot.uuid, ids: slot.uuids }, (db, p) =>
  db
    .delete(demographics)
    .where(sql`${demographics.tenantId} = ${p.tenant}::uuid and ${demographics.candidateId} = any(${p.ids})`),
)

/** The records as the job role sees them. */
export interface DemographicsRecords {
  /** What candidates of a tenant told last. */
  ofCandidates(tenantId: string, ids: readonly string[]): Promise<DemographicFacts[]>
  /** Removes all that candidates of a tenant told. */
  forget(tenantId: string, ids: readonly string[]): Promise<void>
}

export const demographicsRecords = (jobs: Database['jobs']): DemographicsRecords => ({
  ofCandidates: (tenant, ids) => readAsJob(jobs, newestOf, { tenant, ids: [...ids] }),
  async forget(tenant, ids) {
    await readAsJob(jobs, removal, { tenant, ids: [...ids] })
  },
})
