// Sealed fields: what the database shows of them, where they open, and what is left of them once their key was erased.
import { randomBytes, randomUUID } from 'node:crypto'
import { createKeyring } from '@quintet/kit/sealed/keyring.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { untilWaiting } from '../../../support/database/database.ts'
import { fieldsWith, openFixture, ring } from './fixture.ts'

const { clone, scopeOf, aNote, seal, open, shred, keyOf } = await openFixture()
afterAll(() => clone.drop())

const phone = '+44 7700 900123'

describe('a sealed field', () => {
  it('opens to what it was', async () => {
    const note = aNote()
    const values = { phone, address: 'Ørsted Allé 7 🏠', empty: '' }
    const sealed = await seal(ring, note, values)
    for (const [column, value] of Object.entries(values)) {
      expect(await open(ring, note, { column, sealed: sealed[column as keyof typeof sealed] })).toBe(value)
    }
  })

  it('shows nothing of its value, and never looks the same twice', async () => {
    const note = aNote()
    const [one, two] = [await seal(ring, note, { phone }), await seal(ring, note, { phone })]
    expect(one).not.toEqual(two)
    expect(Buffer.from(one.phone).toString('latin1')).not.toContain('7700')
  })

  it('has one key per record, which is stored wrapped', async () => {
    const [note, other] = [aNote(), aNote()]
    await seal(ring, note, { phone })
    await seal(ring, note, { address: 'a street' })
    await seal(ring, other, { phone })
    const rows = await clone.admin`select key_id, wrapped_key from tenancy.record_keys
      where record_id in (${note.recordId}, ${other.recordId})`
    expect(rows).toHaveLength(2)
    expect(rows[0]!.wrapped_key).not.toEqual(rows[1]!.wrapped_key)
    expect(new Set(rows.map((row) => row.key_id))).toEqual(new Set([ring.currentId]))
  })

  it('opens together with fields of many records by one statement, in order', async () => {
    const tenantId = randomUUID()
    const notes = Array.from({ length: 20 }, () => aNote(tenantId))
    const sealed = await Promise.all(notes.map((note, i) => seal(ring, note, { phone: `phone ${i}` })))
    const statements: string[] = []
    const scope = clone.open('tenancy', statements).scope({ tenantId, userId: null, realmId: null })
    const fields = notes.map(({ recordId }, i) => ({ recordId, column: 'phone', sealed: sealed[i]!.phone }))
    const values = await fieldsWith(ring).open(scope, tenantId, fields).finally(scope.close)
    expect(values).toEqual(notes.map((_, i) => `phone ${i}`))
    expect(statements).toHaveLength(1)
  })

  it('does not open as another column, version, record or table', async () => {
    const note = { ...aNote(), version: 2 }
    const { phone: sealed } = await seal(ring, note, { phone })
    const other = aNote(note.ownerId)
    await seal(ring, other, { phone })
    const field = { column: 'phone', version: 2, sealed }
    expect(await open(ring, note, field)).toBe(phone)
    const refusal = /was changed, or is another field's/
    await expect(open(ring, note, { ...field, column: 'address' })).rejects.toThrow(refusal)
    await expect(open(ring, note, { ...field, version: 3 })).rejects.toThrow(refusal)
    await expect(open(ring, other, field)).rejects.toThrow(refusal)
    await expect(open(ring, note, field, 'letters')).rejects.toThrow(refusal)
  })

  it('does not open in another tenant, even when its row and its key were moved there', async () => {
    const [note, tenantId] = [aNote(), randomUUID()]
    const { phone: sealed } = await seal(ring, note, { phone })
    const moved = { ...note, ownerId: tenantId }
    await expect(open(ring, moved, { column: 'phone', sealed })).rejects.toThrow(/was changed/)
    await clone.admin`update tenancy.record_keys set tenant_id = ${tenantId} where record_id = ${note.recordId}`
    await expect(open(ring, moved, { column: 'phone', sealed })).rejects.toThrow(/key of notes .* was changed/)
  })

  it('does not open with the key of another record in place of its own', async () => {
    const [note, other] = [aNote(), aNote()]
    const { phone: sealed } = await seal(ring, note, { phone })
    await seal(ring, other, { phone })
    await clone.admin`update tenancy.record_keys k set wrapped_key = o.wrapped_key from tenancy.record_keys o
      where k.record_id = ${note.recordId} and o.record_id = ${other.recordId}`
    await expect(open(ring, note, { column: 'phone', sealed })).rejects.toThrow(/or is another record's/)
  })

  it('does not open with any bit of it changed, nor cut short', async () => {
    const note = aNote()
    const { phone: sealed } = await seal(ring, note, { phone: 'x' })
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed)
      changed[i]! ^= 1
      await expect(open(ring, note, { column: 'phone', sealed: changed })).rejects.toThrow()
      await expect(open(ring, note, { column: 'phone', sealed: sealed.subarray(0, i) })).rejects.toThrow()
    }
  })

  it('does not open without its key on the ring, and the message names the key and the settings', async () => {
    const note = aNote()
    const { phone: sealed } = await seal(ring, note, { phone })
    const opening = open(createKeyring([randomBytes(32)]), note, { column: 'phone', sealed })
    await expect(opening).rejects.toThrow(`${ring.currentId}, which is missing`)
    await expect(opening).rejects.toThrow(/SEALING_KEYS or as QUINTET_SECRET_PREVIOUS/)
  })

  it('has one key, when two transactions seal the same record for the first time at once', async () => {
    const note = aNote()
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const first = scopeOf(note.ownerId).write(async (writer) => {
      const sealed = await fieldsWith(ring).seal(writer, note, { phone })
      begun.resolve()
      await gate.promise
      return sealed
    })
    await begun.promise
    const second = seal(ring, note, { address: 'a street' })
    await untilWaiting(clone.admin, 1)
    gate.resolve()
    expect(await open(ring, note, { column: 'phone', sealed: (await first).phone })).toBe(phone)
    expect(await open(ring, note, { column: 'address', sealed: (await second).address })).toBe('a street')
  })
})

describe('a shredded record', () => {
  it('opens to nothing, and the key is gone from the table', async () => {
    const note = aNote()
    const { phone: sealed } = await seal(ring, note, { phone })
    await shred(note)
    expect(await open(ring, note, { column: 'phone', sealed })).toBeNull()
    expect(await keyOf(note)).toMatchObject({ wrapped_key: null, key_id: null, erased_at: expect.any(Date) })
  })

  it('is not sealed again, also when nothing of it had been sealed before', async () => {
    const [note, unsealed] = [aNote(), aNote()]
    await seal(ring, note, { phone })
    await shred(note)
    await shred(unsealed)
    for (const each of [note, unsealed]) await expect(seal(ring, each, { phone })).rejects.toThrow(/was erased/)
  })

  it('keeps the time of its erasure when it is shredded again', async () => {
    const note = aNote()
    await shred(note)
    const first = await keyOf(note)
    await shred(note)
    expect(await keyOf(note)).toEqual(first)
  })

  it('leaves the other records of its tenant as they are', async () => {
    const note = aNote()
    const other = aNote(note.ownerId)
    const { phone: sealed } = await seal(ring, other, { phone })
    await shred(note)
    expect(await open(ring, other, { column: 'phone', sealed })).toBe(phone)
  })

  it('is shredded by its own tenant only', async () => {
    const note = aNote()
    const { phone: sealed } = await seal(ring, note, { phone })
    await shred({ ...note, ownerId: randomUUID() })
    expect(await open(ring, note, { column: 'phone', sealed })).toBe(phone)
  })
})
