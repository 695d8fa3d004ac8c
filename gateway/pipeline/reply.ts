// Answers of a request, with refusals and unexpected errors masked.
import type { Logger } from '@quintet/kit/process/log.ts'
import { type Answer, refusedAnswer } from '../execution/response/answer.ts'
import type { MaybePromise } from '../sources/maybe-promise.ts'
import { clientErrors } from './errors.ts'

export interface Reply extends Answer {
  /** After how many seconds a refused request may be repeated. */
  readonly retryAfter?: number
}

/** The answer that `work` makes. Whatever it throws becomes a reply, so that no error leaves unmasked. */
export function masked(work: () => MaybePromise<Answer>, requestId: string, log: Logger): MaybePromise<Reply> {
  const refuse = (error: unknown): Reply => {
    const errors = clientErrors(error, requestId, log)
    const retryAfter = errors[0]?.extensions.retryAfter
    return { ...refusedAnswer(errors), ...(typeof retryAfter === 'number' ? { retryAfter } : {}) }
  }
  try {
    const answer = work()
    return answer instanceof Promise ? answer.catch(refuse) : answer
  } catch (error) {
    return refuse(error)
  }
}
