// Queries from one subgraph to another in the course of one request: `@inaccessible` batch queries under a service envelope,
// or what the caller could ask themselves, under theirs.
import type { MadeSchemas } from '@quintet/drizzle/move/schemas.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import type { ExecutionResult } from 'graphql'
import type { AddressRules } from '../wire/address-rules.ts'
import { type Envelope, serviceEnvelope } from '../wire/envelope.ts'
import { refusal } from '../wire/errors.ts'
import type { Executor, SubgraphRequest } from '../wire/request.ts'

export interface MembershipFact {
  readonly userId: string
  readonly tenantId: string
  readonly isActive: boolean
}

/** A tenant that a user owns, and who else owns it. */
export interface Ownership {
  readonly userId: string
  readonly tenantId: string
  readonly otherOwnerIds: readonly string[]
}

/** What a tenant demands of one user's sessions. Instants are ISO 8601. */
export interface SessionTerms {
  readonly userId: string
  readonly tenantId: string
  readonly isTenantActive: boolean
  /** Null for one who is no present member. */
  readonly memberStatus: 'ACTIVE' | 'SUSPENDED' | null
  /** Whether the user may enter in an emergency. */
  readonly mayEnter: boolean
  /** Null without a limit. */
  readonly maxConcurrentSessions: number | null
  readonly onLimit: 'EVICT' | 'REJECT'
  /** In seconds. */
  readonly sessionTimeout: number
  readonly extendOnActivity: boolean
  readonly requireMFA: boolean
  /** From when on the user must enrol a second factor; null where they need not. */
  readonly dutySince: string | null
  readonly graceLogins: number
  readonly graceEndsAt: string | null
  readonly allowBackupCodes: boolean
  readonly allowRememberDevice: boolean
  readonly ipRestrictions: AddressRules
}

type PersonalData = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** A user's address. */
export interface AddressFact {
  readonly userId: string
  /** As it is compared. */
  readonly email: string
  readonly isVerified: boolean
}

/** Where an active user is reached, and what they want by e-mail. */
export interface ContactFact {
  readonly userId: string
  readonly email: string
  /** Null unless they proved that it is theirs. */
  readonly phoneNumber: string | null
  readonly marketing: boolean
  readonly updates: boolean
  readonly newsletter: boolean
}

/** The subgraphs that run jobs. */
export const subgraphsWithJobs: readonly string[] = subgraphNames

export interface DeadJobFact {
  readonly id: string
  readonly queue: string
  readonly error: string | null
  readonly attempts: number
  readonly tenantId: string | null
  /** Microseconds since 1970. */
  readonly diedAt: string
}

/** A document of the workspace. The link needs no token. */
export interface DocumentFact {
  readonly id: string
  readonly ownerId: string
  readonly status: string
  readonly type: string
  readonly contentType: string
  readonly url: string | null
  readonly expiresAt: string | null
}

/** An order as those see it who collect its payment. */
export interface OrderFact {
  readonly id: string
  readonly buyerId: string
  readonly status: string
  /** In minor units. */
  readonly amountMinor: string
  readonly currency: string
  /** Null for the tenant itself. */
  readonly merchantSlug: string | null
  /** ISO 8601. */
  readonly payUntil: string | null
}

/** What a user may do in a tenant. */
interface RightsFact {
  readonly permissions: readonly string[]
  readonly policyVersion: number
  readonly isMember: boolean
  readonly isTenantActive: boolean
  readonly isEnding: boolean
}

interface TenantEntry {
  readonly tenantId: string
  readonly slug: string
  readonly name: string
  readonly ownerIds: readonly string[]
  /** Whether its people sign in with it alone. */
  readonly hasOwnPeople: boolean
}

/** A document, and where its bytes lie in the file store. */
interface DocumentFile {
  readonly id: string
  readonly ownerId: string
  readonly type: string
  readonly status: string
  readonly fileName: string
  readonly contentType: string
  readonly fileKey: string
}

