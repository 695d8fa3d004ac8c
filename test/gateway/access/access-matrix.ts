// The access matrix: every guarded field for every role, guarded by the gateway, and by the subgraphs alone.
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { acme, type DemoPerson, globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { anonymousEnvelope, serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import type { GraphQLError } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  type Failure,
  type Json,
  startTestQuintet,
  type TestQuintet,
} from '../../support/quintet/quintet.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { guardsOf, type Holder, permissionsOfRole, refusalOf, supergraphText } from '../../support/schema/access.ts'
import {
  coordinateOf,
  fieldAt,
  operationAlong,
  type Step,
  stepsTo,
  takesDemoId,
  takesUnknownId,
} from '../../support/schema/operations.ts'
import { giveClients, giveLoans, giveTiers } from './given-rows.ts'

const guards = guardsOf(supergraphText)
export const guarded = [...guards.keys()].sort()
/** Who has left the tenant has no rights in it any more. */
const isLast = (coordinate: string): boolean => coordinate === 'Mutation.leaveTenant'
const isSubscription = (coordinate: string): boolean => coordinate.startsWith('Subscription.')
export const reachable = guarded
  .filter((coordinate) => fieldAt(coordinate) !== undefined)
  .sort((a, b) => Number(isLast(a)) - Number(isLast(b)))
const facts = { requestId: 'matrix', clientIp: null, userAgent: null }

/** A user for each role. Applicants already have an application. */
const people: Record<string, DemoPerson | null> = {
  owner: acme.owner,
  tenant_admin: acme.applicants[1]!,
  manager: acme.applicants[2]!,
  agent: acme.agent,
  member: acme.members[0]!,
  viewer: acme.applicants[3]!,
  'the owner of another tenant': globex.owner,
  'an unauthenticated caller': null,
}
/** The owner of acme again, each time narrowed by one thing. */
const narrowed: Record<string, Partial<Holder>> = {
  'the owner in a restricted session': { isRestricted: true },
  'an application of the owner’s': { scopes: 'tenancy.*:read recruiting.*:read marketplace.*:read' },
  'another who impersonates the owner': { isImpersonated: true },
  'the owner an hour after signing in': { isStale: true },
}
for (const who of Object.keys(narrowed)) people[who] = acme.owner
const holderOf = (who: string): Holder => ({
  permissions: people[who] === null ? null : (permissionsOfRole[who] ?? permissionsOfRole.owner!),
  ...narrowed[who],
})
/** Whether a field may be null although it is allowed: then its description says when. */
const mayBeNull = (coordinate: string): boolean => /\bnull\b/.test(fieldAt(coordinate)?.description ?? '')

/** Who guards, and where tenants are placed. */
export interface Layer {
  readonly layer: string
  readonly pruning: boolean
  /** Moves tenants once all rows are there. */
  place?(quintet: TestQuintet): Promise<unknown>
  /** The fields that are tried; all without it. */
  isTried?(coordinate: string): boolean
}

/** Declares the tests of a layer. */
export function accessMatrix({ pruning, place, isTried = () => true }: Layer): void {
  const tried = reachable.filter(isTried)
  let quintet: TestQuintet
  beforeAll(async () => {
    quintet = await startTestQuintet({ pruning })
    await giveRoles(quintet)
    await giveClients(quintet)
    await giveTiers(quintet)
    await giveLoans(quintet)
    await place?.(quintet)
  })
  afterAll(() => quintet?.stop())

  describe.each(Object.keys(people))('%s', (who) => {
    const tokens = new Map<string, Promise<string>>()
    const tokenFor = async (coordinate: string): Promise<string | undefined> => {
      const person = people[who]
      if (!person) return undefined
      // Each who signs out has a session for that alone.
      const key = coordinate === 'Mutation.signOut' ? coordinate : ''
      const token = tokens.get(key) ?? narrowedSession(quintet, person, narrowed[who] ?? {})
      tokens.set(key, token)
      return token
    }
    const answersAsAllowed = async (coordinate: string): Promise<void> => {
      const codeOf = (step: string) => refusalOf(holderOf(who), step, guards.get(step))
      const isOpen = (step: string) => codeOf(step) === null
      const steps = stepsTo(coordinate, isOpen) ?? stepsTo(coordinate, () => true)!
      const refusedAt = steps.findIndex((step) => !isOpen(coordinateOf(step)))
      const isForeign = who === 'the owner of another tenant' && steps.some(takesDemoId)
      const isMissing = isForeign || steps.some(takesUnknownId)
      const answer = await run(quintet, steps, await tokenFor(coordinate), refusedAt >= 0 || isMissing)
      const codes = new Set((answer.errors ?? []).map(({ extensions }) => extensions.code))
      const paths = new Set(
        (answer.errors ?? []).map(({ path }) => path?.filter((key) => typeof key === 'string').join('.')),
      )
      if (refusedAt >= 0) {
        expect(codes).toEqual(new Set([codeOf(coordinateOf(steps[refusedAt]!))]))
        const reasons = (answer.errors ?? []).map(({ extensions }) => extensions.reason)
        const reason = narrowed[who]?.isRestricted ? 'ENROL_SECOND_FACTOR' : undefined
        expect(new Set(reasons)).toEqual(new Set([reason]))
        expect(paths).toEqual(
          new Set([
            steps
              .slice(0, refusedAt + 1)
              .map(({ field }) => field)
              .join('.'),
          ]),
        )
        expect(valuesAlong(answer.data, steps.slice(0, refusedAt + 1)).every((value) => value === null)).toBe(true)
      } else if (isMissing) {
        // Relay expects null for a node that is not there, and no error.
        expect(codes).toEqual(new Set(coordinate === 'Query.node' ? [] : ['NOT_FOUND']))
        expect(valuesAlong(answer.data, steps).every((value) => value === null)).toBe(true)
      } else {
        expect(answer.errors).toBeUndefined()
        const values = valuesAlong(answer.data, steps)
        // A job gathers the use of days. No one has a cart, and a cart has no charges.
        const isEmpty =
          ['Tenant.usage', 'Order.charges'].includes(coordinate) ||
          (coordinate === 'Viewer.permissions' && narrowed[who]?.isRestricted === true)
        expect(values.length === 0).toBe(isEmpty)
        if (!mayBeNull(coordinate)) expect(values).not.toContain(null)
      }
    }
    // Together: those that are allowed stay silent for a while. Before the rest, since who has left is refused.
    it.concurrent.each(tried.filter(isSubscription))('%s', answersAsAllowed)
    it.each(tried.filter((coordinate) => !isSubscription(coordinate)))('%s', answersAsAllowed)
  })

  it.each(guarded.filter((coordinate) => !reachable.includes(coordinate) && isTried(coordinate)))(
    '%s is for services only',
    async (coordinate) => {
      const [type = '', field = ''] = coordinate.split('.')
      const { errors } = await quintet.gql(`{ ${field} { __typename } }`, {}, await quintet.signIn(acme.owner.email))
      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
      const requests: Record<string, [subgraph: string, text: string]> = {
        grants: ['tenancy', `query { grants(userId: "${acme.owner.id}") { permissions } }`],
        addresses: ['identity', 'query { addresses(userIds: [], emails: []) { userId } }'],
        contacts: ['identity', 'query { contacts(userIds: []) { userId } }'],
        unsubscribe: ['identity', `mutation { unsubscribe(userId: "${acme.owner.id}", category: "MARKETING") }`],
        memberships: [
          'tenancy',
          `query { memberships(userIds: ["${acme.owner.id}"], tenantSlug: "acme") { isActive } }`,
        ],
        memberCounts: ['tenancy', 'query { memberCounts(tenantIds: []) { count } }'],
        ownerships: ['tenancy', `query { ownerships(userIds: ["${acme.owner.id}"]) { tenantId } }`],
        tenantEntries: ['tenancy', 'query { tenantEntries(slugs: []) { tenantId } }'],
        isInvited: ['tenancy', `query { isInvited(tenantId: "${acme.id}", email: "ida@x.example") }`],
        licensedModules: ['marketplace', 'query { licensedModules(tenantIds: []) { slugs } }'],
        orders: ['marketplace', `query { orders(tenantId: "${acme.id}", ids: []) { id } }`],
        documentFiles: ['tenancy', `query { documentFiles(tenantId: "${acme.id}", ids: []) { id } }`],
        databaseRegistry: ['tenancy', 'query { databaseRegistry { stamp } }'],
        documentFacts: ['tenancy', `query { documentFacts(tenantId: "${acme.id}", ids: []) { id } }`],
        machineStates: ['identity', 'query { machineStates(hashes: []) { isLive } }'],
        machinesUsed: ['identity', 'mutation { machinesUsed(ids: []) }'],
        sessionStates: ['identity', 'query { sessionStates(ids: []) { isLive } }'],
        useSessions: ['identity', 'mutation { useSessions(ids: []) { isLive } }'],
        endSurplusSessions: ['identity', `mutation { endSurplusSessions(tenantId: "${acme.id}") }`],
        makeTenantSchemas: [
          'marketplace',
          `mutation { makeTenantSchemas(tenantId: "${acme.id}", databaseId: "${homeDatabaseId}") { fault } }`,
        ],
        sessionTerms: ['tenancy', 'query { sessionTerms(of: []) { userId } }'],
        accessChanged: ['tenancy', 'subscription { accessChanged { userId } }'],
        sessionAccessChanged: ['identity', 'subscription { sessionAccessChanged { userId } }'],
      }
      const [, name = '', what = ''] = /^([a-z]+)(Events|DeadJobs|PersonalData|RequeueJob)$/.exec(field) ?? []
      const ofEach: Record<string, string> = {
        Events: `query { ${field}(after: [], first: 1) { name } }`,
        DeadJobs: `query { ${field}(first: 1) { id } }`,
        PersonalData: `query { ${field}(people: []) { data } }`,
        RequeueJob: `mutation { ${field}(id: "${acme.owner.id}") }`,
      }
      const [subgraph, query] = requests[field] ?? [name, ofEach[what]!]
      const source = quintet.inner.sources.get(subgraph)!
      const ask = async (envelope: Parameters<typeof source.execute>[1]): Promise<Json> =>
        type === 'Subscription' ? source.subscribe({ query }, envelope) : source.execute({ query }, envelope)
      const owner = envelopeOf({ userId: acme.owner.id, tenantId: acme.id, grants: ['*.*:*'] })
      expect((await ask(owner)).errors[0].extensions.code).toBe('FORBIDDEN')
      expect((await ask(anonymousEnvelope('none', null, null))).errors[0].extensions.code).toBe('UNAUTHENTICATED')
      const allowed = await ask(serviceEnvelope('gateway', 'matrix'))
      expect(allowed.errors).toBeUndefined()
      await allowed.return?.()
    },
  )
}

/** A token of a new session, which identity describes as narrowed. */
async function narrowedSession(
  quintet: TestQuintet,
  { email }: DemoPerson,
  { isRestricted = false, scopes, isImpersonated = false, isStale = false }: Partial<Holder>,
): Promise<string> {
  const session = await quintet.session(email)
  const [, claims = ''] = session.accessToken.split('.')
  const { sid: sessionId } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  const identity = quintet.inner.sources.get('identity')!
  const { execute } = identity
  // The gateway has had this source since it started.
  Object.assign(identity, {
    async execute(...request: Parameters<typeof execute>) {
      const result: Json = await execute(...request)
      if (!isDeepStrictEqual(request[0].variables?.ids, [sessionId])) return result
      const clientId = scopes === undefined ? null : newId()
      const changes = { isRestricted, scopes: scopes?.split(' ') ?? null, clientId }
      const actorId = isImpersonated ? acme.agent.id : null
      return { data: { sessionStates: [{ ...result.data.sessionStates[0], ...changes, actorId }] } }
    },
  })
  if (!isStale) return session.accessToken
  await quintet.admin`update identity.sessions set authenticated_at = authenticated_at - interval '1 hour'
    where id = ${sessionId}`
  const text =
    'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ... on SignedIn { accessToken } } }'
  const { data } = await quintet.gql(text, { input: { refreshToken: session.refreshToken } })
  return data.refreshSession.accessToken
}

/** Runs the operation along the steps; a subscription is begun and ended. A refusal that is expected is waited for. */
async function run(
  quintet: TestQuintet,
  steps: readonly Step[],
  token: string | undefined,
  isRefused: boolean,
): Promise<Answer> {
  const { text, variables } = operationAlong(steps)
  if (steps[0]!.type !== 'Subscription') return quintet.gql(text, variables, token)
  const { gateway } = quintet.inner
  const prepared = gateway.prepare({ query: text }, facts)
  if ('errors' in prepared) throw new Error(text)
  const claims = token === undefined ? null : await gateway.viewers.verify(token)
  if (typeof claims === 'string') throw new Error(claims)
  // A refusal by the subgraph comes instead of the first event; an allowed subscription stays silent.
  const ended = Promise.withResolvers<readonly GraphQLError[] | null>()
  const stop = gateway.subscribe({ prepared, variables, claims, facts }, { next: () => true, end: ended.resolve })
  const errors = await Promise.race([ended.promise, pause(isRefused ? 10_000 : 300, null, { ref: false })])
  stop()
  if (errors !== null) return { data: null, errors: errors.map((error) => error.toJSON() as unknown as Failure) }
  return { data: { [steps[0]!.field]: {} } }
}

/** The values at the end of the steps, of all lists on the way. */
function valuesAlong(data: Json, steps: readonly Step[]): Json[] {
  return steps.reduce<Json[]>(
    (parents, { field }) =>
      parents.flatMap((parent) => (parent === null || parent === undefined ? [] : [parent[field]].flat())),
    [data],
  )
}

/** Gives the users their roles, and an application and a score each. */
async function giveRoles(quintet: TestQuintet): Promise<void> {
  const ada = await quintet.signIn(acme.owner.email)
  const bind = async (mutation: 'grantRole' | 'revokeRole', person: DemoPerson, role: string) => {
    const text = `mutation ($input: RoleBindingInput!) { ${mutation}(input: $input) { __typename } }`
    const { data } = await quintet.gql(text, { input: { userId: person.id, role } }, ada)
    expect(data[mutation].__typename).toBe('Membership')
  }
  await bind('grantRole', acme.agent, 'member')
  for (const role of ['tenant_admin', 'manager', 'viewer']) {
    await bind('grantRole', people[role]!, role)
    await bind('revokeRole', people[role]!, 'member')
  }
  const amount = { amount: '2500.00', currency: 'EUR' }
  const draft = { category: 'personal-loan', amount, termMonths: 24, purpose: 'A telescope' }
  for (const { email } of [acme.owner, acme.agent, acme.members[0]!]) {
    const { data } = await quintet.gql(
      'CreateCreditApplication',
      { input: { ...draft, idempotencyKey: newId() } },
      await quintet.signIn(email),
    )
    expect(data.createCreditApplication.status).toBe('DRAFT')
  }
  for (const [tenant, applicants] of [
    [acme, [acme.owner, acme.agent, acme.members[0]!]],
    [globex, [globex.owner]],
  ] as const) {
    for (const { id } of applicants) {
      const input = { category: draft.category, applicantId: id, value: 1 }
      const token = await quintet.signIn(tenant.agent.email)
      const { data } = await quintet.gql('RecordCreditScore', { input }, token)
      expect(data.recordCreditScore.__typename).toBe('CreditScoreRecorded')
    }
  }
  await bind('revokeRole', acme.agent, 'member')
  // On the gateway that changed them, roles are in force with the next request.
  for (const role of Object.keys(permissionsOfRole)) {
    const text = '{ viewer { permissions memberships { nodes { roles { slug } } } } }'
    const { data } = await quintet.gql(text, {}, await quintet.signIn(people[role]!.email))
    expect(data.viewer.memberships.nodes[0].roles).toEqual([{ slug: role }])
    if (role === 'tenant_admin') continue
    expect([...data.viewer.permissions].sort()).toEqual(permissionsOfRole[role]!.split(' ').sort())
  }
}
