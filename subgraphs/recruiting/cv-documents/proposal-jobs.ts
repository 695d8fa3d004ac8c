// Asks a tenant's model what CVs say, where the tenant wants that.
import type { StoredProposals } from '@quintet/drizzle/recruiting/cv-documents.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Context } from '../context.ts'
import { askModel } from '../interview-answers/model.ts'
import { newestPolicy } from '../policies/store.ts'
import { tellChange } from './live.ts'
import { proposalQueue } from './queues.ts'
import { readerRequest, readProposals } from './reader-model.ts'
import { readCvDocument, setProposals } from './store.ts'

type Payload<Queue> = Queue extends { readonly payload?: infer P } ? P & object : never

const retryLimit = 2

const proposing: WorkQueue<Context, Payload<typeof proposalQueue>> = {
  ...proposalQueue,
  retryLimit,
  retrySeconds: 2,
  maxRetrySeconds: 10,
  concurrency: 2,
  async run({ context, payload: { id }, attempt, signal }) {
    const asked = await questionOf(context, id)
    if (asked === null) return
    const { pages, model, request, url, secret } = asked
    const none = { model, promptHash: request.promptHash, proposals: [], refused: 0 }
    let found: StoredProposals
    try {
      const { modelAgent: agent, isDevelopment } = context
      const read = readProposals(await askModel(request, { url, secret, agent, isDevelopment, signal }), pages)
      found = read === null ? { ...none, fault: 'INVALID_ANSWER' } : { ...none, ...read, fault: null }
    } catch (error) {
      // What is down may be up again.
      if (attempt <= retryLimit) throw error
      const isLate = error instanceof Error && error.name === 'TimeoutError'
      found = { ...none, fault: isLate ? 'TIMEOUT' : 'UNREACHABLE' }
    }
    await context.scope.write(async (writer) => {
      const kept = await writer.run(setProposals, { id, proposals: found, at: context.clock.now() })
      if (kept.length > 0) await tellChange(context, writer, { id })
    })
  },
}

/** What a model is to be asked, and where; null where there is nothing to ask, or no model. */
const questionOf = (context: Context, id: string) =>
  context.scope.write(async (writer) => {
    const [row, [policy]] = await Promise.all([readCvDocument(writer, id), writer.read(newestPolicy, {})])
    if (row === null || row.pages === null || policy === undefined || !policy.modelReadsCvs) return null
    const { evaluatorUrl: url, evaluatorModel: model, sealedEvaluatorSecret: sealed } = policy
    if (url === null || model === null) return null
    const field = sealed === null ? [] : [{ recordId: policy.id, column: 'secret' as const, sealed }]
    const [secret = null] =
      field.length === 0 ? [] : await context.sealedPolicies.open(writer, tenantId(context), field)
    return { pages: row.pages, model, url, secret, request: readerRequest(model, row.pages.join('\n'), row.language) }
  })

export const queues = [proposing]
