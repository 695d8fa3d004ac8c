// Who sends a request, in which tenant, with which grants. The gateway attaches it to every request to a subgraph.

/** The realm that all users of the platform belong to. */
export const platformRealmId = '00000000-0000-7000-8000-000000000001'

/** How a user can prove who they are. */
export type ProofMethod = 'PASSWORD' | 'TOTP' | 'BACKUP_CODE' | 'PASSKEY' | 'EXTERNAL'

export interface Viewer {
  readonly userId: string
  readonly sessionId: string
  /** How strongly the user authenticated: aal1 is a password, aal2 two factors or a passkey. */
  readonly acr: string
  /** When the user last authenticated, in seconds since 1970. */
  readonly authTime: number
  /** The methods that the user has set up. With TOTP among them sign-in takes a second factor. */
  readonly methods: readonly ProofMethod[]
}

/** A workflow that acts with the rights of the person who published it. */
interface Delegation {
  readonly workflow: string
  /** The publisher's user id. */
  readonly publisher: string
  /** What the workflow's definition names, as patterns. */
  readonly scopes: readonly string[]
}

export interface Envelope {
  readonly requestId: string
  /** The signed-in user; null for unauthenticated requests. */
  readonly viewer: Viewer | null
  readonly realmId: string
  /** The active tenant; null without one. */
  readonly tenantId: string | null
  /** Permissions in the active tenant, as patterns. */
  readonly grants: readonly string[]
  /** The version of the tenant's permissions when the grants were read. */
  readonly policyVersion: number
  /** The user who impersonates the viewer; null in a session of their own. */
  readonly actor: string | null
  /** The OAuth client or API key that sends the request; null in sessions of people. */
  readonly client: string | null
  /** What the client may use of the grants, as patterns; null means all. */
  readonly scopes: readonly string[] | null
  /** Whether the session is good for nothing but enrolling a second factor. */
  readonly isRestricted: boolean
  /** Whether the tenant will be deleted: nothing in it can be changed. */
  readonly isTenantEnding: boolean
  /** Where the tenant's data lies; null for the first place. */
  readonly placement: string | null
  readonly onBehalfOf: Delegation | null
  readonly clientIp: string | null
  readonly userAgent: string | null
  /** The gateway or subgraph that sends the request itself; null for clients. Only services pass the policy `service`. */
  readonly service: string | null
  /**
   * Of a query that may be read from a standby: the positions in the logs of clusters that its answer must not be behind.
   * Absent where everything is to come from the primary.
   */
  readonly readAfter?: Readonly<Record<string, string>>
  /** The span of a trace (W3C trace context) that the request belongs to, where there is one. */
  readonly traceparent?: string
}

const nothing = {
  viewer: null,
  tenantId: null,
  grants: [],
  policyVersion: 0,
  actor: null,
  client: null,
  scopes: null,
  isRestricted: false,
  isTenantEnding: false,
  placement: null,
  onBehalfOf: null,
  service: null,
} as const

/** The envelope of an unauthenticated request. */
export function anonymousEnvelope(requestId: string, clientIp: string | null, userAgent: string | null): Envelope {
  return { requestId, realmId: platformRealmId, clientIp, userAgent, ...nothing }
}

/** The envelope of a request that `service` sends itself, in the course of a client's request. */
export function serviceEnvelope(service: string, requestId: string, realmId = platformRealmId): Envelope {
  return { ...anonymousEnvelope(requestId, null, null), realmId, service }
}
