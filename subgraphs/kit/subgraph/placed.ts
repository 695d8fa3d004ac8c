// A subgraph whose tenants lie in several databases: the one over the first database, and behind it a cell for each other one.
// Each request goes to where its tenant is placed. While there is no second database all go to the first, unchanged.

import { joinEventFigures } from '../events/figures.ts'
import { checkRegion, settlePlacements } from '../events/placements.ts'
import { joinFigures } from '../jobs/figures.ts'
import { sumFigures } from '../process/figures.ts'
import { maxStandbyLagSeconds } from '../process/standby-settings.ts'
import type { BaseContext } from '../slice/context.ts'
import type { Envelope } from '../wire/envelope.ts'
import { refusal, refusedResult } from '../wire/errors.ts'
import { homeDatabaseId } from '../wire/placements.ts'
import type { SubgraphRequest } from '../wire/request.ts'
import { type RouteRequest, type RouteResponse, routeRefusal } from '../wire/routes.ts'
import { type Cell, type CellSettings, createCells } from './cells.ts'
import { databaseFigures } from './database-figures.ts'
import type { RunningSubgraph, Runtime, Subgraph } from './definition.ts'
import { mergerOf } from './merged-answers.ts'
import { untilMoved } from './placed-streams.ts'
import { TenantElsewhere } from './tenant-elsewhere.ts'

/** In this time a standby has a tenant's return, or is not read from. */
const returnMilliseconds = maxStandbyLagSeconds * 1000 + 5_000

/**
 * Starts a subgraph over the first database, and cells over the others as they are needed. Tenants whose data lie in another
 * region than this process are refused.
 */
