// Licences as tenants change them, as they end, and as other subgraphs ask for them.
import { newId } from '@quintet/kit/slice/ids.ts'
import { jobId, type QueueOf, requestJob } from '@quintet/kit/slice/job-requests.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import type { Context } from '@quintet/marketplace/context.ts'
import { givePurchased } from '@quintet/marketplace/licences/given.ts'
import { endQueue, type LicenceEnd, reminderQueue } from '@quintet/marketplace/licences/queues.ts'
import { marketplace } from '@quintet/marketplace/subgraph.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aClock, days } from '../../support/clock.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'

let database: TestDatabase
let subgraph: TestSubgraph<Context>
const clock = aClock()
const letters: { to: string; subject: string }[] = []
const mail = {
  canSend: () => true,
  close: () => {},
  send: async (letter: { to: string; subject: string }) => void letters.push(letter),
}
const owner = { tenantId: '', ownerIds: [newId()], slug: 'a', name: 'A' }
const peers = async ({ query }: { query: string }) =>
  query.includes('tenantEntries')
    ? { data: { tenantEntries: [owner] } }
    : { data: { addresses: [{ userId: owner.ownerIds[0], email: 'owner@a.example', isVerified: true }] } }
const settingsSchema = {
  type: 'object',
  properties: { limit: { type: 'integer', minimum: 1, default: 5 }, mode: { enum: ['fast', 'slow'] } },
  required: ['mode'],
  additionalProperties: false,
}
beforeAll(async () => {
  database = await cloneDatabase()
  subgraph = await startSubgraph(marketplace, database, {
    clock,
    mail: mail as never,
    isWorker: true,
    peers: peers as never,
  })
  const add = (slug: string, required: string[], schema: object | null = null) => database.admin`
    insert into marketplace.modules (slug, name, description, version, dependencies, settings_schema)
    values (${slug}, ${slug}, 'For tests.', '1.0.0', ${{ required, optional: [] } as never}, ${schema as never})`
  await add('base', [], settingsSchema)
  await add('middle', ['base'])
  await add('top', ['middle'])
  await add('told', [])
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly status: string
  readonly isActive: boolean
  readonly expiresAt: string
  readonly settings: object
  readonly blockedBy: string[]
  readonly code: string
  readonly message: string
  readonly fields: { path: string[] }[]
}
const card =
  'id type status isActive expiresAt suspendReason blockedBy settings settingsProblems { message path } module { slug }'
const problem = '... on Problem { message code path } ... on InvalidInput { fields { path } }'
const aManager = () => envelopeOf({ userId: newId(), tenantId: newId(), grants: ['marketplace.*:*'] })
type Envelope = ReturnType<typeof aManager>
const change = async (envelope: Envelope, field: string, input: object) => {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on Licence { ${card} } ${problem} } }`
  return (await subgraph.ask<Record<string, Outcome>>(text, { input }, envelope))[field]!
}
const trial = (envelope: Envelope, moduleSlug: string) => change(envelope, 'startTrial', { moduleSlug })
const update = (envelope: Envelope, licenceId: string, more: object) =>
  change(envelope, 'updateLicence', { licenceId, ...more })
const licences = async (envelope: Envelope, args = '') => {
  const text = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Tenant { licences${args} { totalCount nodes { ${card} } } } } }`
  const of = [{ __typename: 'Tenant', id: envelope.tenantId }]
  type Page = { totalCount: number; nodes: (Outcome & { module: { slug: string }; settingsProblems: object[] })[] }
  return (await subgraph.ask<{ _entities: { licences: Page }[] }>(text, { of }, envelope))._entities[0]!.licences
}
const statuses = async (envelope: Envelope) =>
  Object.fromEntries((await licences(envelope)).nodes.map(({ module, status }) => [module.slug, status]))
const give = async (envelope: Envelope, slug: string) => {
  const context = subgraph.running.contextFor(envelope)
  await givePurchased(context, slug)
  await context.scope.close()
}
const service = serviceEnvelope('recruiting', newId())
const held = async ({ tenantId }: Envelope) => {
  const text = 'query ($tenantIds: [ID!]!) { licensedModules(tenantIds: $tenantIds) { slugs } }'
  const answer = await subgraph.ask<{ licensedModules: { slugs: string[] }[] }>(
    text,
    { tenantIds: [tenantId] },
    service,
  )
  return answer.licensedModules[0]!.slugs
}

describe('settings of a licence', () => {
  it('are validated by the module’s schema, with every wrong path, and completed by its defaults', async () => {
    const manager = aManager()
    const { id } = await trial(manager, 'base')
    const refused = await update(manager, id, { settings: { limit: 0, mode: 'odd', more: 1 } })
    expect(refused.fields.map(({ path }) => path.join('.')).sort()).toEqual([
      'input.settings.limit',
      'input.settings.mode',
      'input.settings.more',
    ])
    expect((await update(manager, id, { settings: {} })).fields).toEqual([{ path: ['input', 'settings', 'mode'] }])
    expect((await update(manager, id, { settings: [] })).__typename).toBe('InvalidInput')
    expect((await update(manager, id, { settings: { mode: 'fast' } })).settings).toEqual({ mode: 'fast', limit: 5 })
  })

  it('that a later version of the module no longer accepts are kept, and reported as problems', async () => {
    const manager = aManager()
    const { id } = await trial(manager, 'base')
    await update(manager, id, { settings: { mode: 'slow' } })
    const narrower = { ...settingsSchema, properties: { ...settingsSchema.properties, mode: { enum: ['fast'] } } }
    await database.admin`update marketplace.modules set settings_schema = ${narrower as never} where slug = 'base'`
    const [licence] = (await licences(manager)).nodes
    await database.admin`update marketplace.modules set settings_schema = ${settingsSchema as never} where slug = 'base'`
    expect(licence).toMatchObject({
      settings: { mode: 'slow', limit: 5 },
      settingsProblems: [{ path: ['settings', 'mode'] }],
    })
  })
})

