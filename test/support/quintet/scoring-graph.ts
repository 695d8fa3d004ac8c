// The subgraphs of the scoring fixture.
/** Guarded fields for many different sets of rights. */
const secrets = Array.from({ length: 7 }, (_, i) => {
  const name = `secret${i}`
  return `${name}: Int @requiresScopes(scopes: [["people.${name}:read"]])`
}).join(' ')
export const scores = `
  type Query { boards: [String!] }
  type Subscription { scored(board: String!, after: String): Scored ticked: Int
    ownScored(board: String!, after: String): Scored @policy(policies: [["personal"]]) }
  type Scored { cursor: String! value: Int! person: Person viewer: Viewer }
  type Person @key(fields: "id") { id: ID! }
  type Viewer @key(fields: "id") { id: ID! }`
export const people = `
  type Query { people: [Person] }
  type Person @key(fields: "id") { id: ID! name: String! town: String said(word: String): String
    income: Int @requiresScopes(scopes: [["people.incomes:read"]]) ${secrets} }
  type Viewer @key(fields: "id") { id: ID! name: String @authenticated }`

/** The same log in another subgraph, whose streams always open at once. */
export const bells =
  'type Query { bells: Int } type Subscription { rang(after: String): Ring } type Ring { cursor: String! }'
