// Keys are replaced while everything runs. With the old key, copies of shredded records become unreadable too.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordKeys } from '@quintet/drizzle/tenancy/record-keys.ts'
import { readSettings, SettingsError } from '@quintet/kit/process/settings.ts'
import { createKeyring, sealingKeysOf } from '@quintet/kit/sealed/keyring.ts'
import { rewrapRecordKeys } from '@quintet/kit/sealed/rewrap.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { aClock, minutes } from '../../../support/clock.ts'
import { untilWaiting } from '../../../support/database/database.ts'
import { startSubgraph } from '../../../support/quintet/subgraph.ts'
import { bothRing, fieldsWith, newSecret, oldSecret, openFixture, ring } from './fixture.ts'

const { clone, jobs, scopeOf, aNote, seal, open, shred, keyOf } = await openFixture()
afterAll(() => clone.drop())
afterEach(() => clone.admin`delete from tenancy.record_keys`)

const newRing = createKeyring([newSecret])
const rewrap = (keys = bothRing, batch?: number) =>
  rewrapRecordKeys(jobs, recordKeys, keys, batch === undefined ? {} : { batch })
const sealMany = async (count: number) => {
  const notes = Array.from({ length: count }, () => aNote())
  return Promise.all(
    notes.map(async (note, i) => ({ note, ...(await seal(ring, note, { phone: `phone ${i}` })), value: `phone ${i}` })),
  )
}

describe('a rotation', () => {
  it('leaves fields readable before, while and after keys are wrapped anew', async () => {
    const all = await sealMany(12)
    const readAll = (keys = bothRing) =>
      Promise.all(all.map(({ note, phone }) => open(keys, note, { column: 'phone', sealed: phone })))
    const expected = all.map(({ value }) => value)
    expect(await readAll()).toEqual(expected)
    const rewrapping = rewrap(bothRing, 1)
    const reads = []
    for (let i = 0; i < 10; i++) reads.push(await readAll())
    expect(await rewrapping).toEqual({ rewrapped: 12, left: 0 })
    expect(reads).toEqual(reads.map(() => expected))
    expect(await readAll(newRing)).toEqual(expected)
    await expect(readAll(ring)).rejects.toThrow(/which is missing/)
  })

  it('lets processes with either key as the current one read what the others seal', async () => {
    const before = createKeyring([oldSecret, newSecret])
    const note = aNote()
    const one = await seal(before, note, { phone: 'one' })
    expect(await open(bothRing, note, { column: 'phone', sealed: one.phone })).toBe('one')
    const other = aNote()
    const { phone } = await seal(bothRing, other, { phone: 'two' })
    expect(await open(before, other, { column: 'phone', sealed: phone })).toBe('two')
  })

  it('changes nothing when it is repeated, nor when it runs twice at once', async () => {
    await sealMany(7)
    const twice = await Promise.all([rewrap(bothRing, 2), rewrap(bothRing, 3)])
    expect(twice.reduce((sum, { rewrapped }) => sum + rewrapped, 0)).toBe(7)
    expect(await rewrap()).toEqual({ rewrapped: 0, left: 0 })
  })

  it('passes over keys that cannot be unwrapped, and counts them', async () => {
    const [first, second] = await sealMany(3)
    await clone.admin`update tenancy.record_keys set key_id = 'unknown' where record_id = ${first!.note.recordId}`
    await clone.admin`update tenancy.record_keys set wrapped_key = '\\x00' where record_id = ${second!.note.recordId}`
    expect(await rewrap(bothRing, 1)).toEqual({ rewrapped: 1, left: 2 })
  })

  it('is done within an hour by the worker of a subgraph, which has both secrets', async () => {
    const clock = aClock()
    const secrets = { secret: newSecret, previousSecrets: [oldSecret] }
    const process = await startSubgraph(tenancy, clone, { clock, isWorker: true, ...secrets })
    const [first] = await sealMany(2)
    const scheduled = () => clone.admin`select 1 from tenancy.job_schedules where queue = 'tenancy.rewrap'`
    await expect.poll(async () => (await scheduled()).count, { timeout: 15_000 }).toBe(1)
    clock.move(minutes(60))
    await expect.poll(async () => (await keyOf(first!.note))!.key_id, { timeout: 15_000 }).toBe(newRing.currentId)
    await process.close()
    const field = { column: 'phone', sealed: first!.phone }
    expect(await open(newRing, first!.note, field)).toBe(first!.value)
  })

  it('stops between batches when its signal is aborted', async () => {
    await sealMany(2)
    const signal = AbortSignal.abort(new Error('stopped'))
    await expect(rewrapRecordKeys(jobs, recordKeys, bothRing, { signal })).rejects.toThrow('stopped')
    expect(await rewrap()).toEqual({ rewrapped: 2, left: 0 })
  })

  it('does not bring back a key that is erased meanwhile', async () => {
    const [{ note }] = (await sealMany(1)) as [Awaited<ReturnType<typeof sealMany>>[number]]
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const shredding = scopeOf(note.ownerId).write(async (writer) => {
      await fieldsWith(ring).shred(writer, note.recordId, new Date())
      begun.resolve()
      await gate.promise
    })
    await begun.promise
    const rewrapping = rewrap()
    await untilWaiting(clone.admin, 1)
    gate.resolve()
    await shredding
    expect(await rewrapping).toEqual({ rewrapped: 0, left: 0 })
    expect(await keyOf(note)).toMatchObject({ wrapped_key: null, key_id: null })
  })
})

