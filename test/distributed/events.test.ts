// Events between subgraphs that are processes of their own, with Redis for their hints and without it.
import { setTimeout as pause } from 'node:timers/promises'
import { acme, root } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Distributed, startDistributed } from '../support/quintet/distributed.ts'
import { aRedis, hasRedis, type TestRedis } from '../support/quintet/redis.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 })

describe.skipIf(!hasRedis).each([['Redis'], ['PostgreSQL']])(
  'events between processes, with hints over %s',
  (hints) => {
    let redis: TestRedis | null = null
    let quintet: Distributed
    beforeAll(async () => {
      redis = hints === 'Redis' ? await aRedis() : null
      await redis?.start()
      quintet = await startDistributed({ gateways: 2, environment: redis === null ? {} : { REDIS_URL: redis.url } })
    })
    afterAll(async () => {
      await quintet?.stop()
      await redis?.kill()
    })

    it('bring what was done in four subgraphs into one log of activity, once each', async () => {
      const owner = await quintet.signIn(acme.owner.email)
      const held = await quintet.gql('{ viewer { tenant { licences(first: 1) { nodes { id } } } } }', {}, owner)
      const [licence] = held.data.viewer.tenant.licences.nodes
      const problem = '__typename ... on Problem { code }'
      const mutations: readonly [string, string][] = [
        [
          'recordCreditScore',
          `mutation { outcome: recordCreditScore(input: { category: "personal-loan", applicantId: "${acme.applicants[0]!.id}", value: 71 }) { ${problem} } }`,
        ],
        [
          'updateProfile',
          `mutation { outcome: updateProfile(input: { bio: "With hints over ${hints}" }) { ${problem} } }`,
        ],
        [
          'setFeatureFlag',
          `mutation { outcome: setFeatureFlag(input: { key: "hints", isEnabled: true }) { ${problem} } }`,
        ],
        [
          'updateLicence',
          `mutation { outcome: updateLicence(input: { licenceId: "${licence.id}", isActive: true }) { ${problem} } }`,
        ],
      ]
      const actions = async (): Promise<string[]> => {
        const { data } = await quintet.gql('{ viewer { activity(first: 50) { nodes { action } } } }', {}, owner)
        const all: string[] = data.viewer.activity.nodes.map(({ action }: { action: string }) => action)
        return all.filter((action) => mutations.some(([name]) => name === action)).sort()
      }
      // The demo data were made by some of the same mutations.
      const before = await actions()
      for (const [name, text] of mutations) {
        const { data, errors } = await quintet.gql(text, {}, owner)
        expect([name, errors, data?.outcome.code]).toEqual([name, undefined, undefined])
      }
      const all = [...before, ...mutations.map(([name]) => name)].sort()
      await vi.waitFor(async () => expect(await actions()).toEqual(all), { timeout: 10_000, interval: 200 })
    })

    it('bring the loss of a role, of an account and of a tenant to another gateway within 5 s, which closes sockets with 4401', async () => {
      const [owner, platform] = [await quintet.signIn(acme.owner.email), await quintet.signIn(root.email)]
      const change = async (token: string, field: string, input: object): Promise<void> => {
        const type = field.endsWith('Role') ? 'RoleBindingInput' : `${field[0]!.toUpperCase()}${field.slice(1)}Input`
        const text = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { __typename ... on Problem { message } } }`
        const { data } = await quintet.gql(text, { input }, token, 0)
        expect(data?.outcome).toMatchObject({ __typename: expect.stringMatching(/^(Membership|User|Tenant)$/) })
      }
      const codes = async (token: string): Promise<string[]> => {
        const { errors = [] } = await quintet.gql('CreditLeaderboard', { category: 'personal-loan' }, token, 1)
        return errors.map(({ extensions }) => extensions.code)
      }
      const socketOf = async (token: string) => {
        const [opened, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<unknown>()]
        const on = { connected: () => opened.resolve(), closed: closed.resolve }
        quintet.client(token, { lazy: false, retryAttempts: 0, onNonLazyError: () => {}, on }, 1)
        await opened.promise
        return () => Promise.race([closed.promise, pause(5_000, 'still open', { ref: false })])
      }
      const agent = await quintet.signIn(acme.agent.email)
      expect(await codes(agent)).toEqual([])
      await change(owner, 'revokeRole', { userId: acme.agent.id, role: 'agent' })
      await expect.poll(() => codes(agent), { timeout: 5_000 }).toEqual(['FORBIDDEN'])
      await change(owner, 'grantRole', { userId: acme.agent.id, role: 'agent' })

      const suspend = { userId: acme.members[0]!.id, status: 'SUSPENDED', reason: 'A test' }
      const member = await quintet.signIn(acme.members[0]!.email)
      const ofMember = await socketOf(member)
      await change(platform, 'setUserStatus', suspend)
      expect(await ofMember()).toMatchObject({ code: 4401 })
      expect(await codes(member)).toEqual(['UNAUTHENTICATED'])

      const ofAgent = await socketOf(agent)
      await change(platform, 'setTenantStatus', { tenantId: acme.id, status: 'SUSPENDED', reason: 'A test' })
      expect(await ofAgent()).toMatchObject({ code: 4401 })
      expect(await codes(agent)).not.toEqual([])
    })
  },
)