describe('a licence', () => {
  it('that others require is switched off only with them, and names them otherwise', async () => {
    const manager = aManager()
    const { id } = await trial(manager, 'base')
    await trial(manager, 'middle')
    const top = await trial(manager, 'top')
    const refused = await update(manager, id, { isActive: false })
    expect(refused).toMatchObject({ code: 'DEPENDENTS_ACTIVE', message: 'These modules require it: middle, top' })
    expect(await statuses(manager)).toEqual({ base: 'ACTIVE', middle: 'ACTIVE', top: 'ACTIVE' })
    expect(await update(manager, id, { isActive: false, cascade: true })).toMatchObject({ isActive: false })
    expect(await statuses(manager)).toEqual({ base: 'INACTIVE', middle: 'INACTIVE', top: 'INACTIVE' })
    const missing = await update(manager, top.id, { isActive: true })
    expect(missing).toMatchObject({ code: 'DEPENDENCY_MISSING', message: 'License first: middle, base' })
  })

  it('is found by its id only in its tenant', async () => {
    const { id } = await trial(aManager(), 'base')
    expect(await update(aManager(), id, { isActive: false })).toMatchObject({ __typename: 'NotFound' })
    expect(await update(aManager(), 'x', { isActive: false })).toMatchObject({ __typename: 'NotFound' })
  })

  it('requested fifty times at once, as a trial and as a purchase, is one', async () => {
    const manager = aManager()
    const all = Array.from({ length: 50 }, (_, i) => (i % 5 === 0 ? give(manager, 'base') : trial(manager, 'base')))
    const outcomes = (await Promise.all(all)).filter((each) => each !== undefined)
    expect(outcomes.filter(({ __typename }) => __typename === 'Licence').length).toBeLessThanOrEqual(1)
    const rows = await database.admin`select from marketplace.licences where tenant_id = ${manager.tenantId}`
    expect(rows).toHaveLength(1)
  })

  it('is valid until the second before its end, and not at its end, for other subgraphs too', async () => {
    const manager = aManager()
    await trial(manager, 'base')
    clock.move(days(14) - 1_000)
    expect([await statuses(manager), await held(manager)]).toEqual([{ base: 'ACTIVE' }, ['base']])
    clock.move(1_000)
    expect([await statuses(manager), await held(manager)]).toEqual([{ base: 'EXPIRED' }, []])
    clock.move(1_000)
    expect([await statuses(manager), await held(manager)]).toEqual([{ base: 'EXPIRED' }, []])
  })

  it('of a subscription that is not paid is suspended', async () => {
    const manager = aManager()
    const { id } = await trial(manager, 'base')
    await database.admin`update marketplace.licences set type = 'SUBSCRIPTION' where id = ${id}`
    owner.tenantId = manager.tenantId!
    clock.move(days(14))
    await vi.waitFor(async () => {
      const [licence] = (await licences(manager)).nodes
      expect(licence).toMatchObject({ status: 'SUSPENDED', suspendReason: 'PAYMENT' })
    }, 15_000)
  })

  it('is listed by the number of days in which it expires', async () => {
    const manager = aManager()
    await give(manager, 'cv-analysis')
    await trial(manager, 'base')
    expect((await licences(manager, '(expiringWithinDays: 13)')).totalCount).toBe(0)
    expect((await licences(manager, '(expiringWithinDays: 14)')).nodes.map(({ module }) => module.slug)).toEqual([
      'base',
    ])
  })
})

describe('the end of a trial', () => {
  it('is announced once three days before and once when it comes, and recorded, also when its jobs run twice', async () => {
    const manager = aManager()
    owner.tenantId = manager.tenantId!
    const made = await trial(manager, 'told')
    const { id } = made
    const expiresAt = new Date(made.expiresAt).toISOString()
    const subjects = () =>
      letters.filter(({ to, subject }) => to === 'owner@a.example' && subject.startsWith('told ')).map((l) => l.subject)
    /** Has the same work done by another job, and all letters sent. */
    const again = async (queue: QueueOf<LicenceEnd>) => {
      const context = subgraph.running.contextFor(manager)
      await context.scope.write((writer) => requestJob(context, writer, queue, 'again', { id, expiresAt }))
      await context.scope.close()
      const done = jobId(queue.name, manager.tenantId, 'again')
      const isDone = () => database.admin`select from marketplace.job_effects where job_id = ${done}`
      await expect.poll(isDone, { timeout: 15_000 }).toHaveLength(1)
      const waiting = () => database.admin`
        select 1 from marketplace.job_requests where queue = 'marketplace.letters' union all
        select 1 from marketplace_queues.job where name = 'marketplace.letters' and state < 'completed'`
      await expect.poll(waiting, { timeout: 15_000 }).toHaveLength(0)
    }
    const expected = [`told ends on ${expiresAt.slice(0, 10)}`]
    clock.move(days(11))
    await expect.poll(subjects, { timeout: 15_000 }).toEqual(expected)
    await again(reminderQueue)
    expect(subjects()).toEqual(expected)
    expected.push('told has ended')
    clock.move(days(3))
    await expect.poll(subjects, { timeout: 15_000 }).toEqual(expected)
    await again(endQueue)
    expect(subjects()).toEqual(expected)
    const [row] = await database.admin`select is_active from marketplace.licences where id = ${id}`
    expect(row?.is_active).toBe(false)
  })
})
