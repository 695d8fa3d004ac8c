// Competing loan providers: even with every permission of the tenant, no field shows one what another bids, or that it bids.
import { getNamedType, isObjectType, isRequiredArgument } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import { allOf, schemaOf } from '../../support/schema/selections.ts'
import { idOf } from './fixture.ts'
import { aLoanFixture, type LoanFixture } from './loan-fixture.ts'

let fixture: LoanFixture
beforeAll(async () => {
  fixture = await aLoanFixture()
}, 120_000)
afterAll(() => fixture.drop())

const schema = schemaOf('credit')
const pageTypes = new Set(['BidConnection', 'BidEdge'])
/** Every field that leads to bids. */
const leadingToBids = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !pageTypes.has(type.name) && !type.name.startsWith('__'))
  .flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : []))
  .filter(({ field }) => ['Bid', ...pageTypes].includes(getNamedType(field.type).name))
  .map(({ type, field }) => `${type.name}.${field.name}`)

const events = `subscription ($id: ID!, $after: String) { creditApplicationChanged(applicationId: $id, after: $after) {
  cursor bid { id status } application { status } } }`
interface Changed {
  creditApplicationChanged: {
    cursor: string
    bid: { id: string; status: string } | null
    application: { status: string }
  }
}

describe('the bids of another loan provider', () => {
  it('appear in nothing that a provider reads, and change none of it', async () => {
    const [rival, theirs] = [await fixture.aLender('rival'), await fixture.aLender('theirs')]
    const everything = { ...rival.member, grants: ['*.*:*'] }
    const { applicant, id } = await fixture.anOpenApplication()
    const bidId = (await fixture.bidOn(id, rival.member)).id
    const entity = (name: string) => `... on ${name} ${allOf(schema.getType(name) as never, 5)}`
    const text = `query ($of: [_Any!]!, $id: ID!) { creditApplication(id: $id) ${allOf(schema.getType('CreditApplication') as never, 4)}
      _entities(representations: $of) { ${entity('Viewer')} ${entity('Tenant')} ${entity('CreditApplication')} } }`
    // The query must reach every field that leads to bids, also one that is added later.
    const reached = leadingToBids.filter((coordinate) => {
      const [type = '', field = ''] = coordinate.split('.')
      return text.includes(`${type}_${field}: `)
    })
    expect([...reached, 'CreditApplicationChanged.bid'].sort()).toEqual([...leadingToBids].sort())
    const of = [
      { __typename: 'Viewer', id: idOf(everything) },
      { __typename: 'Tenant', id: fixture.tenantId },
      { __typename: 'CreditApplication', id },
    ]
    const seen = async () =>
      JSON.stringify(await fixture.subgraph.running.execute({ query: text, variables: { of, id } }, everything))
    const before = await seen()
    expect(before).toContain(bidId)
    const first = await fixture.bidOn(id, theirs.member)
    expect(await seen()).toBe(before)
    const second = await fixture.bidOn(id, theirs.member, { supersedesId: first.id, nominalRate: '7' })
    expect(await seen()).toBe(before)
    for (const [mutation, input] of [
      ['withdrawBid', { bidId: second.id }],
      ['acceptBid', { bidId: second.id, accountId: id, idempotencyKey: fixture.aKey() }],
    ] as const) {
      expect(await fixture.call(mutation, input, everything)).toMatchObject({ __typename: 'NotFound' })
    }
    expect(await fixture.bidOn(id, everything, { supersedesId: second.id })).toMatchObject({ __typename: 'NotFound' })
    await fixture.call('withdrawBid', { bidId: second.id }, theirs.member)
    expect(await seen()).toBe(before)
    await expect(eventsOf(fixture.subgraph, events, { id }, everything)).rejects.toThrow('There is no such application')
    // What the rival does not see is there: the applicant sees all of it.
    const { creditApplication } = await fixture.seenBy<{ creditApplication: { bids: { nodes: { id: string }[] } } }>(
      applicant,
      `creditApplication(id: "${id}") { bids { nodes { id } } }`,
    )
    const bids = creditApplication.bids.nodes.map((node) => node.id)
    expect(bids.sort()).toEqual([bidId, first.id, second.id].sort())
  })

  it('are reached only through the fields that the test above reads', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    const direct = roots.flatMap((root) =>
      Object.values(root?.getFields() ?? {}).filter((field) =>
        ['Bid', 'BidConnection'].includes(getNamedType(field.type).name),
      ),
    )
    expect(direct.map(({ name }) => name)).toEqual([])
    const hidden = leadingToBids.filter((coordinate) => {
      const [type = '', name = ''] = coordinate.split('.')
      const found = schema.getType(type)
      return isObjectType(found) && found.getFields()[name]!.args.some(isRequiredArgument)
    })
    expect(hidden).toEqual([])
  })
})

describe('a loan provider that reads the applications that it may bid for', () => {
  it('never sees who applies', async () => {
    const { member } = await fixture.aLender('curious')
    const { applicant, id } = await fixture.anOpenApplication()
    const { id: bidId } = await fixture.bidOn(id, member)
    const text = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Viewer { loanProvider ${allOf(schema.getType('LoanProvider') as never, 5)} }
      ... on CreditApplication ${allOf(schema.getType('CreditApplication') as never, 3)} } }`
    const of = [
      { __typename: 'Viewer', id: idOf(member) },
      { __typename: 'CreditApplication', id },
    ]
    const answer = await fixture.subgraph.running.execute({ query: text, variables: { of } }, member)
    const seen = JSON.stringify(answer)
    for (const shown of ['"offersUntil"', id, bidId]) expect(seen).toContain(shown)
    expect(seen).not.toContain(idOf(applicant))
    expect(answer.data).toMatchObject({ _entities: [expect.anything(), null] })
  })
})

describe('the subscription to an application', () => {
  it('notifies its applicant of each status and bid once, and resumes after a cursor', async () => {
    const lender = await fixture.aLender('live')
    const { applicant, id, walletId } = await fixture.anOpenApplication()
    type Seen = { creditApplication: { changesCursor: string } }
    const { creditApplication } = await fixture.seenBy<Seen>(
      applicant,
      `creditApplication(id: "${id}") { changesCursor }`,
    )
    const after = creditApplication.changesCursor
    await expect(eventsOf(fixture.subgraph, events, { id }, fixture.aMember())).rejects.toThrow()
    const bid = await fixture.bidOn(id, lender.member)
    const stream = await eventsOf<Changed>(fixture.subgraph, events, { id, after }, applicant)
    const received = take(stream, 2)
    await fixture.call('acceptBid', { bidId: bid.id, accountId: walletId, idempotencyKey: fixture.aKey() }, applicant)
    const [first, second] = (await received).map(({ data }) => data!.creditApplicationChanged)
    expect(first).toMatchObject({ bid: { id: bid.id }, application: {} })
    expect(second).toMatchObject({ bid: null, application: { status: 'ACCEPTED' } })
    await stream.return?.()
    const staff = { ...fixture.aMember(), grants: ['credit.applications:read'] }
    const later = await eventsOf<Changed>(fixture.subgraph, events, { id, after: first!.cursor }, staff)
    const [next] = await take(later, 1)
    expect(next!.data!.creditApplicationChanged.cursor).toBe(second!.cursor)
    await later.return?.()
  })
})
