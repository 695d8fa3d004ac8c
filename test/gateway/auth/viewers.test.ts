// Verified tokens are cached by connection and by hash, and never accepted after they expire.
import { silentFeed } from '@quintet/gateway/auth/access-feed.ts'
import { createViewers } from '@quintet/gateway/auth/viewers.ts'
import { describe, expect, it } from 'vitest'
import { issuer, peopleSources, signIn } from '../../bench/people.ts'
import { liveSession } from '../../support/subjects.ts'

function fixture() {
  const { tokens, key } = signIn(2)
  const sources = peopleSources(key)
  let now = new Date()
  const [identity, tenancy] = [sources.get('identity')!, sources.get('tenancy')!]
  const viewers = createViewers({ identity, tenancy, feed: silentFeed, clock: { now: () => now }, issuer })
  const wait = (seconds: number): void => {
    now = new Date(now.getTime() + seconds * 1000)
  }
  return { viewers, wait, ada: tokens[0]!, grace: tokens[1]! }
}

describe('a token over a connection', () => {
  it('gives its own claims, whatever token was sent before', async () => {
    const { viewers, ada, grace } = fixture()
    const connection = {}
    const [one, other] = await Promise.all([viewers.verify(ada), viewers.verify(grace)])
    expect(one).not.toEqual(other)
    for (const [token, claims] of [
      [ada, one],
      [ada, one],
      [grace, other],
      [ada, one],
      [grace, other],
    ] as const) {
      expect(viewers.verify(token, connection)).toBe(claims)
    }
  })
  it('is not taken for another token with the same beginning or end', async () => {
    const { viewers, ada } = fixture()
    const connection = {}
    await viewers.verify(ada, connection)
    expect(viewers.verify(ada, connection)).toMatchObject({ viewer: {} })
    expect(await viewers.verify(ada.slice(0, -2), connection)).toBe('refused')
    expect(await viewers.verify(`${ada}A`, connection)).toBe('refused')
  })
  it('expires, however often it was sent', async () => {
    const { viewers, wait, ada } = fixture()
    const connection = {}
    for (let times = 0; times < 3; times++) await viewers.verify(ada, connection)
    wait(3601)
    expect(viewers.verify(ada, connection)).toBe('expired')
    expect(await viewers.verify(ada, {})).toBe('expired')
  })
})

describe('a session that entered a tenant in an emergency', () => {
  it('is not bound by what the tenant denies its user', async () => {
    const { tokens, key } = signIn(1)
    const sources = peopleSources(key)
    const answering = (name: string, data: object) => ({ ...sources.get(name)!, execute: () => ({ data }) }) as never
    const rights = { permissions: ['-credit.scores:write'], policyVersion: 1, isMember: true, changesAt: null }
    const state = { ...liveSession, isBreakGlass: true }
    const real = sources.get('identity')!
    const identity = {
      ...real,
      execute: (request: { query: string }, envelope: never) =>
        request.query.includes('sessionStates')
          ? { data: { sessionStates: [state] } }
          : real.execute(request as never, envelope),
    } as never
    const tenancy = answering('tenancy', { grants: rights })
    const viewers = createViewers({ identity, tenancy, feed: silentFeed, clock: { now: () => new Date() }, issuer })
    const claims = await viewers.verify(tokens[0]!)
    const caller = await viewers.caller(claims as never, { requestId: 'r', clientIp: null, userAgent: null })
    expect(caller).toMatchObject({ envelope: { grants: ['*.*:*'] } })
  })
})
