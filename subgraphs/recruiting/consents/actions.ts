import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { Refused } from '@quintet/kit/slice/problems.ts'
import { requestRetention } from '../candidates/retention.ts'
import { monthsAfter, noCandidate } from '../candidates/rules.ts'
import { readCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { leaveBoards } from '../leaderboards/store.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import type { RecordConsentInput } from '../types.gen.ts'
import { consentProblems } from './rules.ts'
import { consentsOf, insertConsent, setAnalysisEnd, setPoolEnd } from './store.ts'

/** Records that a candidate agrees, or withdraws. */
export const recordConsent = (context: Context, input: RecordConsentInput) =>
  change(context, 'recordConsent', input, {
    problems: consentProblems(input, context.clock.now()),
    async work(writer) {
      const { candidateId, purpose, givenAt = null, expiresAt = null, evidence } = input
      const candidate = await readCandidate(writer, candidateId)
      if (candidate === null) throw new Refused(noCandidate('candidateId'))
      const at = context.clock.now()
      const isGiven = givenAt !== null
      const before = (await consentsOf(writer, candidate.id)).find((one) => one.purpose === purpose)
      await insertConsent(writer, {
        id: newId(),
        candidateId: candidate.id,
        purpose,
        givenAt: isGiven ? givenAt : (before?.givenAt ?? null),
        expiresAt: isGiven ? expiresAt : (before?.expiresAt ?? null),
        withdrawnAt: isGiven ? null : at,
        evidence: evidence?.trim() || null,
        recordedBy: viewerId(context),
        createdAt: at,
      })
      const end = isGiven ? expiresAt : at
      if (purpose === 'TALENT_POOL') {
        const { retentionMonths } = policyOr((await writer.read(newestPolicy, {}))[0])
        const until = expiresAt?.toISOString().slice(0, 10) ?? monthsAfter(at, retentionMonths)
        await writer.run(setPoolEnd, { id: candidate.id, at: end, retainUntil: isGiven ? until : null })
        if (isGiven) await requestRetention(context, writer, until)
      }
      if (purpose === 'AUTOMATED_ANALYSIS') {
        await writer.run(setAnalysisEnd, { id: candidate.id, at: end })
        if (!isGiven) await leaveBoards(context, writer, [candidate.id], at)
      }
      return (await readCandidate(writer, candidate.id))!
    },
  })
