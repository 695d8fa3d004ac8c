import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { jobs } from '@quintet/drizzle/recruiting/jobs.ts'

/** Inserts a job of the tenant. */
export const addJob = statement({ title: slot.text }, (db, p) =>
  db.insert(jobs).values({
    tenantId: p.tenantId,
    title: p.title,
    description: 'd',
    requiredSkills: [],
    preferredSkills: [],
  }),
)
