// Credit in a process of its own, which the test kills or pauses. It writes boards to Redis, follows a board, or makes changes.
// Arguments: the runtime login's and the administrator's addresses, that of Redis, and what it does as JSON.
import { randomUUID } from 'node:crypto'
import { credit } from '@quintet/credit/subgraph.ts'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { createPostgresBus } from '@quintet/kit/events/bus.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import type { GraphQLError } from 'graphql'
import { Redis } from 'ioredis'
import { envelopeOf } from '../../support/quintet/subgraph.ts'

export interface ScoringWork {
  /** Writes boards to Redis. */
  readonly isWorker?: boolean
  /** Kills the process at a batch: before it is sent to Redis, or after Redis has answered. */
  readonly dieAt?: { readonly moment: 'before' | 'after'; readonly sequence: number }
  /** Prints the cursor of each change of a board after one, and the code of the error that ends it. */
  readonly follow?: { readonly tenantId: string; readonly board: string; readonly after: string }
  /** Makes one change, and commits it or waits before the commit. */
  readonly change?: {
    readonly tenantId: string
    readonly board: string
    readonly subjectId: string
    readonly isCommitted: boolean
  }
}

const [url = '', adminUrl = '', redisUrl = '', text = '{}'] = process.argv.slice(2)
const { isWorker = false, dieAt, follow, change } = JSON.parse(text) as ScoringWork
const die = (): void => void process.kill(process.pid, 'SIGKILL')

if (dieAt !== undefined) {
  const send = Redis.prototype.sendCommand
  Redis.prototype.sendCommand = function (command, ...rest) {
    const isMeant = /^eval/.test(command.name) && command.args.map(String).includes(String(dieAt.sequence))
    if (isMeant && dieAt.moment === 'before') die()
    const sent = send.call(this, command, ...rest)
    if (isMeant && dieAt.moment === 'after') void (sent as Promise<unknown>).then(die)
    return sent
  }
}

/** Other subgraphs, which have no news. */
const peers: Executor = async ({ query }) => {
  const events = /(\w+Events)\(/.exec(query)?.[1]
  return { data: events === undefined ? {} : { [events]: [] } }
}
const log = createLogger(process.env.LOG_LEVEL ?? 'silent')
const database = openDatabase({ subgraph: 'credit', url, directUrl: adminUrl })
const running = await credit.start({
  database,
  // A process that dies after its change has notified no one.
  bus: createPostgresBus(adminUrl, log, { deaf: change !== undefined }),
  isWorker,
  redisUrl,
  clock: systemClock,
  wallClock: systemClock,
  log,
  secret: Buffer.alloc(32, 7),
  publicUrl: 'http://localhost',
  executorOf: () => peers,
})
const by = (tenantId: string) => envelopeOf({ userId: randomUUID(), tenantId, grants: ['*.*:read'] })
process.stdout.write('ready\n')

if (change !== undefined) {
  const { scope, leaderboard } = running.contextFor(by(change.tenantId))
  const put = [{ subjectId: change.subjectId, valueHundredths: 4_321, tieBreak: 0, sourceId: change.subjectId }]
  await scope.write(async (writer) => {
    await leaderboard.apply(writer, change.board, { put, remove: [] }, new Date())
    if (change.isCommitted) return
    process.stdout.write('written\n')
    await new Promise(() => {})
  })
  die()
}
if (follow !== undefined) {
  const query = `subscription ($category: String!, $after: String) {
    creditScoreChanged(category: $category, after: $after) { cursor } }`
  const variables = { category: follow.board, after: follow.after }
  const stream = await running.subscribe({ query, variables }, by(follow.tenantId))
  const codeOf = (error: unknown): string => (error as GraphQLError).extensions.code as string
  if (Symbol.asyncIterator in stream) {
    try {
      for await (const { data } of stream) {
        process.stdout.write(`${(data as { creditScoreChanged: { cursor: string } }).creditScoreChanged.cursor}\n`)
      }
    } catch (error) {
      process.stdout.write(`${codeOf(error)}\n`)
    }
  } else process.stdout.write(`${codeOf(stream.errors![0])}\n`)
}
