import { createHash } from 'node:crypto'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { badInput, found } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { loadJob } from '../jobs/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { auditCsv, auditOf } from './rules.ts'
import { type BiasAuditRow, measuredIn } from './store.ts'

const dayMilliseconds = 86_400_000
const maxDays = 3_660

async function audit(
  context: Context,
  {
    jobId = null,
    from,
    to,
  }: { readonly jobId?: string | null | undefined; readonly from: string; readonly to: string },
): Promise<BiasAuditRow> {
  const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)]
  const days = (last.getTime() - first.getTime()) / dayMilliseconds
  if (days < 0) throw badInput('The period ends before it begins')
  if (days > maxDays) throw badInput('The period has at most ten years')
  if (jobId !== null) await found('job', isUuid(jobId) ? loadJob(context, jobId) : Promise.resolve(null))
  const before = new Date(last.getTime() + dayMilliseconds)
  const sample = await context.scope.read(measuredIn, { jobId, from: first, before })
  const ids = [...new Set(sample.map(({ candidateId }) => candidateId))]
  const facts = await context.demographics.ofCandidates(tenantId(context), ids)
  const byCandidate = new Map(facts.map(({ candidateId, ...told }) => [candidateId, told]))
  return { ...auditOf(sample, byCandidate), jobId, from, to }
}

/** The figures as a file of the store, written when it is asked for. */
async function download(context: Context, { jobId, from, to, ...figures }: BiasAuditRow) {
  const { files } = context
  if (files === null) return null
  const csv = auditCsv(figures, `${from} to ${to}`)
  const name = createHash('sha256')
    .update(`${jobId ?? 'all'} ${from} ${to}`)
    .digest('hex')
    .slice(0, 32)
  const key = `bias-audits/${tenantId(context)}/${name}`
  await files.store.write(key, Buffer.from(csv), 'text/csv')
  const { url, expiresAt } = await files.store.downloadLink(key, {
    type: 'text/csv',
    fileName: `bias-audit-${from}-${to}.csv`,
  })
  return { url, expiresAt }
}

export const resolvers: Resolvers = {
  Query: {
    biasAudit: (_, args, context) => audit(context, args),
  },
  BiasAudit: {
    medianScore: ({ medianBp }) => (medianBp === null ? null : medianBp / 100),
    download: (row, _, context) => download(context, row),
  },
}
