// A rejection, with what has to be explained about it.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import { goTo } from '../applications/status.ts'
import type { CreditApplicationRow } from '../applications/store.ts'
import type { Context } from '../context.ts'
import { reasonsOf } from '../scores/compute.ts'
import { readDetails, readScore, scoreId } from '../scores/store.ts'
import type { DecisionReason } from '../types.gen.ts'
import { applicationRejected } from './notices.ts'
import { reasonTexts } from './rules.ts'
import { insertDecision } from './store.ts'

/** Rejects an application under review, and writes down why, with the score as it is now. */
export async function reject(
  context: Context,
  writer: Writer,
  row: CreditApplicationRow,
  { reason, codes }: { readonly reason: string; readonly codes: readonly DecisionReason[] },
): Promise<CreditApplicationRow> {
  const rejected = await goTo(context, writer, row, 'REJECTED', { reason })
  const details = await readDetails(writer, scoreId(tenantId(context), row.category, row.applicantId))
  const at = context.clock.now()
  await insertDecision(writer, {
    applicationId: row.id,
    applicantId: row.applicantId,
    sequence: rejected.version,
    reasonCodes: [...codes],
    reason,
    decidedBy: viewerId(context),
    scoreHundredths: await readScore(writer, row.category, row.applicantId),
    modelVersion: details?.modelVersion ?? null,
    inputsHash: details?.inputsHash ?? null,
    scoreReasons: reasonsOf(details?.contributions ?? []),
    createdAt: at,
    updatedAt: at,
  })
  await notifyMembers(context, writer, applicationRejected, {
    userIds: [row.applicantId],
    key: `${row.id} ${rejected.version}`,
    data: {
      applicationId: row.id,
      category: row.category,
      reasons: codes.map((code) => reasonTexts[code]),
      reason,
    },
  })
  return rejected
}
