// Finds what an id belongs to, by a look into each subgraph under the caller's own rights.
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { GraphQLError } from 'graphql'
import type { Context } from '../context.ts'
import { maySee } from '../memberships/rules.ts'
import { loadMembership, type MembershipRow } from '../memberships/store.ts'
import { loadTenant, type TenantRow } from '../tenants/store.ts'
import { type OtherSubgraph, type OtherType, typesToAsk } from './rules.ts'

type NodeRow =
  | { readonly __typename: OtherType; readonly id: string }
  | ({ readonly __typename: 'Tenant' } & TenantRow)
  | ({ readonly __typename: 'Membership' } & MembershipRow)

interface Lookup {
  readonly id: string
  readonly node: NodeRow | null
  /** Whether all subgraphs answered: otherwise the node may be in the one that did not. */
  readonly isComplete: boolean
}

const query = `query Nodes($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename }
}`

interface Answer {
  readonly found: { readonly __typename: OtherType; readonly id: string }[]
  readonly isComplete: boolean
}

/** Those of some ids that a subgraph shows to the caller as one of the types. */
async function ask(
  context: Context,
  subgraph: OtherSubgraph,
  types: readonly OtherType[],
  ids: readonly string[],
): Promise<Answer> {
  const representations = ids.flatMap((id) => types.map((__typename) => ({ __typename, id })))
  const { data, errors = [] } = await context.peers.asCaller(subgraph, { query, variables: { representations } })
  const entities = Array.isArray(data?._entities) ? data._entities : null
  return {
    found: representations.filter((_, i) => entities?.[i] !== null && entities?.[i] !== undefined),
    isComplete: entities !== null && errors.every(isRefusal),
  }
}

/** Whether an error says that the caller may not see the entity. */
const isRefusal = ({ extensions }: GraphQLError): boolean =>
  ['FORBIDDEN', 'NOT_FOUND'].includes(String(extensions?.code))

/** The tenant or the membership with an id. */
async function ownNode(context: Context, id: string): Promise<NodeRow | null> {
  const [tenant, membership] = await Promise.all([loadTenant(context, id), loadMembership(context, id)])
  if (tenant !== null) return { ...tenant, __typename: 'Tenant' }
  const isVisible = membership !== null && maySee(membership, context.envelope)
  return isVisible ? { ...membership, __typename: 'Membership' } : null
}

const load = loadOne<Context, Lookup>(
  async (context, ids) => {
    const types = [...typesToAsk(context.envelope)]
    const [own, answers] = await Promise.all([
      Promise.all(ids.map((id) => ownNode(context, id))),
      Promise.all(types.map(([subgraph, ofSubgraph]) => ask(context, subgraph, ofSubgraph, ids))),
    ])
    const isComplete = answers.every((answer) => answer.isComplete)
    const found = new Map(answers.flatMap((answer) => answer.found).map((node) => [node.id, node]))
    return ids.map((id, i) => ({ id, node: own[i] ?? found.get(id) ?? null, isComplete }))
  },
  ({ id }) => id,
)

/** What an id belongs to, as far as the caller may see it; several ids are looked up together. */
export async function findNode(context: Context, id: string): Promise<Lookup> {
  return (isUuid(id) ? await load(context, id) : null) ?? { id, node: null, isComplete: true }
}
