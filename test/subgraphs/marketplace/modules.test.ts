import { newId } from '@quintet/kit/slice/ids.ts'
import { changeCursor, pageCursor } from '@quintet/kit/slice/pages.ts'
import { marketplace } from '@quintet/marketplace/subgraph.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'

let database: TestDatabase
let subgraph: TestSubgraph<never>
beforeAll(async () => {
  database = await cloneDatabase()
  subgraph = (await startSubgraph(marketplace, database)) as never
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

const reader = envelopeOf({ userId: newId(), tenantId: newId(), grants: ['marketplace.modules:read'] })
const text = `query ($first: Int, $after: String) { modules(first: $first, after: $after) {
  nodes { slug name description version trialDays requires } edges { cursor }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
type Page = {
  nodes: { slug: string; requires: string[]; trialDays: number }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
}
const modules = async (args: object = {}) => (await subgraph.ask<{ modules: Page }>(text, args, reader)).modules

describe('the modules on offer', () => {
  it('are five from the start, by slug, one of them without a trial', async () => {
    const { nodes } = await modules()
    expect(nodes.map(({ slug, trialDays, requires }) => [slug, trialDays, requires])).toEqual([
      ['audit-export', 0, []],
      ['credit-scoring', 30, []],
      ['cv-analysis', 14, []],
      ['email-module', 14, []],
      ['interview-simulation', 14, ['cv-analysis']],
    ])
  })

  it('are listed page by page, once each, in order', async () => {
    await database.admin`insert into marketplace.modules (slug, name, description, version, dependencies)
      select 'extra-' || n, 'Extra', 'For tests.', '1.0.0', '{"required":[],"optional":[]}' from generate_series(1, 30) n`
    const whole = (await modules({ first: 100 })).nodes.map(({ slug }) => slug)
    expect(whole).toHaveLength(35)
    expect(whole).toEqual([...whole].sort())
    expect((await modules()).nodes).toHaveLength(20)
    for (const first of [1, 7, 34, 35]) {
      const walked: string[] = []
      for (let after: string | null = null, more = true; more; ) {
        const page: Page = await modules({ first, after })
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
        walked.push(...page.nodes.map(({ slug }) => slug))
        more = page.pageInfo.hasNextPage
        after = page.pageInfo.endCursor
      }
      expect(walked).toEqual(whole)
    }
  })

  it.each([
    { first: 0 },
    { first: 101 },
    { after: 'x' },
    { after: changeCursor('credit.scores', 'x', 1) },
    { after: pageCursor(1) },
    { after: pageCursor('a', 'b') },
    { after: pageCursor('a\0') },
  ])('with %j are BAD_USER_INPUT', async (args) => {
    expect(await subgraph.refused(text, args, reader)).toEqual(['BAD_USER_INPUT'])
  })

  it('are FORBIDDEN without the permission', async () => {
    expect(await subgraph.refused(text, {}, { ...reader, grants: ['marketplace.licences:read'] })).toEqual([
      'FORBIDDEN',
    ])
  })

  it('by reference are found, or null where the id is unknown', async () => {
    const [row] = await database.admin`select id from marketplace.modules where slug = 'cv-analysis'`
    const query =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Module { slug } } }'
    const representations = [row!.id, newId(), 'x', row!.id].map((id) => ({ __typename: 'Module', id }))
    const found = { slug: 'cv-analysis' }
    expect(await subgraph.ask(query, { representations }, reader)).toEqual({ _entities: [found, null, null, found] })
  })
})
