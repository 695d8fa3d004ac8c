import { hkdfSync, randomBytes } from 'node:crypto'
import { deriveKey, seal, unseal } from '@quintet/kit/process/secrets.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const secret = randomBytes(32)
const key = deriveKey(secret, 'a purpose')

describe('a derived key', () => {
  it('is 32 bytes, the same for the same purpose and another for another', () => {
    expect(key).toHaveLength(32)
    expect(deriveKey(secret, 'a purpose')).toEqual(key)
    expect(deriveKey(secret, 'another purpose')).not.toEqual(key)
    expect(deriveKey(randomBytes(32), 'a purpose')).not.toEqual(key)
  })

  it('stays what it was: what lies sealed in databases must open tomorrow', () => {
    expect(deriveKey(Buffer.alloc(32, 7), 'signing keys at rest')).toEqual(
      Buffer.from(
        hkdfSync('sha256', Buffer.alloc(32, 7), Buffer.from('quintet'), Buffer.from('signing keys at rest'), 32),
      ),
    )
  })
})

describe('a sealed text', () => {
  it('opens to what it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed()),
        fc.string(),
        (text, label) => {
          expect(unseal([key], label, seal(key, label, text))).toBe(text)
        },
      ),
    )
  })

  it('shows nothing of the text, and is never the same twice', () => {
    const text = 'a private key that nobody may read'
    const [one, two] = [seal(key, 'l', text), seal(key, 'l', text)]
    expect(one).not.toBe(two)
    expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('private')
  })

  it('does not open with another key, under another label, or with any bit of it changed', () => {
    const sealed = seal(key, 'label', 'text')
    expect(() => unseal([deriveKey(secret, 'another purpose')], 'label', sealed)).toThrow()
    expect(() => unseal([key], 'other', sealed)).toThrow()
    const bytes = Buffer.from(sealed, 'base64')
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes)
      changed[i]! ^= 1
      expect(() => unseal([key], 'label', changed.toString('base64'))).toThrow()
    }
    // Nor when it is cut short: a tag of fewer bytes is easier to guess.
    for (let length = 0; length < bytes.length; length++) {
      expect(() => unseal([key], 'label', bytes.subarray(0, length).toString('base64'))).toThrow()
    }
  })
})
