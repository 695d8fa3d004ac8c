// What the database refuses to every role, and that other tenants and callers without permission see nothing.
import { newId } from '@quintet/kit/slice/ids.ts'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { aFixture, createApplication, draftInput, type Fixture, outcomeOf, submitApplication } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await aFixture()
})
afterAll(() => fixture.drop())

/** Runs work in the tenant under a role, and rolls it back. */
function asRole(role: string, work: (sql: postgres.TransactionSql) => Promise<unknown>): Promise<unknown> {
  return fixture.database.admin.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${fixture.tenantId}, true)`
    await sql.unsafe(`set local role ${role}`)
    await work(sql)
    await sql`set constraints all immediate`
    throw new Error('not refused')
  })
}

describe('the history', () => {
  const attempts: [string, string][] = [
    ['update', "update credit.application_status_history set reason = 'other'"],
    ['delete', 'delete from credit.application_status_history'],
    ['truncate', 'truncate credit.application_status_history'],
  ]
  it.each(attempts)('refuses %s to the service', async (_, text) => {
    await outcomeOf(fixture, createApplication, draftInput, fixture.aMember())
    await expect(asRole('credit_runtime', (sql) => sql.unsafe(text))).rejects.toThrow(/permission denied/)
    await expect(asRole('credit_job', (sql) => sql.unsafe(text))).rejects.toThrow(/permission denied/)
  })
  it.each(attempts)('refuses %s to its owner', async (_, text) => {
    await outcomeOf(fixture, createApplication, draftInput, fixture.aMember())
    await expect(asRole('credit_owner', (sql) => sql.unsafe(text))).rejects.toThrow(/rows are written once/)
  })
})

describe('the status of an application', () => {
  const all = ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'WITHDRAWN']
  const legal = new Set([
    'DRAFT SUBMITTED',
    'SUBMITTED UNDER_REVIEW',
    'DRAFT WITHDRAWN',
    'SUBMITTED WITHDRAWN',
    'UNDER_REVIEW WITHDRAWN',
    'UNDER_REVIEW DRAFT',
  ])
  const path: Record<string, string[]> = {
    DRAFT: [],
    SUBMITTED: ['SUBMITTED'],
    UNDER_REVIEW: ['SUBMITTED', 'UNDER_REVIEW'],
    WITHDRAWN: ['WITHDRAWN'],
  }

  it.each(all.flatMap((from) => all.map((to) => [from, to] as const)))(
    'goes from %s to %s only if that is an allowed step',
    async (from, to) => {
      const { id } = await outcomeOf(fixture, createApplication, draftInput, fixture.aMember())
      const move = async (sql: postgres.TransactionSql, status: string) => {
        const [row] = await sql`
          update credit.applications set status = ${status}, version = version + 1 where id = ${id} returning version`
        await sql`insert into credit.application_status_history
          (tenant_id, application_id, sequence, to_status, actor_id)
          values (${fixture.tenantId}, ${id}, ${row!.version}, ${status}, ${newId()})`
      }
      const attempt = asRole('credit_runtime', async (sql) => {
        for (const status of path[from]!) await move(sql, status)
        await move(sql, to)
      })
      await expect(attempt).rejects.toThrow(legal.has(`${from} ${to}`) ? 'not refused' : /cannot go from/)
    },
  )

  it('changes only with a row in the history, and begins as a draft', async () => {
    const { id } = await outcomeOf(fixture, createApplication, draftInput, fixture.aMember())
    const silent = asRole(
      'credit_runtime',
      (sql) => sql`update credit.applications set status = 'SUBMITTED', version = version + 1 where id = ${id}`,
    )
    await expect(silent).rejects.toThrow(/has no row in its history/)
    const begun = asRole(
      'credit_runtime',
      (sql) => sql`insert into credit.applications
        (tenant_id, applicant_id, category, status, amount_minor, currency, term_months, purpose)
        values (${fixture.tenantId}, ${newId()}, 'overall', 'SUBMITTED', 1, 'EUR', 6, 'x')`,
    )
    await expect(begun).rejects.toThrow(/begins as version 1 of a draft/)
    const widened = asRole(
      'credit_runtime',
      (sql) => sql`insert into credit.application_status_steps values ('WITHDRAWN', 'DRAFT')`,
    )
    await expect(widened).rejects.toThrow(/row-level security/)
  })
})

describe('one application by its id', () => {
  const byId = 'query ($id: ID!) { creditApplication(id: $id) { id status } }'
  const byReference = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on CreditApplication { id } } }`
  const reference = async (id: string, who: ReturnType<typeof envelopeOf>) => {
    const representations = [{ __typename: 'CreditApplication', id }]
    const { _entities } = await fixture.subgraph.ask<{ _entities: unknown[] }>(byReference, { representations }, who)
    return _entities[0]
  }

  it('is found by a caller who may read applications', async () => {
    const { id } = await outcomeOf(fixture, createApplication, draftInput, fixture.aMember())
    const agent = fixture.anAgent()
    expect(await fixture.subgraph.ask(byId, { id }, agent)).toEqual({ creditApplication: { id, status: 'DRAFT' } })
    expect(await reference(id, agent)).toEqual({ id })
  })

  it('is NOT_FOUND from another tenant, for an unknown id, and for text that is no id', async () => {
    const { id } = await outcomeOf(fixture, createApplication, draftInput, fixture.aMember())
    const stranger = envelopeOf({ userId: newId(), tenantId: newId(), grants: ['*.*:*'] })
    expect(await fixture.subgraph.refused(byId, { id }, stranger)).toEqual(['NOT_FOUND'])
    expect(await reference(id, stranger)).toBeNull()
    for (const wrong of [newId(), 'x', '']) {
      expect(await fixture.subgraph.refused(byId, { id: wrong }, fixture.anAgent())).toEqual(['NOT_FOUND'])
      expect(await reference(wrong, fixture.anAgent())).toBeNull()
    }
  })

  it('is FORBIDDEN without the permission, and resolved by reference for its applicant alone', async () => {
    const applicant = fixture.aMember()
    const { id } = await outcomeOf(fixture, createApplication, draftInput, applicant)
    expect(await fixture.subgraph.refused(byId, { id }, applicant)).toEqual(['FORBIDDEN'])
    expect(await reference(id, applicant)).toEqual({ id })
    expect(await reference(id, fixture.aMember())).toBeNull()
  })
})

describe('mutations', () => {
  it('are FORBIDDEN without their permission', async () => {
    const reader = envelopeOf({ userId: newId(), tenantId: fixture.tenantId, grants: ['*.*:read'] })
    const ask = (mutation: string, input: object) => fixture.subgraph.refused(mutation, { input }, reader)
    expect(await ask(createApplication, draftInput)).toEqual(['FORBIDDEN'])
    expect(await ask(submitApplication, { applicationId: newId() })).toEqual(['FORBIDDEN'])
  })
})
