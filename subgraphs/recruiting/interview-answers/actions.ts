import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { fieldProblem, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { Context } from '../context.ts'
import { readQuestion } from '../interview-questions/store.ts'
import { renewReport } from '../interview-reports/store.ts'
import { lockInterview } from '../interviews/store.ts'
import type { ReviewInterviewAnswerInput } from '../types.gen.ts'
import { answerScore } from './rules.ts'
import { type InterviewAnswerRow, insertReview, readAnswer } from './store.ts'

/** Reviews an answer. What the machine found stays; the report is made anew. */
export const reviewInterviewAnswer = (context: Context, input: ReviewInterviewAnswerInput) =>
  change<InterviewAnswerRow>(context, 'reviewInterviewAnswer', input, {
    problems: [
      ...(['relevance', 'depth', 'clarity'] as const)
        .filter((name) => input[name] < 0 || input[name] > 100)
        .map((name) => fieldProblem('It must be 0 to 100', 'input', name)),
      ...textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason'),
    ],
    async work(writer) {
      const { answerId, relevance, depth, clarity, reason } = input
      const answer = await readAnswer(writer, answerId)
      const question = answer === null ? null : await readQuestion(writer, answer.questionId)
      if (answer === null || question === null) {
        throw new Refused(notFoundProblem('There is no such answer', ['input', 'answerId']))
      }
      await writer.read(lockInterview, { id: answer.interviewId })
      const figures = { relevance, depth, clarity }
      await insertReview(writer, {
        id: newId(),
        answerId: answer.id,
        ...figures,
        scoreBp: answerScore(question.type, figures),
        reason: reason.trim(),
        reviewedBy: viewerId(context),
        createdAt: context.clock.now(),
      })
      await renewReport(context, writer, answer.interviewId)
      return answer
    },
  })