export interface Peers {
  /** Documents of a tenant with where their bytes lie; nothing of what is not there. */
  documentFiles(tenantId: string, ids: readonly string[]): Promise<DocumentFile[]>
  /** Present and former memberships of people in one tenant, named by slug or id. */
  memberships(of: { userIds: readonly string[]; tenantSlug?: string; tenantId?: string }): Promise<MembershipFact[]>
  /** Addresses of users who are named by id or by address. */
  addresses(of: { userIds?: readonly string[]; emails?: readonly string[] }): Promise<AddressFact[]>
  /** Where active users are reached, and what they want by e-mail. */
  contacts(userIds: readonly string[]): Promise<ContactFact[]>
  /** Switches a kind of e-mail off for a user; whether there is such a user. */
  unsubscribe(userId: string, category: 'MARKETING' | 'NEWSLETTER'): Promise<boolean>
  /** The tenants that people own now. */
  ownerships(userIds: readonly string[]): Promise<Ownership[]>
  /** What tenants demand of users' sessions; nothing of a tenant that is not there. */
  sessionTerms(of: readonly { userId: string; tenantId: string }[]): Promise<SessionTerms[]>
  /** Ends the sessions in a tenant that are more than a user may have there. */
  endSurplusSessions(tenantId: string): Promise<void>
  /** What every subgraph holds of a person: lists by name, by subgraph. */
  personalData(userId: string): Promise<ReadonlyMap<string, PersonalData>>
  /** A tenant by its slug or id, and who owns it; null where there is none. */
  tenantEntry(of: { slug: string } | { id: string }): Promise<TenantEntry | null>
  /** The modules that a tenant has valid licences of now. */
  licensedModules(tenantId: string): Promise<readonly string[]>
  /** Tenants by their ids; nothing of those that are not there. */
  tenantEntries(ids: readonly string[]): Promise<TenantEntry[]>
  /** How many members tenants have now; nothing of those that are not there. */
  memberCounts(tenantIds: readonly string[]): Promise<{ readonly tenantId: string; readonly count: number }[]>
  /** Whether a tenant waits for a person with this address to accept its invitation. */
  isInvited(tenantId: string, email: string): Promise<boolean>
  /** Documents of a tenant by id; those that are not there are left out. */
  documentFacts(of: { tenantId: string; ids: readonly string[] }): Promise<DocumentFact[]>
  /** Orders of a tenant by id, without carts; those that are not there are left out. */
  orders(of: { tenantId: string; ids: readonly string[] }): Promise<OrderFact[]>
  /** Dead jobs of a subgraph, latest first, from the beginning or after one. */
  deadJobs(subgraph: string, first: number, after: { diedAt: string; id: string } | null): Promise<DeadJobFact[]>
  /** Lets a dead job of a subgraph run again; its queue, or null where there is no such job. */
  requeueJob(subgraph: string, id: string): Promise<string | null>
  /** Makes the schemas of a tenant's systems in another database, without rows. */
  makeTenantSchemas(tenantId: string, databaseId: string): Promise<MadeSchemas>
  /** What a user may do in a tenant now. */
  rightsOf(userId: string, tenantId: string): Promise<RightsFact>
  /** What a user may do on the platform now, as patterns. */
  platformPermissions(userId: string): Promise<readonly string[]>
  /** What a subgraph answers to a user for whom this one acts. Rejects with UNAVAILABLE when it does not answer. */
  actingFor(subgraph: string, request: SubgraphRequest, acting: Envelope): Promise<ExecutionResult>
  /** What a subgraph answers to the caller themselves. A subgraph that does not answer gives a result without data. */
  asCaller(subgraph: string, request: SubgraphRequest): Promise<ExecutionResult>
}

const unavailable = (subgraph: string) => refusal('UNAVAILABLE', `${subgraph} does not answer at the moment; try again`)

const membershipsQuery = `query Memberships($userIds: [ID!]!, $tenantSlug: String, $tenantId: ID) {
  memberships(userIds: $userIds, tenantSlug: $tenantSlug, tenantId: $tenantId) { userId tenantId isActive }
}`

const addressesQuery = `query Addresses($userIds: [ID!]!, $emails: [String!]!) {
  addresses(userIds: $userIds, emails: $emails) { userId email isVerified }
}`

