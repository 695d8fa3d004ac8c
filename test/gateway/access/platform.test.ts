// Permissions of the platform: the gateway, the subgraphs and the tests' own reading agree on who holds one.
import { compileRules } from '@quintet/gateway/access/rules.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { guardSchema } from '@quintet/kit/subgraph/guards.ts'
import { accessTable } from '@quintet/schema/access.ts'
import { buildSchema, execute, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { guardsOf, permissionsOfRole, refusalOf } from '../../support/schema/access.ts'
import { subjectOf } from '../../support/subjects.ts'

const sdl = `type Query {
  tenants: Int @requiresScopes(scopes: [["platform.tenants:write"]])
  users: Int @requiresScopes(scopes: [["platform.users:read"]])
  jobs: Int @requiresScopes(scopes: [["recruiting.jobs:read"]])
}`
const directive = 'directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION\n'
const table = accessTable(parse(sdl))
const rules = compileRules(table)
const fields = ['tenants', 'users', 'jobs'] as const

const byGateway = async (grants: string[]) =>
  rules.judge(
    subjectOf(grants),
    fields.map((field) => rules.of(`Query.${field}`)!),
  )
const bySubgraph = async (grants: string[]) => {
  const schema = buildSchema(directive + sdl)
  guardSchema(schema, table, () => false, {})
  const contextValue = { envelope: envelopeOf({ userId: 'someone', grants }), verdicts: new Map(), clock: systemClock }
  const rootValue = { tenants: 1, users: 1, jobs: 1 }
  const { data } = await execute({ schema, document: parse(`{ ${fields.join(' ')} }`), contextValue, rootValue })
  return fields.map((field) => data![field] === 1)
}
const byTests = (grants: string[]) => {
  const guards = guardsOf(sdl)
  return fields.map(
    (field) => refusalOf({ permissions: grants.join(' ') }, `Query.${field}`, guards.get(`Query.${field}`)) === null,
  )
}

describe.each<[string, string[], boolean[]]>([
  ...Object.entries(permissionsOfRole)
    .filter(([, permissions]) => permissions.startsWith('*.*:'))
    .map(([role, permissions]): [string, string[], boolean[]] => [role, permissions.split(' '), [false, false, true]]),
  ['platform_owner', ['platform.*:*'], [true, true, false]],
  ['a role that reads the platform’s users', ['platform.users:read'], [false, true, false]],
  ['a role that reads everything on the platform', ['*.*:read', 'platform.*:read'], [false, true, true]],
])('%s', (_, grants, expected) => {
  it('holds the same permissions in the gateway, in a subgraph and in the tests', async () => {
    expect(await byGateway(grants)).toEqual(expected)
    expect(await bySubgraph(grants)).toEqual(expected)
    expect(byTests(grants)).toEqual(expected)
  })
})
