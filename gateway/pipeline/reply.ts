// Answers of a request, with refusals and unexpected errors masked.
import type { Logger } from '@quintet/kit/process/log.ts'
import { type Answer, refusedAnswer, retryAfterOf } from '../execution/response/answer.ts'
import type { MaybePromise } from '../sources/maybe-promise.ts'
import { clientErrors } from './errors.ts'

/** The answer that `work` makes. Whatever it throws becomes a reply, so that no error leaves unmasked. */
export function masked(work: () => MaybePromise<Answer>, requestId: string, log: Logger): MaybePromise<Answer> {
  const refuse = (error: unknown): Answer => {
    const errors = clientErrors(error, requestId, log)
    const retryAfter = retryAfterOf(errors)
    return { ...refusedAnswer(errors), ...(retryAfter === null ? {} : { retryAfter }) }
  }
  try {
    const answer = work()
    return answer instanceof Promise ? answer.catch(refuse) : answer
  } catch (error) {
    return refuse(error)
  }
}
