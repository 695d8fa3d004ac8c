// Audit chains: what is chained when, and what the check says of a log that was tampered with.
import { randomBytes, randomUUID } from 'node:crypto'
import { createKeyring } from '@quintet/kit/sealed/keyring.ts'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openFixture, record, ring, secret } from './fixture.ts'

const { clone, contextOf, write, seal, verify, tamper, clear } = await openFixture()
afterAll(() => clone.drop())
afterEach(clear)

const [tenant, other] = [randomUUID() as string, randomUUID() as string]
const sequences = async (tenantId = tenant) => {
  const rows = await clone.admin`select sequence::int, target_id from tenancy.audit_log
    where tenant_id = ${tenantId} order by sequence`
  return rows.map(({ sequence, target_id }) => `${sequence} ${target_id}`)
}

describe('chaining', () => {
  it('numbers the entries of each tenant, and those of no tenant, in chains of their own', async () => {
    await write(tenant, 3)
    await write(other, 2)
    await write(null, 1)
    expect(await seal()).toEqual({ sealed: 6, broken: [] })
    expect(await sequences()).toEqual(['1 0', '2 1', '3 2'])
    expect(await verify()).toEqual({ chains: 3, entries: 6, unchained: 0, faults: [] })
  })

  it('goes on where it ended, in batches, and finds nothing when it is repeated', async () => {
    await write(tenant, 5)
    expect(await seal(ring, 2)).toMatchObject({ sealed: 5 })
    await write(tenant, 2)
    expect(await verify()).toMatchObject({ entries: 5, unchained: 2, faults: [] })
    expect(await seal()).toMatchObject({ sealed: 2 })
    expect(await seal()).toEqual({ sealed: 0, broken: [] })
    expect(await verify(ring, 2)).toEqual({ chains: 1, entries: 7, unchained: 0, faults: [] })
  })

  it('skips no entry whose transaction commits after later ones, and does not wait for it', async () => {
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const context = contextOf(tenant)
    const late = context.scope.write(async (writer) => {
      await record(context, writer, 'test.thing.done', { target: { type: 'Thing', id: 'late' } })
      begun.resolve()
      await gate.promise
    })
    await begun.promise
    await write(tenant, 2)
    expect(await seal()).toMatchObject({ sealed: 2 })
    gate.resolve()
    await late
    expect(await seal()).toMatchObject({ sealed: 1 })
    expect(await sequences()).toEqual(['1 0', '2 1', '3 late'])
    expect(await verify()).toMatchObject({ faults: [] })
  })

  it('chains each entry once when several processes do it while others write', async () => {
    const writing = Promise.all(Array.from({ length: 8 }, (_, i) => write(i % 2 === 0 ? tenant : other, 10)))
    let isOver = false
    const chaining = Promise.all(
      Array.from({ length: 3 }, async () => {
        while (!isOver) await seal(ring, 3)
      }),
    )
    await writing
    isOver = true
    await chaining
    await seal()
    expect(await verify()).toEqual({ chains: 2, entries: 80, unchained: 0, faults: [] })
  })

  it('leaves nothing of an entry whose transaction is rolled back', async () => {
    const context = contextOf(tenant)
    const work = context.scope.write(async (writer) => {
      await record(context, writer, 'test.thing.broken', {})
      throw new Error('rolled back')
    })
    await expect(work).rejects.toThrow('rolled back')
    expect(await seal()).toMatchObject({ sealed: 0 })
  })
})

