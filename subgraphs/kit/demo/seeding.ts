// Demo data, written through the slices' own actions as demo users, without a sign-in.
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../process/log.ts'
import { isProblem, type Problem } from '../slice/problems.ts'
import type { RunningSubgraph } from '../subgraph/definition.ts'
import { anonymousEnvelope } from '../wire/envelope.ts'
import type { SeedRun } from './people.ts'

export type Seed<Context> = (run: SeedRun<Context>) => Promise<void>

/** Runs work in a subgraph as a demo user with every permission in the tenant. */
export function seedRunOf<Context extends { readonly scope: { close(): Promise<void> } }>(
  subgraph: RunningSubgraph<Context>,
): SeedRun<Context> {
  return async (person, tenant, work) => {
    const authTime = Math.floor(Date.now() / 1000)
    const viewer = { userId: person.id, sessionId: person.id, acr: 'aal1', authTime, methods: [] }
    const envelope = anonymousEnvelope('demo-data', null, null)
    const context = subgraph.contextFor({ ...envelope, viewer, tenantId: tenant?.id ?? null, grants: ['*.*:*'] })
    try {
      return await work(context)
    } finally {
      await context.scope.close()
    }
  }
}

/** What was made. Throws for a refusal: demo data breaks no rule, so a refusal is a mistake in it. */
export function expectDone<T extends object>(subgraph: string, outcome: T): Exclude<T, Problem> {
  if (isProblem(outcome)) throw new Error(`The demo data of ${subgraph} was refused: ${outcome.message}`)
  return outcome as Exclude<T, Problem>
}

const attempts = 60
const pauseMilliseconds = 1000

/** Seeds a subgraph in a process of its own, whose peers may start later. A seed changes nothing twice. */
export async function seedWhenPossible<Context extends { readonly scope: { close(): Promise<void> } }>(
  seed: Seed<Context>,
  subgraph: RunningSubgraph<Context>,
  log: Logger,
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      return await seed(seedRunOf(subgraph))
    } catch (error) {
      log.info({ subgraph: subgraph.name, error: String(error) }, 'demo data could not be written yet; trying again')
      await pause(pauseMilliseconds)
    }
  }
  log.error({ subgraph: subgraph.name }, 'demo data could not be written')
}
