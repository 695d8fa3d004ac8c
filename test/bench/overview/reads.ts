// What Overview reads in the data layer: recorded once from a whole Quintet, to be read again by whatever is measured.
import { credit } from '@quintet/credit/subgraph.ts'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import type { Reader, Scope } from '@quintet/drizzle/client/scope.ts'
import type { Identity } from '@quintet/drizzle/client/statement.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { identity } from '@quintet/identity/subgraph.ts'
import { acme } from '@quintet/kit/demo/people.ts'
import { createPostgresBus } from '@quintet/kit/events/bus.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import type { RunningSubgraph, Subgraph } from '@quintet/kit/subgraph/definition.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { SubgraphRequest } from '@quintet/kit/wire/request.ts'
import { marketplace } from '@quintet/marketplace/subgraph.ts'
import { recruiting } from '@quintet/recruiting/subgraph.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import { withParts } from '../../support/database/database.ts'
import { prepareData } from '../../support/database/prepared.ts'
import { serverPid } from '../../support/quintet/embedded.ts'
import { startTestQuintet } from '../../support/quintet/quintet.ts'

type Read = Parameters<Reader['read']>
/** One fetch to a subgraph: the reads of each wave are sent at once, a wave when the one before it was answered. */
interface Fetch {
  readonly subgraph: string
  readonly identity: Identity
  readonly waves: Read[][]
}
export interface Overview {
  /** Fetches of each step are sent at once. */
  readonly steps: Fetch[][]
  /** Connection string of a login that serves requests. */
  readonly url: string
  readonly adminUrl: string
  /** Process id of its PostgreSQL. */
  readonly postgres: number
  stop(): Promise<void>
}

/** Things that begin, and end later: grouped into steps, each begun when all before it had ended. */
function steps<T>() {
  const all: T[][] = []
  let running = 0
  return {
    all,
    begin(thing: T): () => void {
      if (running === 0) all.push([])
      all.at(-1)!.push(thing)
      running++
      return () => void running--
    },
  }
}

/** A database that records its reads. */
function recording(database: Database, subgraph: string, begin: (fetch: Fetch) => () => void): Database {
  const scope = (as: Identity): Scope => {
    const inner = database.scope(as)
    const waves = steps<Read>()
    let end: (() => void) | null = null
    return {
      ...inner,
      async read(statement, values) {
        end ??= begin({ subgraph, identity: as, waves: waves.all })
        const answered = waves.begin([statement as never, values as never])
        return inner.read(statement, values).finally(answered)
      },
      async close() {
        end?.()
        await inner.close()
      },
    }
  }
  return { ...database, scope }
}

/** Starts a Quintet with demo data and records what one Overview of acme's agent reads. */
export async function recordOverview(): Promise<Overview> {
  const quintet = await startTestQuintet({}, {}, (await prepareData()).quintet)
  const adminUrl = quintet.inner.adminUrl
  const login = { name: 'bench', password: 'bench' }
  const url = withParts(adminUrl, { user: login.name, password: login.password })
  for (const subgraph of subgraphNames) await migrate({ subgraph, adminUrl, login })

  // The requests, in steps.
  const token = await quintet.signIn(acme.agent.email)
  const requests = steps<{ subgraph: string; request: SubgraphRequest; envelope: Envelope }>()
  const restore = subgraphNames.map((subgraph) =>
    quintet.replace(subgraph, (original) => ({
      async execute(request, envelope) {
        const end = requests.begin({ subgraph, request: request as SubgraphRequest, envelope })
        return Promise.resolve(original.execute(request, envelope)).finally(end)
      },
    })),
  )
  const answer = await quintet.gql('Overview', {}, token)
  for (const undo of restore) undo()
  if (answer.errors !== undefined) throw new Error(`Overview is not whole: ${JSON.stringify(answer.errors)}`)

  // The same requests again, to subgraphs that record their reads.
  const log = createLogger('silent')
  const bus = createPostgresBus(adminUrl, log)
  const running = new Map<string, RunningSubgraph>()
  const databases: Database[] = []
  let fetches = steps<Fetch>()
  for (const subgraph of [identity, tenancy, marketplace, recruiting, credit] as unknown as Subgraph[]) {
    const database = openDatabase({ subgraph: subgraph.name, url, directUrl: adminUrl })
    databases.push(database)
    running.set(
      subgraph.name,
      await subgraph.start({
        database: recording(database, subgraph.name, (fetch) => fetches.begin(fetch)),
        bus,
        clock: systemClock,
        wallClock: systemClock,
        log,
        secret: new Uint8Array(32),
        publicUrl: quintet.url,
        executorOf: (name) => running.get(name)!.execute,
      }),
    )
  }
  const recorded: Fetch[][] = []
  for (const step of requests.all) {
    fetches = steps()
    await Promise.all(step.map(({ subgraph, request, envelope }) => running.get(subgraph)!.execute(request, envelope)))
    recorded.push(fetches.all.flat())
  }
  for (const subgraph of running.values()) await subgraph.close()
  await bus.close()
  await Promise.all(databases.map((database) => database.close()))
  // Makes room for the pools that are measured; the Quintet itself only polls from now on.
  await quintet.admin`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'quintet%'`
  return { steps: recorded, url, adminUrl, postgres: serverPid(quintet.directory), stop: quintet.stop }
}
