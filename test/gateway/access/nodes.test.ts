// Any entity by its id: judged as everywhere, and one question for each subgraph, however many ids.
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entities, unknownId } from '../../support/entities.ts'
import { quietest } from '../../support/quintet/quietest.ts'
import { type Answer, type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let ada: string
let alan: string
let claude: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  ada = await quintet.signIn(acme.owner.email)
  alan = await quintet.signIn(acme.members[0]!.email)
  claude = await quintet.signIn(acme.applicants[1]!.email)
})
afterAll(() => quintet?.stop())

const refusals = ({ errors = [] }: Answer) =>
  errors.map(({ path, extensions }) => `${extensions.code} ${path?.join('.')}`)

const fields: Record<string, string> = {
  User: 'profile { firstName }',
  Tenant: 'slug licences(first: 1) { totalCount }',
  Membership: 'createdAt user { profile { firstName } } roles { slug } tenant { slug }',
  Module: 'slug requires',
  Licence: 'status module { slug }',
  Job: 'title analyses(first: 1) { nodes { matchScore } }',
  Candidate: 'name skills',
  CvAnalysis: 'matchScore job { title }',
  CreditApplication: 'purpose score { value } applicant { profile { firstName } }',
}
const types = Object.keys(fields)
const nodeText = `query ($id: ID!) { node(id: $id) { __typename id
  ${types.map((type) => `... on ${type} { ${type}: __typename ${fields[type]} }`).join('\n')} } }`
const node = (id: string, token?: string): Promise<Answer> => quintet.gql(nodeText, { id }, token)

const idOf = async (type: string, tenantId: string): Promise<string> => {
  if (type === 'User') return tenantId === acme.id ? acme.applicants[0]!.id : globex.applicants[0]!.id
  if (type === 'Tenant') return tenantId
  const [row] =
    type === 'Module'
      ? await quintet.admin`select id from marketplace.modules order by slug limit 1`
      : await quintet.admin.unsafe(
          `select id from ${entities[type as keyof typeof entities].table} where tenant_id = $1 order by id limit 1`,
          [tenantId],
        )
  return row?.id
}

describe('a node', () => {
  it.each(types)('of the type %s has all fields of its type', async (type) => {
    const id = await idOf(type, acme.id)
    const { data, errors } = await node(id, ada)
    expect(errors).toBeUndefined()
    expect(data.node).toMatchObject({ __typename: type, id, [type]: type })
    const values = Object.values(data.node as Json)
    expect(values.filter((value) => value === null)).toEqual([])
    expect(values.length).toBeGreaterThan(3)
  })

  it.each(types.filter((type) => type !== 'Module'))('of another tenant is null: %s', async (type) => {
    expect(await node(await idOf(type, globex.id), ada)).toEqual({ data: { node: null } })
  })

  it.each([unknownId, 'x', '', `${acme.owner.id}0`])('that is not there is null: %s', async (id) => {
    expect(await node(id, ada)).toEqual({ data: { node: null } })
  })

  it('is UNAUTHENTICATED without a session', async () => {
    const answer = await node(acme.id)
    expect([answer.data.node, refusals(answer)]).toEqual([null, ['UNAUTHENTICATED node']])
  })

  it.each(['Candidate', 'CvAnalysis', 'CreditApplication'])(
    'is FORBIDDEN without the permission of its type, as it would be if it were not there: %s',
    async (type) => {
      const answers = [await node(await idOf(type, acme.id), alan), await node(unknownId, alan)]
      const missing = ['recruiting.candidates:read', 'recruiting.analyses:read', 'credit.applications:read']
      for (const { data, errors } of answers) {
        expect(data).toEqual({ node: null })
        expect(errors).toMatchObject([{ path: ['node'], extensions: { code: 'FORBIDDEN' } }])
        expect([...errors![0]!.extensions.requiredPermissions!].sort()).toEqual([...missing].sort())
      }
      expect(answers[0]!.errors).toEqual(answers[1]!.errors)
    },
  )

  it('of a type that a member may read is shown to them, without what they may not', async () => {
    const answer = await node(await idOf('Job', acme.id), alan)
    expect(answer.data.node).toMatchObject({ __typename: 'Job', title: expect.any(String), analyses: null })
    expect(refusals(answer)).toEqual(['FORBIDDEN node.analyses'])
  })

  it('that is the caller’s own needs no permission', async () => {
    const id = (await quintet.gql('{ viewer { creditApplications { nodes { id } } } }', {}, claude)).data.viewer
      .creditApplications.nodes[0].id
    const { data, errors } = await node(id, claude)
    expect(errors).toBeUndefined()
    expect(data.node).toMatchObject({ __typename: 'CreditApplication', id, score: { value: 78.4 } })
  })

  it('of the caller is found without an active tenant', async () => {
    const root = await quintet.signIn('root@quintet.example')
    const { id } = (await quintet.gql('{ viewer { user { id } } }', {}, root)).data.viewer.user
    expect((await node(id, root)).data.node).toMatchObject({ __typename: 'User', id })
    const answer = await node(await idOf('Module', acme.id), root)
    expect([answer.data.node, refusals(answer)]).toEqual([null, ['FORBIDDEN node']])
  })
})

describe('several nodes', () => {
  it('are looked up together', async () => {
    const lookups = async (ids: readonly string[]) => {
      const text = `{ ${ids.map((id, i) => `n${i}: node(id: "${id}") { __typename id }`).join(' ')} }`
      const { answer, statements } = await quietest(quintet, () => quintet.gql(text, {}, ada))
      expect(answer.errors).toBeUndefined()
      const found = Object.values(answer.data as Json).map((each: Json) => each?.__typename ?? null)
      return { found, statements: statements.length }
    }
    const some = [entities.Job.demo, entities.Candidate.demo]
    const more = [entities.CvAnalysis.demo, entities.CreditApplication.demo, acme.id, acme.owner.id, unknownId]
    // Identity caches which users are members, though not the unknown ones.
    await lookups([...some, ...more])
    const few = await lookups(some)
    const many = await lookups([...some, ...more])
    expect(many.found).toEqual(['Job', 'Candidate', 'CvAnalysis', 'CreditApplication', 'Tenant', 'User', null])
    expect(many.statements).toBe(few.statements)
  })
})
