import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { conflict, fieldProblem, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { Context } from '../context.ts'
import { newestReport } from '../interview-reports/store.ts'
import { readInterview } from '../interviews/store.ts'
import { tokenOf } from '../interviews/tokens.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import type { EndReportShareInput, ShareInterviewReportInput } from '../types.gen.ts'
import { isShareTime, maxShareDays, shareName } from './rules.ts'
import { endShare, type InterviewReportSharedRow, insertShare, type ReportShareRow, readShare } from './store.ts'

/** Makes a link to the report of an interview. */
export const shareInterviewReport = (context: Context, input: ShareInterviewReportInput) =>
  change<InterviewReportSharedRow>(context, 'shareInterviewReport', input, {
    problems: isShareTime(input.expiresAt, context.clock.now())
      ? []
      : [fieldProblem(`It must be in the next ${maxShareDays} days`, 'input', 'expiresAt')],
    async work(writer) {
      const { interviewId, expiresAt } = input
      const interview = await readInterview(writer, interviewId)
      const path = ['input', 'interviewId']
      if (interview === null) throw new Refused(notFoundProblem('There is no such interview', path))
      if ((await newestReport(writer, interview.id)) === null) {
        throw new Refused(conflict('The interview has no report yet', 'NO_REPORT', path))
      }
      const isBlind = input.isBlind ?? true
      const { blindReview } = policyOr((await writer.read(newestPolicy, {}))[0])
      if (!isBlind && blindReview && !isPermitted(context.envelope, 'recruiting.candidates:identify')) {
        const message = 'In a blind review reports are shared without the name'
        throw new Refused(notAllowed(message, 'BLIND_REVIEW', ['input', 'isBlind']))
      }
      const id = newId()
      const token = tokenOf(context.interviewKeys[0]!, tenantId(context), shareName(id))
      await insertShare(writer, {
        id,
        interviewId: interview.id,
        tokenHash: hashOfToken(token),
        expiresAt,
        isBlind,
        createdBy: viewerId(context),
        createdAt: context.clock.now(),
      })
      return { id }
    },
  })

/** Ends a link before its time. */
export const endReportShare = (context: Context, input: EndReportShareInput) =>
  change<ReportShareRow>(context, 'endReportShare', input, {
    async work(writer) {
      if ((await readShare(writer, input.shareId)) === null) {
        throw new Refused(notFoundProblem('There is no such link', ['input', 'shareId']))
      }
      await writer.run(endShare, { id: input.shareId, at: context.clock.now() })
      return (await readShare(writer, input.shareId))!
    },
  })