describe('the check names the first broken entry', () => {
  const broken = async (text: string, values: (string | number)[] = []) => {
    await write(tenant, 6)
    await write(other, 2)
    await seal()
    await tamper(text, values)
    const { faults } = await verify(ring, 2)
    expect(faults.length).toBeLessThanOrEqual(1)
    return faults[0]
  }
  const where = `where tenant_id = '${tenant}' and sequence`

  it.each([
    ['event', `'test.thing.undone'`],
    ['severity', `'CRITICAL'`],
    ['user_id', 'uuidv7()'],
    ['user_id', 'null'],
    ['actor_id', 'uuidv7()'],
    ['on_behalf_of_id', 'user_id'],
    ['target_type', `'User'`],
    ['target_id', `'another'`],
    ['details', `'{"number": 7}'`],
    ['request_id', `'another'`],
    ['client_ip', `'192.0.2.99'`],
    ['user_agent', 'null'],
    ['at', `at + interval '1 microsecond'`],
    ['id', 'uuidv7()'],
    ['hash', `'\\x00'`],
  ])('when its %s was changed to %s', async (column, value) => {
    const fault = await broken(`update tenancy.audit_log set ${column} = ${value} ${where} = 3`)
    expect(fault).toMatchObject({ tenantId: tenant, sequence: 3, id: expect.any(String) })
    expect(fault!.what).toMatch(/^was changed/)
  })

  it('when it was removed', async () => {
    const fault = await broken(`delete from tenancy.audit_log ${where} = 4`)
    expect(fault).toMatchObject({
      sequence: 4,
      id: null,
      what: expect.stringMatching(/^is missing: the next one is 5/),
    })
  })

  it('when it was removed and the later ones were numbered anew', async () => {
    await write(tenant, 6)
    await seal()
    await tamper(`delete from tenancy.audit_log ${where} = 4`)
    for (const sequence of [5, 6])
      await tamper(`update tenancy.audit_log set sequence = sequence - 1 ${where} = $1`, [sequence])
    expect((await verify()).faults).toMatchObject([{ sequence: 4, what: expect.stringMatching(/^was changed/) }])
  })

  it('when two have changed places', async () => {
    await write(tenant, 6)
    await seal()
    for (const [from, to] of [
      [2, 99],
      [5, 2],
      [99, 5],
    ]) {
      await tamper(`update tenancy.audit_log set sequence = ${to} ${where} = ${from}`)
    }
    expect((await verify()).faults).toMatchObject([{ sequence: 2 }])
  })

  it('in both chains, when it was moved to another tenant', async () => {
    await write(tenant, 6)
    await write(other, 2)
    await seal()
    await tamper(`update tenancy.audit_log set tenant_id = '${other}', sequence = 3 ${where} = 6`)
    const { faults } = await verify()
    expect(new Map(faults.map(({ tenantId, sequence }) => [tenantId, sequence]))).toEqual(
      new Map([
        [other, 3],
        [tenant, 6],
      ]),
    )
  })

  it.each([1, 6])('when the end was cut off after %i, unless that is the last of 6', async (last) => {
    const fault = await broken(`delete from tenancy.audit_log ${where} > ${last}`)
    if (last === 6) expect(fault).toBeUndefined()
    else expect(fault).toMatchObject({ sequence: 2, id: null, what: 'is missing: the chain was cut off before 6' })
  })

  it('when a whole chain was removed', async () => {
    const fault = await broken(`delete from tenancy.audit_log where tenant_id = '${tenant}'`)
    expect(fault).toMatchObject({ tenantId: tenant, sequence: 1, what: expect.stringMatching(/cut off before 6/) })
  })

  it('when the end was cut off together with the head', async () => {
    await write(tenant, 6)
    await seal()
    await tamper(`delete from tenancy.audit_log ${where} > 4`)
    await tamper(`delete from tenancy.audit_heads where tenant_id = '${tenant}'`)
    expect((await verify()).faults).toMatchObject([{ sequence: 4, what: expect.stringMatching(/head .* is missing/) }])
  })

  it('when it was changed and chained again', async () => {
    const fault = await broken(`update tenancy.audit_log set sequence = null, hash = null, event = 'x' ${where} = 3`)
    expect(fault).toMatchObject({ sequence: 3, id: null })
    await seal()
    expect((await verify()).faults).toMatchObject([{ sequence: 3, id: null }])
  })

  it('when an entry was added behind the head', async () => {
    const fault =
      await broken(`insert into tenancy.audit_log (tenant_id, event, severity, details, request_id, at, sequence, hash)
      values ('${tenant}', 'x', 'LOW', '{}', 'r', '2026-01-01', 7, '\\x00')`)
    expect(fault).toMatchObject({ sequence: 7 })
  })
})

describe('a head', () => {
  const headIs = async (text: string) => {
    await write(tenant, 3)
    await seal()
    await tamper(`update tenancy.audit_heads set ${text} where tenant_id = '${tenant}'`)
  }

  it.each(['sequence = 2', `hash = sha256('x')`, `signature = sha256('x')`])(
    'changed to %s has an invalid signature, and no entry is chained behind it',
    async (text) => {
      await headIs(text)
      await write(tenant, 1)
      await write(other, 1)
      expect(await seal()).toEqual({ sealed: 1, broken: [tenant] })
      const { faults, unchained } = await verify()
      expect(faults).toMatchObject([{ tenantId: tenant, what: expect.stringMatching(/signature was changed/) }])
      expect(unchained).toBe(1)
    },
  )

  it('that is missing keeps entries from being chained again from 1', async () => {
    await write(tenant, 3)
    await seal()
    await tamper('delete from tenancy.audit_heads')
    await write(tenant, 1)
    expect(await seal()).toEqual({ sealed: 0, broken: [tenant] })
  })

  it('exposes a chain that was rewritten correctly, but without the secret', async () => {
    await write(tenant, 3)
    await seal()
    const [head] = await clone.admin`select * from tenancy.audit_heads`
    await tamper(`update tenancy.audit_log set sequence = null, hash = null where tenant_id = '${tenant}'`)
    await tamper('delete from tenancy.audit_heads')
    await tamper(`update tenancy.audit_log set event = 'x' where target_id = '1'`)
    await seal(createKeyring([randomBytes(32)]))
    const forged = await verify()
    expect(forged.faults).toMatchObject([{ what: expect.stringMatching(/needs the key secret-/) }])
    await tamper('delete from tenancy.audit_heads')
    await clone.admin`insert into tenancy.audit_heads ${clone.admin(head!)}`
    expect((await verify()).faults).toMatchObject([{ sequence: 3, what: expect.stringMatching(/written anew/) }])
  })

  it('is signed again after a rotation, also for a tenant without new entries', async () => {
    await write(tenant, 2)
    await seal()
    const next = randomBytes(32)
    expect(await seal(createKeyring([next, secret]))).toEqual({ sealed: 0, broken: [] })
    expect(await verify(createKeyring([next]))).toMatchObject({ entries: 2, faults: [] })
    expect((await verify()).faults).toMatchObject([{ what: expect.stringMatching(/needs the key/) }])
  })
})
