// Tenants that the platform sets up for others, step by step.
import type { Letter } from '@quintet/kit/mail/letter.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { provision, stepNames } from '@quintet/tenancy/provisioning/steps.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aClock } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture } from './fixture.ts'

let worker: Fixture
let idle: Fixture
const clock = aClock()
const letters: Letter[] = []
const mail = {
  canSend: () => true,
  async send(letter: Letter) {
    letters.push(letter)
  },
  close() {},
}
beforeAll(async () => {
  worker = await openFixture({ clock, mail, isWorker: true })
  idle = await openFixture({ clock, mail })
})
afterAll(() => Promise.all([worker.end(), idle.end()]))

let count = 0
const anInput = () => {
  count += 1
  return { name: 'Initech', slug: `initech-${count}`, ownerEmail: `owner${count}@initech.example` }
}
const userId = newId()
const platform = () => envelopeOf({ userId, grants: ['platform.*:*'] })
const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
const shown =
  'id slug status externalId tier maxUsers provisioning { errorMessage steps { name startedAt completedAt } }'
const texts = {
  provision: `mutation ($input: ProvisionTenantInput!) { outcome: provisionTenant(input: $input) { ${problem} ... on Tenant { ${shown} } } }`,
  retry: `mutation ($input: TenantIdInput!) { outcome: retryProvisioning(input: $input) { ${problem} ... on Tenant { ${shown} } } }`,
}
interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly status: string
  readonly code: string
  readonly fields: { path: string[] }[]
}
const ask = async (fixture: Fixture, field: keyof typeof texts, input: object, by = platform()) =>
  (await fixture.subgraph.ask<{ outcome: Outcome }>(texts[field], { input }, by)).outcome

/** The state of a tenant: its status, its steps, and whom it invited. */
async function stateOf(fixture: Fixture, id: string) {
  const { admin } = fixture.database
  const [tenant] = await admin`select status from tenancy.tenants where id = ${id}`
  const steps = await admin`select name, completed_at is not null as "isDone", error_message as error
    from tenancy.provisioning_steps where tenant_id = ${id} order by position`
  const invited = await admin`select email, roles from tenancy.invitations where tenant_id = ${id}`
  return { status: tenant!.status, steps, invited }
}
const done = (ownerEmail: string) => ({
  status: 'ACTIVE',
  steps: stepNames.map((name) => ({ name, isDone: true, error: null })),
  invited: [{ email: ownerEmail, roles: ['owner'] }],
})

describe('a provisioned tenant', () => {
  it('is set up by a job, and its owner is invited', async () => {
    const input = { ...anInput(), tier: 'PRO', maxUsers: 20, externalId: 'crm-7', idempotencyKey: 'once' }
    const outcome = await ask(worker, 'provision', input)
    expect(outcome).toMatchObject({
      __typename: 'Tenant',
      slug: input.slug,
      externalId: 'crm-7',
      tier: 'PRO',
      maxUsers: 20,
    })
    expect(await ask(worker, 'provision', input)).toMatchObject({ id: outcome.id })
    await vi.waitFor(async () => expect(await stateOf(worker, outcome.id)).toEqual(done(input.ownerEmail)), 20_000)
    await vi.waitFor(() => expect(letters.map(({ to }) => to)).toContain(input.ownerEmail), 20_000)
    expect(await ask(worker, 'retry', { tenantId: outcome.id })).toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('gives no access before it is set up', async () => {
    const { id } = await ask(idle, 'provision', anInput())
    expect(await idle.grants(userId, id)).toMatchObject({ isMember: false, permissions: [] })
    const { provisioning } = (await ask(idle, 'retry', { tenantId: id })) as unknown as {
      provisioning: { errorMessage: null; steps: object[] }
    }
    expect(provisioning).toEqual({
      errorMessage: null,
      steps: stepNames.map((name) => ({ name, startedAt: null, completedAt: null })),
    })
  })

  it('is refused with every field that breaks a rule, and for taken slugs and external ids', async () => {
    const bad = { name: '', slug: 'A', ownerEmail: 'x\r\nBcc: y@z.example', maxUsers: 0, externalId: '' }
    expect((await ask(idle, 'provision', bad)).fields.map(({ path }) => path.at(-1))).toEqual([
      'name',
      'slug',
      'ownerEmail',
      'maxUsers',
      'externalId',
    ])
    const first = { ...anInput(), externalId: `crm-${count}` }
    await ask(idle, 'provision', first)
    expect(await ask(idle, 'provision', { ...anInput(), slug: first.slug })).toMatchObject({ code: 'SLUG_TAKEN' })
    expect(await ask(idle, 'provision', { ...anInput(), externalId: first.externalId })).toMatchObject({
      code: 'EXTERNAL_ID_TAKEN',
    })
    expect(await ask(idle, 'provision', { ...anInput(), databaseId: newId() })).toMatchObject({
      __typename: 'NotFound',
    })
    expect(await ask(idle, 'retry', { tenantId: newId() })).toMatchObject({ __typename: 'NotFound' })
    const owner = envelopeOf({ userId, grants: ['*.*:*'] })
    expect(await idle.subgraph.refused(texts.provision, { input: anInput() }, owner)).toEqual(['FORBIDDEN'])
  })

  it('is created once for a slug, even by many requests at once', async () => {
    const input = anInput()
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => ask(idle, 'provision', input)))
    expect(outcomes.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      ...Array.from({ length: 4 }, () => 'SLUG_TAKEN'),
      'Tenant',
    ])
  })
})

describe('setting up', () => {
  const contextOf = (tenantId: string) => idle.subgraph.running.contextFor(envelopeOf({ userId, tenantId }))

  it.each(stepNames.map((name, index) => [name, index] as const))(
    'reaches the same state when it is interrupted before the step "%s"',
    async (_, upTo) => {
      const input = anInput()
      const { id } = await ask(idle, 'provision', input)
      await provision(contextOf(id), id, upTo)
      await Promise.all([provision(contextOf(id), id), provision(contextOf(id), id)])
      expect(await stateOf(idle, id)).toEqual(done(input.ownerEmail))
    },
  )

  it('records why a step failed, and continues when it is run again', async () => {
    const input = anInput()
    const { id } = await ask(idle, 'provision', input)
    const context = contextOf(id)
    const letters = {
      ...context.letters,
      canSend: () => {
        throw new Error('no post today')
      },
    }
    await expect(provision({ ...context, letters }, id)).rejects.toThrow('no post today')
    expect(await ask(idle, 'retry', { tenantId: id })).toMatchObject({
      status: 'PROVISIONING',
      provisioning: { errorMessage: 'Error: no post today' },
    })
    await provision(contextOf(id), id)
    expect(await stateOf(idle, id)).toEqual(done(input.ownerEmail))
  })
})
