// Which cached sessions and rights a mutation or a reported change invalidates.

import type { AccessFeed, Change } from '@quintet/gateway/auth/access-feed.ts'
import { type Caller, type Claims, createViewers } from '@quintet/gateway/auth/viewers.ts'
import { createGateway, type Gateway } from '@quintet/gateway/gateway.ts'
import type { Source } from '@quintet/gateway/sources/source.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import type { ExecutionResult } from 'graphql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { supergraphText } from '../../support/schema/access.ts'
import { liveSession } from '../../support/subjects.ts'

const facts = { requestId: 'r', clientIp: null, userAgent: null }
const person = (userId: string, tenantId: string | null): Claims => ({
  viewer: { userId, sessionId: `session of ${userId}`, acr: 'aal1', authTime: 1 },
  realmId: platformRealmId,
  tenantId,
  expiresAt: Number.POSITIVE_INFINITY,
})
const ada = person('ada', 'acme')
const alan = person('alan', 'acme')
const grace = person('grace', 'globex')
const root = person('root', null)
const guest = person('guest', null)
const allClaims = { ada, alan, grace, root, guest }

async function* heartbeats(): AsyncIterableIterator<ExecutionResult> {
  for (;;) {
    yield { data: null }
    await new Promise((resolve) => setTimeout(resolve, 100).unref())
  }
}

/** Stubs of identity and tenancy, and the reads that they answered since the last call of `asked`. */
function stubs() {
  let reads: string[] = []
  const source = (name: string): Source => ({
    name,
    answer: async () => null,
    subscribe: async () => heartbeats(),
    async execute({ query, variables = {} }) {
      if (query.includes('mutation')) return { data: { signOut: null, switchTenant: null, grantRole: null } }
      reads.push(query.includes('sessionStates') ? `${variables.ids}` : `rights of ${variables.userId}`)
      await new Promise(setImmediate)
      const grants = { permissions: ['tenancy.tenants:read'], policyVersion: 1, isMember: true, changesAt: null }
      return {
        data: query.includes('sessionStates') ? { sessionStates: [liveSession] } : { grants },
      }
    },
  })
  const asked = (): string[] => {
    const found = reads.sort()
    reads = []
    return found
  }
  return { source, asked }
}

describe('a gateway', () => {
  let gateway: Gateway
  let asked: () => string[]
  beforeEach(async () => {
    const made = stubs()
    asked = made.asked
    const names = ['identity', 'tenancy', 'credit', 'marketplace', 'recruiting']
    gateway = await createGateway({
      supergraphSdl: supergraphText,
      sources: new Map(names.map((name) => [name, made.source(name)])),
      clock: systemClock,
      log: createLogger('silent'),
      issuer: 'http://localhost',
      introspection: false,
    })
    await vi.waitFor(() => expect(gateway.feed.isAlive()).toBe(true))
    await askAll()
    asked()
  })
  afterEach(() => gateway.stop())

  const askAll = () => Promise.all(Object.values(allClaims).map((claims) => gateway.viewers.caller(claims, facts)))
  const run = async (query: string, claims: Claims | null, variables = {}) => {
    const prepared = gateway.prepare({ query }, facts)
    if ('errors' in prepared) throw prepared.errors[0]
    return gateway.runAs(prepared, variables, claims, facts)
  }
  const switching = 'mutation { switchTenant(input: { tenantSlug: "acme" }) { __typename } }'
  const signingIn = 'signIn(input: { email: "a@b.example", password: "x" }) { __typename }'
  const granting = 'mutation { grantRole(input: { userId: "u", role: "owner" }) { __typename } }'

  it.each<[string, string, Claims | null, object]>([
    ['of an anonymous caller', switching, null, {}],
    ['of an anonymous caller, beside a public one', `mutation { ${signingIn} ${switching.slice(11, -1)} }`, null, {}],
    ['of a member without the permission', granting, ada, {}],
    [
      'with invalid variables',
      'mutation ($no: Boolean!) { signOut { __typename @skip(if: $no) } }',
      ada,
      { no: 'neither' },
    ],
  ])('keeps everything cached after a refused mutation %s', async (_, text, claims, variables) => {
    const { code } = await run(text, claims, variables)
    expect(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT']).toContain(code)
    await askAll()
    expect(asked()).toEqual([])
  })

  it('reads again the caller of a mutation, and the rights in their tenant', async () => {
    await run(switching, ada)
    await askAll()
    expect(asked()).toEqual(['rights of ada', 'rights of alan', 'session of ada'])
    await run(switching, root)
    await askAll()
    expect(asked()).toEqual(['rights of root', 'session of root'])
  })

  it('reads again after a mutation whose refused root field was skipped', async () => {
    const text = `mutation ($no: Boolean = true) { signOut { __typename }
      grantRole(input: { userId: "u", role: "owner" }) @skip(if: $no) { __typename } }`
    await run(text, grace)
    await askAll()
    expect(asked()).toEqual(['rights of grace', 'session of grace'])
  })
})

describe('viewers', () => {
  function startViewers() {
    const { source, asked } = stubs()
    let notify: (change: Change | 'all') => void = () => {}
    const feed: AccessFeed = {
      isAlive: () => true,
      expect() {},
      stop() {},
      onChange(listener) {
        notify = listener
        return () => {}
      },
    }
    const [identity, tenancy] = [source('identity'), source('tenancy')]
    const viewers = createViewers({ identity, tenancy, feed, clock: systemClock, issuer: 'http://localhost' })
    const askAll = () => Promise.all(Object.values(allClaims).map((claims) => viewers.caller(claims, facts)))
    return { viewers, asked, askAll, notify: (change: Change | 'all') => notify(change) }
  }

  it('cache what is read about others during a change, and nothing about the caller who made it', async () => {
    const { viewers, asked, askAll } = startViewers()
    const { envelope } = (await viewers.caller(ada, facts)) as Caller
    asked()
    viewers.forget(envelope)
    const reading = askAll()
    viewers.forget(envelope)
    await reading
    asked()
    await askAll()
    expect(asked()).toEqual(['rights of ada', 'rights of alan', 'session of ada'])
    await askAll()
    expect(asked()).toEqual([])
  })

  it.each<[string, Partial<Change>, string[]]>([
    ['a session', { sessionId: 'session of ada', userId: 'ada' }, ['session of ada']],
    ['a member', { tenantId: 'acme', userId: 'alan' }, ['rights of alan', 'session of alan']],
    ['a tenant', { tenantId: 'acme' }, ['rights of ada', 'rights of alan', 'session of ada', 'session of alan']],
    ['a user', { userId: 'root' }, ['rights of root', 'session of root']],
  ])('read again what a change of %s concerns', async (_, change, reads) => {
    const { asked, askAll, notify } = startViewers()
    await askAll()
    asked()
    notify({ tenantId: null, userId: null, sessionId: null, ...change })
    await askAll()
    expect(asked()).toEqual(reads)
  })

  it('read everything again when changes may have been missed', async () => {
    const { asked, askAll, notify } = startViewers()
    await askAll()
    const all = asked()
    notify('all')
    await askAll()
    expect(asked()).toEqual(all)
    expect(all).toHaveLength(10)
  })
})
