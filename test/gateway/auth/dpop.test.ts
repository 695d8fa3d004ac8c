// Proofs of possession at the edges of their time. What else makes a proof wrong is tried in test/gateway/http/oauth.test.ts.
import { createHash } from 'node:crypto'
import { createProofs } from '@quintet/gateway/auth/dpop.ts'
import { describe, expect, it } from 'vitest'
import { aProofKey } from '../../support/clients/dpop.ts'

const start = Date.parse('2026-05-04T08:00:00Z')
const url = 'https://api.example.com/graphql'
const token = 'a token'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** The thumbprint (RFC 7638) of the key in a proof. */
function thumbprintOf(text: string): string {
  const { crv, kty, x, y } = JSON.parse(Buffer.from(text.split('.')[0]!, 'base64url').toString()).jwk
  return sha256(JSON.stringify({ crv, kty, x, y }))
}

function proofs(address = url) {
  let at = start
  const judge = createProofs(address, { now: () => new Date(at) })
  const key = aProofKey()
  return {
    key,
    /** Whether a proof is good at a time, in milliseconds from the start. */
    isGood(text: string, milliseconds = 0): Promise<boolean> {
      at = start + milliseconds
      return judge({ text, method: 'POST' }, { thumbprint: thumbprintOf(text), hash: sha256(token) })
    },
  }
}

describe('a proof of possession', () => {
  it('is accepted once until it expires, also when the clock of the client is ahead', async () => {
    const { key, isGood } = proofs()
    const ahead = key.proof({ url, token, claims: { iat: start / 1000 + 5 } })
    expect(await isGood(ahead)).toBe(true)
    for (const seconds of [1, 69, 70, 70.5, 70.999, 71, 80]) expect(await isGood(ahead, seconds * 1000)).toBe(false)
    const late = key.proof({ url, token, claims: { iat: start / 1000 + 5 } })
    expect([await isGood(late, 70_999), await isGood(late, 71_000)]).toEqual([true, false])
  })

  it('contains the address as browsers write it, however PUBLIC_URL does', async () => {
    const { key, isGood } = proofs('https://API.example.com:443/graphql')
    const claims = { iat: start / 1000 }
    expect(await isGood(key.proof({ url, token, claims }))).toBe(true)
    expect(await isGood(key.proof({ url: 'https://api.example.com:444/graphql', token, claims }))).toBe(false)
  })

  it('has an id of at most 200 characters', async () => {
    const { key, isGood } = proofs()
    const named = (jti: string) => key.proof({ url, token, claims: { iat: start / 1000, jti } })
    expect([await isGood(named('x'.repeat(200))), await isGood(named('x'.repeat(201)))]).toEqual([true, false])
  })
})
