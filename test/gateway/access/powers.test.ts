// What narrows a caller: a restricted session, a client's scopes, an impersonation, a proof of identity that has gone stale. The
// gateway, the subgraphs and the tests' own reading agree for every combination.
import { compileRules, type Subject } from '@quintet/gateway/access/rules.ts'
import { guardSchema } from '@quintet/kit/subgraph/guards.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { heldPatterns, isPermitted, isPerson, permits, proofOf, stepUpMethods } from '@quintet/kit/wire/powers.ts'
import { accessTable } from '@quintet/schema/access.ts'
import { buildSchema, execute, type GraphQLError, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { guardsOf, refusalOf } from '../../support/schema/access.ts'
import { powersOf } from '../../support/subjects.ts'

const sdl = `type Query {
  viewer: Int @authenticated
  listing: Int @authenticated
  scores: Int @requiresScopes(scopes: [["credit.scores:read"]])
  either: Int @policy(policies: [["person"], ["credit.scores:read"]])
}
type Mutation {
  startTotp: Int @policy(policies: [["stepUp"]])
  signOut: Int @policy(policies: [["person"]])
  leave: Int @policy(policies: [["person"]])
  disable: Int @policy(policies: [["stepUp"]])
  endSessions: Int @policy(policies: [["identity.people:write", "stepUp"], ["platform.users:write", "stepUp"]])
}`
const directives = `directive @authenticated on FIELD_DEFINITION
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
  directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION\n`
const table = accessTable(parse(sdl))
const rules = compileRules(table)
const guards = guardsOf(sdl)
const coordinates = [...table.keys()]
const now = new Date('2026-11-29T12:00:00Z')

const envelopeWith = (changes: Partial<Envelope>, acr: string, age: number, hasTotp: boolean): Envelope => {
  const envelope = envelopeOf({ userId: 'someone', grants: [] })
  const methods = hasTotp ? (['PASSWORD', 'TOTP'] as const) : (['PASSWORD'] as const)
  return {
    ...envelope,
    ...changes,
    viewer: { ...envelope.viewer!, acr, authTime: now.getTime() / 1000 - age, methods },
  }
}

async function byGateway(envelope: Envelope, coordinate: string) {
  const { grants, scopes, isRestricted, onBehalfOf } = envelope
  const powers = { grants, scopes, isRestricted, onBehalfOf }
  const proof = proofOf(envelope, now)
  const subject: Subject = { isAuthenticated: true, isPerson: isPerson(envelope), proof, ...powers }
  const index = rules.of(coordinate)!
  const [isAllowed] = await rules.judge(subject, [index])
  if (isAllowed) return null
  const { verdict } = rules.refusal(subject, [index])
  return verdict === 'unproven' ? 'STEP_UP_REQUIRED' : verdict === 'unenrolled' ? 'ENROL_SECOND_FACTOR' : 'FORBIDDEN'
}

async function bySubgraph(envelope: Envelope, coordinate: string) {
  const [type = '', field = ''] = coordinate.split('.')
  const contextValue = { envelope, verdicts: new Map(), clock: { now: () => now } }
  const document = parse(`${type.toLowerCase()} { ${field} }`)
  const { data, errors } = await execute({ schema: guarded, document, contextValue, rootValue: { [field]: 1 } })
  if (errors === undefined) return data?.[field] === 1 ? null : 'nothing'
  const { code, reason, methods } = (errors[0] as GraphQLError).extensions
  if (code === 'STEP_UP_REQUIRED') expect(methods).toEqual(stepUpMethods(envelope.viewer))
  return reason ?? code
}
const guarded = buildSchema(directives + sdl)
guardSchema(guarded, table, () => false, {})

const grantLists = [[], ['*.*:*'], ['platform.users:write'], ['*.*:read']].map((grants) => ({ grants }))
const scopeLists = [null, ['credit.*:read', 'identity.*:write'], ['tenancy.*:read']].map((scopes) => ({ scopes }))
const proofs = [
  ['aal1', 10, false],
  ['aal1', 601, false],
  ['aal1', 10, true],
  ['aal2', 600, true],
  ['aal2', 601, true],
] as const
const others = [false, true].flatMap((isRestricted) =>
  [null, 'another'].flatMap((actor) => proofs.map((proof) => ({ isRestricted, actor, proof }))),
)

describe.each(grantLists)('with the grants $grants', ({ grants }) => {
  it.each(scopeLists)('and the scopes $scopes all else is decided alike', async ({ scopes }) => {
    for (const { isRestricted, actor, proof } of others) {
      const [acr, age, hasTotp] = proof
      const changes = { grants, scopes, isRestricted, actor, client: scopes === null ? null : 'app' }
      const envelope = envelopeWith(changes, acr, age, hasTotp)
      const holder = {
        permissions: grants.join(' '),
        isRestricted,
        isImpersonated: actor !== null,
        isStale: age > 600 || (hasTotp && acr === 'aal1'),
        ...(scopes === null ? {} : { scopes: scopes.join(' ') }),
      }
      for (const coordinate of coordinates) {
        const code = refusalOf(holder, coordinate, guards.get(coordinate))
        const expected = code === 'FORBIDDEN' && isRestricted ? 'ENROL_SECOND_FACTOR' : code
        const what = `${coordinate} ${JSON.stringify({ changes, proof })}`
        expect(await byGateway(envelope, coordinate), what).toBe(expected)
        expect(await bySubgraph(envelope, coordinate), what).toBe(expected)
      }
    }
  })
})

describe('what a caller holds', () => {
  const onBehalfOf = (scopes: string[]) => ({ workflow: 'w', publisher: 'p', scopes })
  it('is what the grants and the scopes both cover, and what a workflow names besides', () => {
    const powers = { ...powersOf(['credit.*:*', 'platform.users:read']), scopes: ['*.scores:read', 'platform.*:read'] }
    expect(heldPatterns(powers)).toEqual(['credit.scores:read', 'platform.users:read'])
    expect(heldPatterns({ ...powers, onBehalfOf: onBehalfOf(['*.*:*']) })).toEqual(['credit.scores:read'])
    expect(isPermitted({ ...powers, onBehalfOf: onBehalfOf(['*.*:*']) }, 'platform.users:read')).toBe(false)
    expect(heldPatterns(powersOf(['*.*:*']))).toEqual(['*.*:*'])
  })

  it('is nothing in a restricted session', () => {
    const powers = { ...powersOf(['*.*:*']), isRestricted: true }
    expect(heldPatterns(powers)).toEqual([])
    expect(isPermitted(powers, 'credit.scores:read')).toBe(false)
  })

  it('is listed as it is decided', () => {
    const words = ['*', 'a', 'b', 'platform']
    const patterns = words.flatMap((x) => words.slice(0, 3).map((y) => `${x}.${y}:read`))
    for (const grant of patterns) {
      for (const scope of patterns) {
        const powers = { ...powersOf([grant]), scopes: [scope] }
        for (const wanted of ['a.a:read', 'a.b:read', 'b.a:read', 'platform.a:read', 'platform.b:read']) {
          expect(permits(heldPatterns(powers), wanted), `${grant} ${scope} ${wanted}`).toBe(isPermitted(powers, wanted))
        }
      }
    }
  })
})
