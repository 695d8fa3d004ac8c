import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { newestDecisionOf, readAnalysis } from '../analyses/store.ts'
import type { Context } from '../context.ts'
import type { AnswerAppealInput, RecordAppealInput } from '../types.gen.ts'
import { answerRow, appealsOfAll, insertAppeal, lockCandidate, readAppeal } from './store.ts'

const maxText = 2_000

/** Writes down what a candidate objects to. */
export const recordAppeal = (context: Context, input: RecordAppealInput) =>
  change(context, 'recordAppeal', input, {
    problems: textProblems('The reason', input.reason, { max: maxText }, 'input', 'reason'),
    async work(writer) {
      const at = ['input', 'analysisId']
      const analysis = await readAnalysis(writer, input.analysisId)
      if (analysis === null) throw new Refused(notFoundProblem('There is no such analysis', at))
      const [candidate] = await writer.read(lockCandidate, { id: analysis.candidateId })
      if (candidate === undefined) throw new Refused(notFoundProblem('The candidate was erased', at))
      const known = await writer.read(appealsOfAll, { ids: [analysis.id] })
      if (known.some(({ outcome }) => outcome === null)) {
        throw new Refused(conflict('An objection to this analysis waits for its answer', 'OPEN_APPEAL', at))
      }
      return insertAppeal(writer, {
        id: newId(),
        analysisId: analysis.id,
        reason: input.reason.trim(),
        outcome: null,
        answer: null,
        recordedBy: viewerId(context),
        answeredBy: null,
        answeredAt: null,
        createdAt: context.clock.now(),
      })
    },
  })

/** Answers an objection, as another person than the one who decided. */
export const answerAppeal = (context: Context, input: AnswerAppealInput) =>
  change(context, 'answerAppeal', input, {
    problems: textProblems('The answer', input.answer, { max: maxText }, 'input', 'answer'),
    async work(writer) {
      const appeal = await readAppeal(writer, input.appealId)
      if (appeal === null) throw new Refused(notFoundProblem('There is no such objection', ['input', 'appealId']))
      const [decision] = await writer.read(newestDecisionOf, { id: appeal.analysisId })
      if (decision?.decidedBy === viewerId(context)) {
        throw new Refused(notAllowed('Another person answers objections to what you decided', 'OWN_DECISION'))
      }
      const answered = { answer: input.answer.trim(), answeredBy: viewerId(context), answeredAt: context.clock.now() }
      const changed =
        appeal.outcome === null ? await answerRow(writer, { ...appeal, outcome: input.outcome, ...answered }) : null
      if (changed === null)
        throw new Refused(conflict('The objection has its answer', 'ANSWERED', ['input', 'appealId']))
      return changed
    },
  })
