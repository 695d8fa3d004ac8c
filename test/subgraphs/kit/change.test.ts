// Every mutation: one transaction, once per key, refusals as data.
import { randomUUID } from 'node:crypto'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { idempotencyKeys, published } from '@quintet/drizzle/marketplace/events.ts'
import { licences } from '@quintet/drizzle/marketplace/licences.ts'
import { createPostgresBus } from '@quintet/kit/events/bus.ts'
import { createPublish } from '@quintet/kit/events/publish.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { type BaseContext, createContext } from '@quintet/kit/slice/context.ts'
import { idempotencyStatements } from '@quintet/kit/slice/idempotency.ts'
import { conflict, fieldProblem, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, silent } from '../../support/quintet/subgraph.ts'

let clone: TestDatabase
let moduleId: string
let aContext: () => BaseContext
beforeAll(async () => {
  clone = await cloneDatabase()
  const [module] = await clone.admin`select id from marketplace.modules limit 1`
  moduleId = module!.id
  const database = clone.open('marketplace')
  const idempotency = idempotencyStatements(idempotencyKeys, [Buffer.alloc(32)])
  const bus = createPostgresBus(clone.adminUrl, silent, { deaf: true })
  const publish = createPublish('marketplace', { published }, bus, systemClock)
  aContext = () => {
    const envelope = envelopeOf({ userId: randomUUID(), tenantId: randomUUID() })
    const scope = database.scope({ tenantId: envelope.tenantId, userId: envelope.viewer!.userId, realmId: null })
    const parts = { envelope, scope, peers: {} as never, clock: systemClock, log: silent, idempotency, jobs: null }
    return createContext({ ...parts, subgraph: 'marketplace', publish, letters: {} as never, licences: {} as never })
  }
})
afterAll(() => clone.drop())

const insertLicence = statement({ moduleId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .insert(licences)
    .values({ tenantId: p.tenantId, moduleId: p.moduleId, type: 'PURCHASED', startsAt: p.at })
    .returning({ id: licences.id, startsAt: licences.startsAt }),
)
const buy = async (writer: Writer) => (await writer.run(insertLicence, { moduleId, at: new Date() }))[0]!
const bought = ({ envelope }: BaseContext) =>
  clone.admin`select 1 from marketplace.licences where tenant_id = ${envelope.tenantId}`
const wrongName = [fieldProblem('The name is wrong', 'input', 'name')]

it('a mutation answers what its work returned, and repeats the work without a key', async () => {
  const context = aContext()
  let calls = 0
  const count = () => change(context, 'count', {}, { work: async () => ({ calls: ++calls }) })
  expect([await count(), await count()]).toEqual([{ calls: 1 }, { calls: 2 }])
  expect(await change(context, 'count', { idempotencyKey: null }, { work: async () => ({ calls: ++calls }) })).toEqual({
    calls: 3,
  })
})

it('a mutation does no work when its input has problems, and names the key among them', async () => {
  const context = aContext()
  const input = { idempotencyKey: 'a\ud83e' }
  const outcome = await change(context, 'buy', input, { problems: wrongName, work: buy })
  expect(outcome).toMatchObject({ __typename: 'InvalidInput', fields: [{}, {}] })
  expect('fields' in outcome && outcome.fields.map(({ path }) => path[1])).toEqual(['name', 'idempotencyKey'])
  expect(await bought(context)).toHaveLength(0)
})

it.each([
  ['of 200 characters that take two units each', '🎺'.repeat(200), true],
  ['of 201 characters', 'k'.repeat(201), false],
  ['of nothing', '', false],
  ['of spaces', '  ', false],
  ['with NUL', 'a\0b', false],
  ['with half a surrogate pair', 'a\ud83eb', false],
])('a mutation accepts or refuses a key %s', async (_, idempotencyKey, isGood) => {
  const outcome = await change(aContext(), 'buy', { idempotencyKey }, { work: buy })
  expect('id' in outcome).toBe(isGood)
})

it('a repeated call gets the first answer again, also when its input would be refused by now', async () => {
  const context = aContext()
  const input = { name: 'x', idempotencyKey: 'k' }
  const first = await change(context, 'buy', input, { work: buy })
  expect(await change(context, 'buy', input, { work: buy })).toEqual(first)
  expect(await change(context, 'buy', input, { problems: wrongName, work: buy })).toEqual(first)
  const other = { ...input, name: 'y' }
  expect(await change(context, 'buy', other, { problems: wrongName, work: buy })).toMatchObject({
    __typename: 'InvalidInput',
  })
  expect(await change(context, 'buy', other, { work: buy })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  expect(await bought(context)).toHaveLength(1)
})

it('a refusal rolls back the work and frees the key', async () => {
  const context = aContext()
  const input = { idempotencyKey: 'k' }
  const refuse = async (writer: Writer) => {
    await buy(writer)
    throw new Refused(notFoundProblem('There is no such thing'))
  }
  expect(await change(context, 'buy', input, { work: refuse })).toMatchObject({ __typename: 'NotFound' })
  expect(await bought(context)).toHaveLength(0)
  expect(await change(context, 'buy', input, { work: buy })).toMatchObject({ id: expect.any(String) })
})

it('a violated unique index is answered with its declared problem, and throws without one', async () => {
  const context = aContext()
  await change(context, 'buy', {}, { work: buy })
  const taken = { licences_module: conflict('The tenant has a licence of this module', 'LICENCE_EXISTS') }
  expect(await change(context, 'buy', {}, { taken, work: buy })).toMatchObject({ code: 'LICENCE_EXISTS' })
  await expect(change(context, 'buy', {}, { work: buy })).rejects.toMatchObject({ code: '23505' })
})

it('a subgraph without a table of keys takes none', async () => {
  const context = { ...aContext(), idempotency: null }
  await expect(change(context, 'buy', { idempotencyKey: 'k' }, { work: buy })).rejects.toThrow(
    /no table of idempotency/,
  )
  expect(await change(context, 'buy', {}, { work: buy })).toMatchObject({ id: expect.any(String) })
})