describe('a copy of a shredded record that was made before', () => {
  it('is unreadable with the table of keys as it is afterwards', async () => {
    const note = aNote()
    const { phone: copied } = await seal(ring, note, { phone: 'a number' })
    await shred(note)
    expect(await open(ring, note, { column: 'phone', sealed: copied })).toBeNull()
  })

  it('with a copy of its key is unreadable once the key that wraps it was replaced and destroyed', async () => {
    const note = aNote()
    const { phone: copied } = await seal(ring, note, { phone: 'a number' })
    const copiedKey = await keyOf(note)
    await shred(note)
    await rewrap()
    await clone.admin`delete from tenancy.record_keys where record_id = ${note.recordId}`
    await clone.admin`insert into tenancy.record_keys ${clone.admin(copiedKey!)}`
    // The limit of what is promised: as long as the old key is kept, such a copy is a whole backup.
    expect(await open(bothRing, note, { column: 'phone', sealed: copied })).toBe('a number')
    await expect(open(newRing, note, { column: 'phone', sealed: copied })).rejects.toThrow(/which is missing/)
  })
})

describe('a key file', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-keys-'))
  afterAll(() => rm(directory, { recursive: true }))
  const path = join(directory, 'keys.json')
  const read = async (text: string) => {
    await writeFile(path, text)
    return readSettings({ SEALING_KEYS: path }, sealingKeysOf)
  }
  const key = randomBytes(32).toString('base64')

  it('has keys that come before the root secret, and can be rotated to', async () => {
    const keys = await read(JSON.stringify([{ id: '2026-11', key }]))
    const fileRing = createKeyring([oldSecret], keys)
    expect(fileRing.ids).toEqual(['2026-11', ring.currentId])
    const note = aNote()
    const { phone } = await seal(ring, note, { phone: 'a number' })
    expect(await rewrap(fileRing)).toEqual({ rewrapped: 1, left: 0 })
    const another = createKeyring([newSecret], keys)
    expect(await open(another, note, { column: 'phone', sealed: phone })).toBe('a number')
  })

  it.each([
    ['of no JSON', '{'],
    ['of an object', '{}'],
    ['without keys', '[]'],
    ['with a short key', JSON.stringify([{ id: 'a', key: 'AAAA' }])],
    ['with a key without id', JSON.stringify([{ key }])],
    ['with an id of spaces', JSON.stringify([{ id: 'a b', key }])],
    [
      'with an id twice',
      JSON.stringify([
        { id: 'a', key },
        { id: 'a', key },
      ]),
    ],
    ['with the id of a root secret', JSON.stringify([{ id: ring.currentId, key }])],
  ])('%s is refused in one sentence that does not contain its text', async (_, text) => {
    const reading = read(text)
    await expect(reading).rejects.toBeInstanceOf(SettingsError)
    await expect(reading).rejects.toThrow(/^SEALING_KEYS must name a JSON file such as/)
    await expect(reading).rejects.not.toThrow(key)
  })

  it('that is missing is refused, and no file is required', () => {
    const reading = (environment: NodeJS.ProcessEnv) => readSettings(environment, sealingKeysOf)
    expect(() => reading({ SEALING_KEYS: join(directory, 'none.json') })).toThrow(SettingsError)
    expect(reading({})).toEqual([])
  })
})