const documentsQuery = `query DocumentFacts($tenantId: ID!, $ids: [ID!]!) {
  documentFacts(tenantId: $tenantId, ids: $ids) { id ownerId status type contentType url expiresAt }
}`

const ownershipsQuery = `query Ownerships($userIds: [ID!]!) {
  ownerships(userIds: $userIds) { userId tenantId otherOwnerIds }
}`

const entriesQuery = `query TenantEntries($slugs: [String!]!, $ids: [ID!]) {
  tenantEntries(slugs: $slugs, ids: $ids) { tenantId slug name ownerIds hasOwnPeople }
}`

const termsQuery = `query SessionTerms($of: [UserInTenant!]!) { sessionTerms(of: $of) {
  userId tenantId isTenantActive memberStatus mayEnter maxConcurrentSessions onLimit sessionTimeout extendOnActivity requireMFA
  dutySince graceLogins graceEndsAt allowBackupCodes allowRememberDevice
  ipRestrictions { enabled allowedIPs allowedRanges blockList }
} }`

/** The peers that the subgraph `caller` queries for one request. */
export function createPeers(caller: string, envelope: Envelope, executorOf: (subgraph: string) => Executor): Peers {
  const query = async <T>(subgraph: string, field: string, request: SubgraphRequest): Promise<T> => {
    const result = await executorOf(subgraph)(request, serviceEnvelope(caller, envelope.requestId, envelope.realmId))
    const value = result.data?.[field]
    if (result.errors !== undefined || value === null || value === undefined) {
      throw unavailable(subgraph)
    }
    return value as T
  }
  const { tenantId } = envelope
  return {
    async memberships(of) {
      if (of.userIds.length === 0) return []
      return query('tenancy', 'memberships', { query: membershipsQuery, variables: of })
    },
    addresses: ({ userIds = [], emails = [] }) =>
      query('identity', 'addresses', { query: addressesQuery, variables: { userIds, emails } }),
    contacts(userIds) {
      const text = `query ($userIds: [ID!]!, $tenantId: ID) { contacts(userIds: $userIds, tenantId: $tenantId) {
        userId email phoneNumber marketing updates newsletter } }`
      return query('identity', 'contacts', { query: text, variables: { userIds, tenantId } })
    },
    unsubscribe(userId, category) {
      const text = 'mutation ($userId: ID!, $category: String!) { unsubscribe(userId: $userId, category: $category) }'
      return query('identity', 'unsubscribe', { query: text, variables: { userId, category } })
    },
    documentFiles(tenantId, ids) {
      const text = `query ($tenantId: ID!, $ids: [ID!]!) { documentFiles(tenantId: $tenantId, ids: $ids) {
        id ownerId type status fileName contentType fileKey } }`
      return query('tenancy', 'documentFiles', { query: text, variables: { tenantId, ids } })
    },
    ownerships: (userIds) => query('tenancy', 'ownerships', { query: ownershipsQuery, variables: { userIds } }),
    async sessionTerms(of) {
      return of.length === 0 ? [] : query('tenancy', 'sessionTerms', { query: termsQuery, variables: { of } })
    },
    async endSurplusSessions(tenantId) {
      const text = 'mutation ($tenantId: ID!) { endSurplusSessions(tenantId: $tenantId) }'
      await query('identity', 'endSurplusSessions', { query: text, variables: { tenantId } })
    },
    async personalData(userId) {
      const heldBy = async (subgraph: string, tenantIds: readonly string[]): Promise<PersonalData> => {
        const field = `${subgraph}PersonalData`
        const text = `query ($people: [PersonInTenants!]!) { ${field}(people: $people) { data } }`
        const variables = { people: [{ userId, tenantIds }] }
        const [found] = await query<{ data: string }[]>(subgraph, field, { query: text, variables })
        return JSON.parse(found?.data ?? '{}') as PersonalData
      }
      // It knows in which tenants the others have to look.
      const ofTenancy = await heldBy('tenancy', [])
      const tenantIds = (ofTenancy.memberships ?? []).map(({ tenantId }) => String(tenantId))
      const held = new Map([['tenancy', ofTenancy]])
      for (const name of subgraphNames) if (name !== 'tenancy') held.set(name, await heldBy(name, tenantIds))
      return held
    },
    async tenantEntry(of) {
      const variables = 'slug' in of ? { slugs: [of.slug] } : { slugs: [], ids: [of.id] }
      const [entry] = await query<TenantEntry[]>('tenancy', 'tenantEntries', { query: entriesQuery, variables })
      return entry ?? null
    },
    tenantEntries: (ids) => query('tenancy', 'tenantEntries', { query: entriesQuery, variables: { slugs: [], ids } }),
    async licensedModules(tenantId) {
      const text = 'query ($tenantIds: [ID!]!) { licensedModules(tenantIds: $tenantIds) { slugs } }'
      const variables = { tenantIds: [tenantId] }
      const [found] = await query<{ slugs: string[] }[]>('marketplace', 'licensedModules', { query: text, variables })
      return found?.slugs ?? []
    },
    memberCounts(tenantIds) {
      const text = 'query ($tenantIds: [ID!]!) { memberCounts(tenantIds: $tenantIds) { tenantId count } }'
      return query('tenancy', 'memberCounts', { query: text, variables: { tenantIds } })
    },
    isInvited(tenantId, email) {
      const text = 'query ($tenantId: ID!, $email: String!) { isInvited(tenantId: $tenantId, email: $email) }'
      return query('tenancy', 'isInvited', { query: text, variables: { tenantId, email } })
    },
    async documentFacts(of) {
      return of.ids.length === 0 ? [] : query('tenancy', 'documentFacts', { query: documentsQuery, variables: of })
    },
    async orders(of) {
      const text = `query ($tenantId: ID!, $ids: [ID!]!) { orders(tenantId: $tenantId, ids: $ids) {
        id buyerId status amountMinor currency merchantSlug payUntil } }`
      return of.ids.length === 0 ? [] : query('marketplace', 'orders', { query: text, variables: of })
    },
    deadJobs(subgraph, first, after) {
      const field = `${subgraph}DeadJobs`
      const text = `query ($first: Int!, $diedAt: String, $id: ID) {
        ${field}(first: $first, diedAt: $diedAt, id: $id) { id queue error attempts tenantId diedAt } }`
      return query(subgraph, field, { query: text, variables: { first, ...after } })
    },
    async requeueJob(subgraph, id) {
      const text = `mutation ($id: ID!) { queue: ${subgraph}RequeueJob(id: $id) }`
      const result = await executorOf(subgraph)(
        { query: text, variables: { id } },
        serviceEnvelope(caller, envelope.requestId),
      )
      if (result.errors !== undefined) throw unavailable(subgraph)
      return (result.data as { queue: string | null }).queue
    },
    makeTenantSchemas(tenantId, databaseId) {
      const text = `mutation ($tenantId: ID!, $databaseId: ID!) {
        makeTenantSchemas(tenantId: $tenantId, databaseId: $databaseId) { names fault } }`
      return query('marketplace', 'makeTenantSchemas', { query: text, variables: { tenantId, databaseId } })
    },
    rightsOf(userId, tenantId) {
      const text = `query ($userId: ID!, $tenantId: ID) { grants(userId: $userId, tenantId: $tenantId) {
        permissions policyVersion isMember isTenantActive isEnding } }`
      return query('tenancy', 'grants', { query: text, variables: { userId, tenantId } })
    },
    async platformPermissions(userId) {
      const text = 'query ($userId: ID!) { grants(userId: $userId, tenantId: null) { permissions } }'
      const held = await query<RightsFact>('tenancy', 'grants', { query: text, variables: { userId } })
      return held.permissions
    },
    async actingFor(subgraph, request, acting) {
      return executorOf(subgraph)(request, acting)
    },
    async asCaller(subgraph, request) {
      try {
        return await executorOf(subgraph)(request, envelope)
      } catch {
        return { data: null }
      }
    },
  }
}
