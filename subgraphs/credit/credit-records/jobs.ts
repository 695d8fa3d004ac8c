// Asks providers for credit records.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Context } from '../context.ts'
import { readProviders, type ScoreProviderRow } from '../score-providers/store.ts'
import { answerOf, maskedOf, ProviderRefused, ProviderUnavailable, readAnswer } from './answers.ts'
import { normalised } from './normalise.ts'
import { recordQueue } from './queue.ts'
import { type CreditRecordRow, readRecord, updateRecord } from './store.ts'

type Payload = Required<typeof recordQueue>['payload']

const retryLimit = 4

/** A provider that does not answer is asked again, with growing pauses; then the record is an error. */
const fetching: WorkQueue<Context, Payload & object> = {
  ...recordQueue,
  retryLimit,
  retrySeconds: 1,
  deadlineSeconds: 30,
  run: ({ context, payload: { id }, attempt, once }) => fillRecord(context, id, attempt, once),
}

/** Asks for a record that is pending and keeps what came; others stay. @param write in what transaction it is kept */
export async function fillRecord(
  context: Context,
  id: string,
  attempt: number,
  write: (work: (writer: Writer) => Promise<void>) => Promise<unknown>,
): Promise<void> {
  const record = await context.scope.snapshot((reader) => readRecord(reader, id))
  if (record === null || record.status !== 'PENDING') return
  const provider = (await readProviders(context.scope)).find(({ slug }) => slug === record.providerSlug)
  const outcome = provider === undefined ? 'PROVIDER_REFUSED' : await ask(context, provider, record, attempt)
  await write((writer) => keep(context, writer, record, provider, outcome))
}

/** What came, or the code of an error. Throws where the provider is to be asked again. */
async function ask(
  context: Context,
  provider: ScoreProviderRow,
  { id: recordId, applicantId }: CreditRecordRow,
  attempt: number,
): Promise<{ text: string } | string> {
  try {
    const secret = await secretOf(context, provider)
    return { text: await answerOf(context.providerAgent, { provider, recordId, applicantId, secret }) }
  } catch (error) {
    if (error instanceof ProviderRefused) return 'PROVIDER_REFUSED'
    if (error instanceof ProviderUnavailable && attempt > retryLimit) return 'PROVIDER_UNAVAILABLE'
    throw error
  }
}

async function secretOf(context: Context, { id, secret }: ScoreProviderRow): Promise<string | null> {
  if (id === null || secret === null) return null
  const field = { recordId: id, column: 'secret', sealed: secret }
  const [opened] = await context.providerSecrets.open(context.scope, tenantId(context), [field])
  return opened ?? null
}

async function keep(
  context: Context,
  writer: Writer,
  record: CreditRecordRow,
  provider: ScoreProviderRow | undefined,
  outcome: { text: string } | string,
): Promise<void> {
  const retrievedAt = context.clock.now()
  if (typeof outcome === 'string' || provider === undefined) {
    await updateRecord(writer, { ...record, status: 'ERROR', error: String(outcome), retrievedAt })
    return
  }
  const { rawData } = await context.rawRecords.seal(
    writer,
    { ownerId: tenantId(context), recordId: record.id },
    { rawData: outcome.text },
  )
  const answer = readAnswer(outcome.text)
  const masked = answer === null ? null : maskedOf(answer.value)
  const score = answer === null || answer.score === null ? null : normalised(provider, answer.score)
  const came = { ...record, rawData, masked, retrievedAt }
  if (score !== null) {
    await updateRecord(writer, { ...came, status: 'PROCESSED', normalizedScore: score })
    return
  }
  const error = answer === null ? 'UNREADABLE' : answer.score === null ? 'NO_SCORE' : 'OUT_OF_RANGE'
  await updateRecord(writer, { ...came, status: 'ERROR', error })
}

export const queues = [fetching]
