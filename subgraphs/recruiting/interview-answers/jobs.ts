// Asks tenants' models about answers. The embedded evaluator has found its own before: it counts where a model is down or slow, or
// answers otherwise than it was asked.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Context } from '../context.ts'
import { readQuestion } from '../interview-questions/store.ts'
import { renewReport } from '../interview-reports/store.ts'
import { lockInterview, readInterview } from '../interviews/store.ts'
import { readJob } from '../jobs/store.ts'
import { newestPolicy } from '../policies/store.ts'
import { askModel, type ModelRequest, modelRequest } from './model.ts'
import { type ModelEvaluation, readModelAnswer } from './model-answer.ts'
import { evaluationQueue } from './queues.ts'
import { type AnswerFlag, answerScore, interviewRules, isDeviation, isForReview, type Quote } from './rules.ts'
import { readAnswer, updateEvaluation } from './store.ts'
import { withoutUnseen } from './words.ts'

type Payload<Queue> = Queue extends { readonly payload?: infer P } ? P & object : never

const retryLimit = 2

const evaluating: WorkQueue<Context, Payload<typeof evaluationQueue>> = {
  ...evaluationQueue,
  retryLimit,
  retrySeconds: 2,
  maxRetrySeconds: 10,
  concurrency: 2,
  async run({ context, payload: { id }, attempt, signal, once }) {
    const asked = await questionOf(context, id)
    if (asked === null) return
    const { request, target, answer } = asked
    let found: ModelEvaluation | null
    try {
      const text = await askModel(request, {
        ...target,
        agent: context.modelAgent,
        isDevelopment: context.isDevelopment,
        signal,
      })
      found = readModelAnswer(text, answer)
    } catch (error) {
      // What is down may be up again; in the end the embedded evaluator stands in.
      if (attempt <= retryLimit) throw error
      found = null
    }
    await once((writer) => keep(context, writer, id, found, { ...request, model: target.model }))
  },
}

/** What a model is to be asked, and where; null where there is nothing to ask, or no model. */
async function questionOf(context: Context, id: string) {
  return context.scope.write(async (writer) => {
    const answer = await readAnswer(writer, id)
    const [question, interview, [policy]] = await Promise.all([
      answer === null ? null : readQuestion(writer, answer.questionId),
      answer === null ? null : readInterview(writer, answer.interviewId),
      writer.read(newestPolicy, {}),
    ])
    if (answer === null || question === null || interview === null || answer.text.trim() === '') return null
    if (policy === undefined || policy.evaluatorUrl === null || policy.evaluatorModel === null) return null
    const job = await readJob(writer, interview.jobId)
    const { sealedEvaluatorSecret: sealed } = policy
    const field = sealed === null ? [] : [{ recordId: policy.id, column: 'secret' as const, sealed }]
    const [secret = null] =
      field.length === 0 ? [] : await context.sealedPolicies.open(writer, tenantId(context), field)
    const text = withoutUnseen(answer.text)
    const { type, expectedKeywords } = question
    const input = { question: question.text, type, expectedKeywords, answer: text, locale: interview.language }
    return {
      answer: text,
      request: modelRequest(policy.evaluatorModel, { ...input, level: job?.experienceLevel ?? null }),
      target: { url: policy.evaluatorUrl, model: policy.evaluatorModel, secret },
    }
  })
}

/** Passages with their places in the text as it was sent, without those in which unseen characters stand. */
const quotesIn = (text: string, quotes: readonly Quote[]): Quote[] =>
  quotes.flatMap(({ quote }) => {
    const start = text.indexOf(quote)
    return start < 0 ? [] : [{ quote, start, end: start + quote.length }]
  })

/** Stores what a model found, or that the embedded evaluator stands in for it, and makes the report anew. */
async function keep(
  context: Context,
  writer: Writer,
  id: string,
  found: ModelEvaluation | null,
  { promptHash, model }: Pick<ModelRequest, 'promptHash'> & { readonly model: string },
): Promise<void> {
  const answer = await readAnswer(writer, id)
  const question = answer === null ? null : await readQuestion(writer, answer.questionId)
  // The candidate was erased meanwhile.
  if (answer === null || question === null || answer.text === '') return
  await writer.read(lockInterview, { id: answer.interviewId })
  const isFallback = found === null
  const figures = found ?? answer
  const differs = found !== null && isDeviation(found, answer)
  const flags = [...(answer.flags as AnswerFlag[]), ...(differs ? (['EVALUATORS_DIFFER'] as const) : [])]
  await updateEvaluation(writer, {
    id,
    relevance: figures.relevance,
    depth: figures.depth,
    clarity: figures.clarity,
    scoreBp: answerScore(question.type, figures),
    feedback: figures.feedback,
    flags,
    evidence: found === null ? answer.evidence : quotesIn(answer.text, found.evidence),
    evaluator: isFallback
      ? { name: 'embedded', version: interviewRules, model, promptHash, isFallback }
      : { name: 'openai-compatible', version: '1', model, promptHash, isFallback },
    needsReview: isForReview(flags),
  })
  await renewReport(context, writer, answer.interviewId)
}

export const queues = [evaluating]
