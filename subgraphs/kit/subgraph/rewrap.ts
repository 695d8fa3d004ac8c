// Wraps record keys under the current key, once an hour: within an hour after a rotation the old key is needed no more.
import type postgres from 'postgres'
import type { ScheduledQueue } from '../jobs/queue.ts'
import type { Logger } from '../process/log.ts'
import type { Keyring } from '../sealed/keyring.ts'
import type { RecordKeysTable } from '../sealed/record-keys.ts'
import { rewrapRecordKeys } from '../sealed/rewrap.ts'
import type { BaseContext } from '../slice/context.ts'

/** A large table takes minutes. A run that is lost is repeated, and goes on with what is left. */
const deadlineSeconds = 600

/** The queue that wraps a subgraph's record keys anew. */
export const rewrapQueue = (
  subgraph: string,
  { table, ring, jobs, log }: { table: RecordKeysTable; ring: Keyring; jobs: postgres.Sql; log: Logger },
): ScheduledQueue<BaseContext> => ({
  name: `${subgraph}.rewrap`,
  cron: '41 * * * *',
  deadlineSeconds,
  async run({ signal }) {
    const { rewrapped, left } = await rewrapRecordKeys(jobs, table, ring, { signal })
    if (rewrapped > 0) log.info({ subgraph, rewrapped }, 'record keys were wrapped under the current key')
    if (left > 0) log.warn({ subgraph, left }, 'record keys are wrapped by keys that are missing or do not fit')
  },
})
