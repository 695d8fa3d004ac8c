// Categories can be listed by all members.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { aSetting, aWish, createApplication, idOf, outcomeOf, type Setting } from './fixture.ts'

let setting: Setting
beforeAll(async () => {
  setting = await aSetting()
})
afterAll(() => setting.drop())

const sum = '{ amount currency }'
const text = `query ($first: Int, $after: String) { creditCategories(first: $first, after: $after) { totalCount
  nodes { slug name minimum ${sum} maximum ${sum} minimumMonths maximumMonths } pageInfo { hasNextPage endCursor } } }`
interface Answer {
  readonly creditCategories: {
    totalCount: number
    nodes: { slug: string; maximum: { amount: string; currency: string }; maximumMonths: number }[]
    pageInfo: { hasNextPage: boolean; endCursor: string }
  }
}
const list = async (who = setting.aMember(), args: object = {}) =>
  (await setting.subgraph.ask<Answer>(text, args, who)).creditCategories

describe('creditCategories', () => {
  it('lists what may be asked for, by slug', async () => {
    const amounts = { minimum: { amount: '500.00', currency: 'EUR' }, maximum: { amount: '50000.00', currency: 'EUR' } }
    const limits = { ...amounts, minimumMonths: 6, maximumMonths: 60 }
    expect(await list()).toEqual({
      totalCount: 2,
      nodes: [
        { slug: 'overall', name: 'Overall', ...limits },
        { slug: 'personal-loan', name: 'Personal loan', ...limits },
      ],
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
    })
  })

  it('says what an application may ask for', async () => {
    for (const { slug, maximum, maximumMonths } of (await list()).nodes) {
      const wish = { ...aWish, category: slug, amount: maximum, termMonths: maximumMonths }
      const outcome = await outcomeOf(setting, createApplication, wish, setting.aMember())
      expect(outcome.__typename).toBe('CreditApplication')
    }
  })

  it('comes in pages', async () => {
    const member = setting.aMember()
    const { nodes, pageInfo } = await list(member, { first: 1 })
    expect([nodes.map(({ slug }) => slug), pageInfo.hasNextPage]).toEqual([['overall'], true])
    const next = await list(member, { first: 1, after: pageInfo.endCursor })
    expect([next.nodes.map(({ slug }) => slug), next.pageInfo.hasNextPage]).toEqual([['personal-loan'], false])
  })

  it('is empty without an active tenant', async () => {
    expect(await list(envelopeOf({ userId: idOf(setting.aMember()) }))).toMatchObject({ totalCount: 0, nodes: [] })
  })
})
