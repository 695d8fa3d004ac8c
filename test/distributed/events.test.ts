// Events between subgraphs that are processes of their own, with Redis for their hints and without it.
import { acme } from '@quintet/kit/demo/people.ts'
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
      quintet = await startDistributed({ environment: redis === null ? {} : { REDIS_URL: redis.url } })
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
  },
)
