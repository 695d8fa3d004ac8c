// A plan that is made for all tenants alike must not read a share of the largest of them where a page was asked for.
// Blocks and rows are counted, not time.
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'
import { giantReads } from '../support/database/giant-reads.ts'
import { giant, idIn, tiny, writeGiant } from '../support/database/giant-tenant.ts'
import { explain, planKinds, recordReads, type SentRead, type Work } from '../support/database/plans.ts'

/** By rows of the answer: a row is joined with a few others, each a few blocks deep, and its rank is summed. */
const most = (answered: number) => ({ blocks: 20 + 16 * answered, rows: 250 + 250 * answered })
const isBounded = ({ answered, blocks, rows }: Work): boolean =>
  blocks <= most(answered).blocks && rows <= most(answered).rows

let database: TestDatabase
let sent: SentRead[] = []
const logins = new Map<string, postgres.Sql>()
beforeAll(async () => {
  database = await cloneDatabase()
  await writeGiant(database.admin)
  const recorded: TestDatabase = {
    ...database,
    open: (subgraph) => recordReads(database.open(subgraph), (read) => sent.push(read)),
  }
  for (const { subgraph, start } of giantReads) {
    await start(recorded)
    logins.set(subgraph, postgres(database.runtimeUrl(subgraph), { max: 1, onnotice: () => {} }))
  }
})
afterAll(async () => {
  for (const { close } of giantReads) await close()
  for (const login of logins.values()) await login.end()
  await database.drop()
})

const work = (subgraph: string, read: SentRead) =>
  Promise.all(planKinds.map((kind) => explain(logins.get(subgraph)!, `${subgraph}_readonly`, read, kind)))

describe.each(giantReads)('$subgraph', ({ subgraph, all }) => {
  describe.each([giant, tiny])('for $name', (tenant) => {
    it.each(all)('reads a bounded number of rows and blocks: $name', async ({ read }) => {
      sent = []
      await read(tenant)
      expect(sent.length).toBeGreaterThan(0)
      for (const each of sent) {
        for (const done of await work(subgraph, each)) {
          expect(done, each.text).toSatisfy(isBounded)
          if (tenant === giant) expect(done.answered, each.text).toBeGreaterThan(0)
        }
      }
    })
  })
})

it('the bounds reject reads of a share of the giant tenant', async () => {
  const identity = { tenantId: idIn(giant, 'Tenant', 0), userId: null, realmId: null }
  const wasteful = {
    text: 'select id from recruiting.jobs where tenant_id = $1 order by title, id limit 21',
    parameters: [identity.tenantId],
    identity,
  }
  const rank = {
    text: 'select count(*) from credit.scores where tenant_id = $1 and value_hundredths > 5000',
    parameters: [identity.tenantId],
    identity,
  }
  for (const done of await work('recruiting', wasteful)) expect(done).not.toSatisfy(isBounded)
  for (const done of await work('credit', rank)) expect(done).not.toSatisfy(isBounded)
})