export async function startPlaced<Context extends BaseContext>(
  subgraph: Subgraph<Context>,
  runtime: Runtime,
  settings: CellSettings,
): Promise<RunningSubgraph<Context>> {
  const { placements } = settings
  const { log, region = null } = runtime
  const home = await subgraph.start({ ...runtime, placements })
  const cells = createCells(subgraph.name, runtime, settings, (database, databaseId) =>
    subgraph.start({ ...runtime, placements, database, databaseId }),
  )

  /** A service may name a database of which this process has not heard yet: it is not the first one. */
  const namesDatabase = ({ service, placement }: Envelope): boolean => service !== null && placement !== null

  /** The database that a request is for; null where it names no tenant and so is for the first one. */
  const databaseFor = (envelope: Envelope, named: () => string | null): string | null => {
    if (namesDatabase(envelope)) return envelope.placement
    const tenantId = envelope.tenantId ?? named()
    if (tenantId === null) return null
    const databaseId = placements.databaseOf(tenantId)
    checkRegion(placements, region, databaseId)
    return databaseId
  }
  const targetOf = async (
    envelope: Envelope,
    named: () => string | null,
  ): Promise<Cell<RunningSubgraph<Context>> | null> => {
    await settlePlacements(placements)
    const databaseId = databaseFor(envelope, named)
    return databaseId === null || databaseId === homeDatabaseId ? null : cells.use(databaseId)
  }
  const isPlain = (envelope: Envelope): boolean =>
    region === null && placements.isSingle() === true && !namesDatabase(envelope)
  const tenantOf = (request: SubgraphRequest) => () => subgraph.tenantOf?.(request) ?? null
  /** A standby of the first database may still have the rows that a tenant had before they left it. */
  const executeAtHome = (request: SubgraphRequest, envelope: Envelope) => {
    const { readAfter, ...fromPrimary } = envelope
    const tenantId = readAfter === undefined ? null : (envelope.tenantId ?? tenantOf(request)())
    const isBack = tenantId !== null && placements.hasComeHome(tenantId, returnMilliseconds)
    return home.execute(request, isBack ? fromPrimary : envelope)
  }
  const executeIn = async (
    cell: Cell<RunningSubgraph<Context>> | null,
    request: SubgraphRequest,
    envelope: Envelope,
  ) => {
    if (cell === null) return executeAtHome(request, envelope)
    cell.users++
    try {
      return await cell.silence.during(cell.running.execute(request, envelope))
    } finally {
      cell.users--
    }
  }

  return {
    name: subgraph.name,
    schema: home.schema,
    contextFor(envelope) {
      if (placements.isSingle() !== false || envelope.tenantId === null) return home.contextFor(envelope)
      const databaseId = placements.databaseOf(envelope.tenantId)
      if (databaseId === homeDatabaseId) return home.contextFor(envelope)
      const cell = cells.open().find((each) => each.databaseId === databaseId)
      if (cell === undefined) throw refusal('UNAVAILABLE', 'The database of the tenant is not connected')
      return cell.running.contextFor(envelope)
    },
    execute(request, envelope) {
      if (isPlain(envelope)) return executeAtHome(request, envelope)
      const merger = envelope.service === null || namesDatabase(envelope) ? null : mergerOf(subgraph.name, request)
      const work = async () => {
        if (merger === null) return executeIn(await targetOf(envelope, tenantOf(request)), request, envelope)
        await settlePlacements(placements)
        const ids = [homeDatabaseId, ...placements.others().map(({ id }) => id)]
        const ask = async (id: string, own: SubgraphRequest) =>
          executeIn(id === homeDatabaseId ? null : await cells.use(id), own, envelope)
        const databases = ids.map((databaseId) => ({
          databaseId,
          ask: (own: SubgraphRequest) => ask(databaseId, own).catch(refusedResult),
        }))
        return merger(request, databases, placements)
      }
      return work().catch((error: unknown) => refusedResult(error))
    },
    async subscribe(request, envelope) {
      try {
        const cell = isPlain(envelope) ? null : await targetOf(envelope, tenantOf(request))
        const stream = await (cell?.running ?? home).subscribe(request, envelope)
        const tenantId = envelope.tenantId ?? tenantOf(request)()
        if (!(Symbol.asyncIterator in stream) || tenantId === null) return stream
        if (cell === null) return untilMoved(stream, placements, tenantId, homeDatabaseId, () => {})
        const watched = untilMoved(stream, placements, tenantId, cell.databaseId, () => cell.users--)
        cell.users++
        return watched
      } catch (error) {
        return refusedResult(error)
      }
    },
    async answer(request, envelope) {
      if (isPlain(envelope)) return home.answer(request, envelope)
      try {
        const cell = await targetOf(envelope, () => null)
        if (cell !== null) return await answerIn(cell.running, request, envelope)
        return await answerAnywhere(request, envelope)
      } catch (error) {
        return routeRefusal(error, envelope.requestId, log)
      }
    },
    async jobFigures() {
      const all = await Promise.allSettled(
        [home, ...cells.open().map(({ running }) => running)].map((each) => each.jobFigures()),
      )
      const [first, ...others] = all
      if (first?.status === 'rejected') throw first.reason
      return joinFigures([
        ...(first?.value ?? []),
        ...others.flatMap((each) => (each.status === 'fulfilled' ? each.value : [])),
      ])
    },
    async eventFigures() {
      const others = await Promise.allSettled(cells.open().map(({ running }) => running.eventFigures()))
      const answered = others.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
      return joinEventFigures([await home.eventFigures(), ...answered])
    },
    figures: () =>
      sumFigures([home, ...cells.open().map(({ running }) => running)].flatMap((each) => each.figures?.() ?? [])),
    databaseFigures: () => databaseFigures(subgraph.name, placements, cells.open()),
    async close() {
      await Promise.all([home.close(), cells.close()])
    },
  }

  /** The answer of one database, or of the one that it names: old rows of a tenant are kept for a while where it was. */
  async function answerIn(running: RunningSubgraph<Context>, request: RouteRequest, envelope: Envelope) {
    try {
      return await running.answer(request, envelope)
    } catch (error) {
      if (!(error instanceof TenantElsewhere)) throw error
      const { databaseId } = error
      checkRegion(placements, region, databaseId)
      const next = databaseId === homeDatabaseId ? home : (await cells.use(databaseId)).running
      return next.answer(request, envelope)
    }
  }

  /**
   * Routes name no tenant until they have looked: a link or a message that the first database does not know is another's. While
   * one does not answer it may be the one, so that the sender is told to try again.
   */
  async function answerAnywhere(request: RouteRequest, envelope: Envelope) {
    const { body } = request
    const first = await answerIn(home, request, envelope)
    if (first?.status !== 404 || !Buffer.isBuffer(body)) return first
    let refused: RouteResponse | null = null
    for (const { id } of placements.others()) {
      const answer = await cells.use(id).then(
        ({ running }) => answerIn(running, request, envelope),
        (error: unknown) => routeRefusal(error, envelope.requestId, log),
      )
      if (answer?.status === 503) refused = answer
      else if (answer !== null && answer.status !== 404) return answer
    }
    return refused ?? first
  }
}
