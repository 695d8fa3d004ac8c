// Statements that go with the COMMIT of a transaction.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { type Closing, createScope, type Reader } from '@quintet/drizzle/client/scope.ts'
import { type Identity, statement } from '@quintet/drizzle/client/statement.ts'
import { jobs } from '@quintet/drizzle/recruiting/jobs.ts'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addJob } from '../support/database/add-job.ts'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'

const allJobs = statement({}, (db) => db.select({ title: jobs.title }).from(jobs))
const failing = statement({}, (db) => db.select({ x: sql`1 / 0` }).from(sql`(values (1)) as one`))

let clone: TestDatabase
let database: Database
beforeAll(async () => {
  clone = await cloneDatabase()
  database = clone.open('recruiting')
})
afterAll(() => clone.drop())

const inTenant = (tenantId: string): Identity => ({ tenantId, userId: null, realmId: null })
const titles = async (reader: Reader) => (await reader.read(allJobs, {})).map(({ title }) => title)
const titlesInDatabase = async (tenantId: string) =>
  (await clone.admin`select title from recruiting.jobs where tenant_id = ${tenantId}`).map(({ title }) => title)

describe('a transaction', () => {
  it('sends its closing statements together with the COMMIT, last and in order', async () => {
    let sent = 0
    const url = new URL(clone.runtimeUrl('recruiting'))
    const socket = async () => {
      const made = connect(Number(url.port), url.hostname)
      await once(made, 'connect')
      const write = made.write.bind(made) as (...given: unknown[]) => boolean
      return Object.assign(made, {
        write(...given: unknown[]) {
          sent++
          return write(...given)
        },
      })
    }
    const fast = postgres(url.href, { max: 1, fetch_types: false, socket } as object)
    Object.assign(fast.options.serializers, { 3802: String })
    const pools = {
      fast,
      slow: fast,
      long: fast,
      reads: null,
      reader: '',
      tenantEntry: null,
      partEntry: null,
      prepare: true,
    }
    const tenantId = randomUUID()
    const texts: string[] = []
    const scope = createScope(pools, inTenant(tenantId), (text) => texts.push(text))
    const close = () =>
      scope.write(async (writer) => {
        await writer.closing.run(addJob, { title: 'closing' })
        writer.closing.check(allJobs, {}, (error) => error)
        return titles(writer)
      })
    expect(await close()).toEqual([])
    expect(texts).toEqual([allJobs.text, addJob.text, allJobs.text])
    sent = 0
    // BEGIN; the identity and a read; both statements and the COMMIT.
    expect([await close(), sent]).toEqual([['closing'], 3])
    expect(await titlesInDatabase(tenantId)).toEqual(['closing', 'closing'])
    await fast.end()
  })

  it('is rolled back entirely when a closing statement fails, with its error', async () => {
    const tenantId = randomUUID()
    const notified: string[] = []
    const closing = (close: (closing: Closing) => unknown) =>
      database.scope(inTenant(tenantId)).write(async (writer) => {
        writer.afterCommit(() => notified.push('told'))
        await writer.run(addJob, { title: 'lost' })
        await writer.closing.run(addJob, { title: 'lost too' })
        await close(writer.closing)
        await writer.closing.run(addJob, { title: 'behind' })
        return 'never'
      })
    const refused = (error: unknown) => new Error(`refused ${Reflect.get(error as Error, 'code')}`)
    await expect(closing((each) => each.check(failing, {}, refused))).rejects.toThrow('refused 22012')
    await expect(closing((each) => each.run(addJob, { title: null as never }))).rejects.toMatchObject({
      code: '23502',
    })
    // Refused by itself, before anything of it was sent.
    await expect(closing((each) => each.run(addJob, { title: '\ud800' }))).rejects.toMatchObject({ code: '22021' })
    const terminate = statement({}, (db) =>
      db.select({ x: sql`pg_terminate_backend(pg_backend_pid())` }).from(sql`(values (1)) as one`),
    )
    await expect(closing((each) => each.check(terminate, {}, (error) => error))).rejects.toThrow()
    expect([notified, await titlesInDatabase(tenantId)]).toEqual([[], []])
  })

  it('takes no closing statement once it has ended', async () => {
    let left: Closing | undefined
    const scope = database.scope(inTenant(randomUUID()))
    await scope.write(async ({ closing }) => {
      left = closing
    })
    await expect(left!.run(addJob, { title: 'late' })).rejects.toThrow('The transaction has ended')
  })
})
