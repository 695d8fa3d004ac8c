// The whole SDL is guarded and described, and the check that says so finds what is planted.
import { publicFields } from '@quintet/schema/access.ts'
import { concatAST, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { guardsOf, supergraphText } from '../support/schema/access.ts'
import { faultsOf, readSdl } from '../support/schema/schema-faults.ts'

const sdl = readSdl()

/** The faults that a piece of SDL brings into a subgraph. */
function faultsWith(subgraph: string, text: string, open: ReadonlyMap<string, string> = publicFields): string[] {
  const planted = new Map(sdl).set(subgraph, concatAST([sdl.get(subgraph)!, parse(text)]))
  return faultsOf(planted, open)
}

describe('the SDL', () => {
  it('has all five subgraphs and what they share', () => {
    expect([...sdl.keys()].sort()).toEqual(['credit', 'identity', 'marketplace', 'recruiting', 'shared', 'tenancy'])
  })

  it('has no fault', () => {
    expect(faultsOf(sdl, publicFields)).toEqual([])
  })

  it('leaves open only what people need before they are signed in', () => {
    expect([...publicFields.keys()].sort()).toEqual([
      'Mutation.answerInterviewQuestion',
      'Mutation.completeSignIn',
      'Mutation.contestInterview',
      'Mutation.enterInterview',
      'Mutation.explainInterview',
      'Mutation.finishInterview',
      'Mutation.nextInterviewQuestion',
      'Mutation.refreshSession',
      'Mutation.requestEmailVerification',
      'Mutation.requestPasswordReset',
      'Mutation.resetPassword',
      'Mutation.signIn',
      'Mutation.signUp',
      'Mutation.startPasskeySignIn',
      'Mutation.verifyEmail',
      'Query.externalProviders',
    ])
  })

  it('carries all its guards into the supergraph', () => {
    const written = [...sdl.values()].flatMap(({ definitions }) =>
      definitions.flatMap((node) =>
        'fields' in node && node.fields
          ? node.fields
              .filter((field) =>
                field.directives?.some(({ name }) => /^(authenticated|requiresScopes|policy)$/.test(name.value)),
              )
              .map((field) => `${node.name.value}.${field.name.value}`)
          : [],
      ),
    )
    expect([...guardsOf(supergraphText).keys()].sort()).toEqual([...new Set(written)].sort())
  })
})

describe('the check finds', () => {
  it.each([
    ['credit', 'extend type Query { "A." secrets: String }', 'credit: Query.secrets is a root field without a guard'],
    [
      'credit',
      'extend type Subscription { "A." leak: String }',
      'credit: Subscription.leak is a root field without a guard',
    ],
    [
      'credit',
      'extend type Query { "A." sure: String! @authenticated }',
      'credit: Query.sure is a root field and cannot be null',
    ],
    [
      'recruiting',
      'extend type Tenant { "A." salaries: String }',
      "recruiting: Tenant.salaries is added to another's entity without a guard",
    ],
    [
      'tenancy',
      'extend type Viewer { "A." note: String }',
      "tenancy: Viewer.note is added to another's entity without a guard",
    ],
    [
      'credit',
      '"A." type Module @key(fields: "id") { "A." id: ID! "A." price: String }',
      'credit: Module.price is of an entity whose owner is not known',
    ],
    [
      'recruiting',
      'extend type Tenant { "A." all: [Job!]! @authenticated }',
      'recruiting: Tenant.all is guarded and cannot be null',
    ],
    [
      'identity',
      'extend type User { "A." nick: String! }',
      'identity: User.nick is of an entity that others return and cannot be null',
    ],
    [
      'credit',
      '"A." type Loan @key(fields: "id") { "A." id: ID @authenticated }',
      'credit: Loan.id is a key and guarded',
    ],
    ['credit', '"A." type Loan @authenticated { "A." sum: Int }', 'credit: Loan carries a guard as a whole'],
    [
      'credit',
      '"A." interface Loan @policy(policies: [["self"]]) { "A." sum: Int }',
      'credit: Loan carries a guard as a whole',
    ],
    ['credit', '"A." interface Loan { "A." sum: Int @authenticated }', 'credit: Loan.sum is shared and guarded'],
    ['shared', '"A." type Part { "A." total: Int @authenticated }', 'shared: Part.total is shared and guarded'],
    [
      'credit',
      'extend type Query { "A." odd: Int @policy(policies: [["self"], ["moon"]]) }',
      'credit: Query.odd demands the unknown policy moon',
    ],
    ['credit', 'type Loan { "A." sum: Int }', 'credit: Loan has no description'],
    ['credit', '"A." type Loan { sum: Int }', 'credit: Loan.sum has no description'],
    ['credit', '"A." input LoanInput { sum: Int }', 'credit: LoanInput.sum has no description'],
    ['credit', '"A." enum Size { "A." BIG SMALL }', 'credit: Size.SMALL has no description'],
    ['credit', 'extend type Query { loan: Int @authenticated }', 'credit: Query.loan has no description'],
    ['credit', 'union LoanResult = CreditScore', 'credit: LoanResult has no description'],
    ['credit', 'scalar Odd', 'credit: Odd has no description'],
    ['credit', '" " enum Blank { "A." ONE }', 'credit: Blank has no description'],
    [
      'credit',
      'extend type Query { "A." loan("A." id: ID!, first: Int): Int @authenticated }',
      'credit: Query.loan(first:) has no description',
    ],
    ['credit', '"A." interface Owned { "A." owner(of: ID): Int }', 'credit: Owned.owner(of:) has no description'],
    ['shared', 'schema { query: Query }', 'shared: schema has no description'],
    ['shared', 'type Query', 'shared: Query has no description'],
    [
      'credit',
      'extend type Viewer { "A." debts: Int @authenticated }',
      'credit: Viewer.debts needs the policy person, or a place in openToClients',
    ],
    [
      'credit',
      'extend type Mutation { "A." pay: Int @policy(policies: [["person"], ["personal"]]) }',
      'credit: Mutation.pay needs the policy person, or a place in openToClients',
    ],
    [
      'credit',
      'extend type Query { "A." vault: Int @policy(policies: [["credit.scores:read", "stepUp"]]) }',
      'credit: Query.vault demands step-up, which refuses an operation as a whole, and is no mutation',
    ],
  ])('in %s: %s', (subgraph, text, fault) => {
    expect(faultsWith(subgraph, text)).toContain(fault)
  })

  it('a public field that does not exist, is guarded, or has no reason', () => {
    const open = new Map([...publicFields, ['Mutation.gone', 'it was here once'], ['Query.viewer', 'short']])
    expect(faultsOf(sdl, open)).toEqual([
      'identity: Query.viewer is public and guarded',
      'tenancy: Query.viewer is public and guarded',
      'Mutation.gone is public and does not exist',
      'Query.viewer is public without a reason',
    ])
  })
})
