// Lists of applications: what they contain, how they page, and how many statements they take.

import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import {
  aFixture,
  createApplication,
  draftInput,
  type Fixture,
  idOf,
  outcomeOf,
  record,
  submitApplication,
} from './fixture.ts'

const statements: string[] = []
let fixture: Fixture
let agent: Envelope
let applicants: Envelope[]
let newest: string[]
beforeAll(async () => {
  fixture = await aFixture({ statements })
  agent = fixture.anAgent()
  applicants = Array.from({ length: 12 }, fixture.aMember)
  newest = []
  for (const [i, applicant] of applicants.entries()) {
    const { id } = await outcomeOf(fixture, createApplication, draftInput, applicant)
    await outcomeOf(fixture, submitApplication, { applicationId: id }, applicant)
    if (i !== 5) await record(fixture, agent, 50 + Math.floor(i / 2), idOf(applicant))
    newest.unshift(id)
  }
})
afterAll(() => fixture.drop())

const fields = `nodes { id status applicant { id } history { from to } score { value rank } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`
const list = (type: string) => `query ($representations: [_Any!]!, $first: Int, $after: String) {
  _entities(representations: $representations) { ... on ${type} { creditApplications(first: $first, after: $after) { ${fields} } } } }`

interface Page {
  nodes: { id: string; applicant: { id: string }; history: object[]; score: { value: number; rank: number } | null }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}
async function page(type: 'Tenant' | 'Viewer', id: string, who: Envelope, args: object = {}): Promise<Page> {
  const variables = { representations: [{ __typename: type, id }], ...args }
  const { _entities } = await fixture.subgraph.ask<{ _entities: [{ creditApplications: Page }] }>(
    list(type),
    variables,
    who,
  )
  return _entities[0].creditApplications
}
const refused = (type: 'Tenant' | 'Viewer', id: string, who: Envelope, args: object = {}) =>
  fixture.subgraph.refused(list(type), { representations: [{ __typename: type, id }], ...args }, who)

describe("the tenant's applications", () => {
  it('come newest first, page by page', async () => {
    const walked: string[] = []
    let after: string | null = null
    do {
      const { nodes, pageInfo } = await page('Tenant', fixture.tenantId, agent, { first: 5, after })
      expect(pageInfo.hasPreviousPage).toBe(after !== null)
      walked.push(...nodes.map(({ id }) => id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    expect(walked).toEqual(newest)
  })

  it('contain the score with its rank, or null', async () => {
    const { nodes } = await page('Tenant', fixture.tenantId, agent)
    const value = (i: number) => 50 + Math.floor(i / 2)
    const scored = applicants.flatMap((_, i) => (i === 5 ? [] : [value(i)]))
    const expected = applicants.map((_, i) =>
      i === 5 ? null : { value: value(i), rank: 1 + scored.filter((other) => other > value(i)).length },
    )
    expect(nodes.map(({ score }) => score)).toEqual(expected.reverse())
    expect(nodes.map(({ history }) => history)).toEqual(
      applicants.map(() => [
        { from: null, to: 'DRAFT' },
        { from: 'DRAFT', to: 'SUBMITTED' },
      ]),
    )
  })

  it('take as many statements for 12 as for 3', async () => {
    const cost = async (first: number): Promise<number> => {
      statements.length = 0
      expect((await page('Tenant', fixture.tenantId, agent, { first })).nodes).toHaveLength(first)
      return statements.length
    }
    expect(await cost(3)).toBe(3)
    expect(await cost(12)).toBe(3)
  })

  it('are shown for the active tenant only, and only with the permission', async () => {
    expect(await refused('Tenant', newId(), agent)).toEqual(['NOT_FOUND'])
    const stranger = envelopeOf({ userId: newId(), tenantId: newId(), grants: ['*.*:*'] })
    expect(await refused('Tenant', fixture.tenantId, stranger)).toEqual(['NOT_FOUND'])
    expect((await page('Tenant', stranger.tenantId!, stranger)).nodes).toEqual([])
    expect(await refused('Tenant', fixture.tenantId, applicants[0]!)).toEqual(['FORBIDDEN'])
  })

  it('refuse a wrong size and a wrong cursor', async () => {
    for (const args of [{ first: 0 }, { first: 101 }, { after: 'x' }]) {
      expect(await refused('Tenant', fixture.tenantId, agent, args)).toEqual(['BAD_USER_INPUT'])
    }
  })
})

describe("the viewer's applications", () => {
  const own = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Viewer { creditApplications { nodes { id applicant { id } } } } } }`
  const ownOf = async (who: Envelope) => {
    const representations = [{ __typename: 'Viewer', id: idOf(who) }]
    const { _entities } = await fixture.subgraph.ask<{ _entities: [{ creditApplications: Page }] }>(
      own,
      { representations },
      who,
    )
    return _entities[0].creditApplications.nodes
  }

  it('are their own in the active tenant, without any permission', async () => {
    const who = { ...applicants[3]!, grants: [] }
    expect(await ownOf(who)).toEqual([{ id: newest[8], applicant: { id: idOf(who) } }])
    expect(await ownOf({ ...who, tenantId: newId() })).toEqual([])
  })

  it('are an empty page where no tenant is active', async () => {
    statements.length = 0
    expect(await ownOf({ ...applicants[3]!, tenantId: null, grants: [] })).toEqual([])
    expect(statements).toEqual([])
  })

  it('are not shown to another user', async () => {
    expect(await refused('Viewer', idOf(applicants[1]!), agent)).toEqual(['NOT_FOUND'])
  })
})
