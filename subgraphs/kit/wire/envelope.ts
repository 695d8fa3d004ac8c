// Who sends a request, in which tenant, with which grants. The gateway attaches it to every request to a subgraph.

/** The realm that all users of the platform belong to. */
export const platformRealmId = '00000000-0000-7000-8000-000000000001'

export interface Viewer {
  readonly userId: string
  readonly sessionId: string
  /** How strongly the user authenticated: aal1 is a password. */
  readonly acr: string
  /** When the user last authenticated, in seconds since 1970. */
  readonly authTime: number
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
  readonly clientIp: string | null
  readonly userAgent: string | null
  /** The gateway or subgraph that sends the request itself; null for clients. Only services pass the policy `service`. */
  readonly service: string | null
  /** The span of a trace (W3C trace context) that the request belongs to, where there is one. */
  readonly traceparent?: string
}

/** The envelope of an unauthenticated request. */
export function anonymousEnvelope(requestId: string, clientIp: string | null, userAgent: string | null): Envelope {
  const nothing = { viewer: null, tenantId: null, grants: [], policyVersion: 0, service: null }
  return { requestId, realmId: platformRealmId, clientIp, userAgent, ...nothing }
}

/** The envelope of a request that `service` sends itself, in the course of a client's request. */
export function serviceEnvelope(service: string, requestId: string): Envelope {
  return { ...anonymousEnvelope(requestId, null, null), service }
}

/** Verdicts by grants: most requests of a person carry the same list and need the same permissions. */
const cachedVerdicts = new WeakMap<readonly string[], Map<string, boolean>>()

/**
 * Whether a permission such as credit.scores:write is among the grants. A list of grants never changes.
 * In a grant `*` stands for a whole segment: `*.*:read`, `recruiting.*:*`. It never stands for `platform`: what concerns
 * all tenants must be granted by that name.
 */
export function permits(grants: readonly string[], permission: string): boolean {
  let verdicts = cachedVerdicts.get(grants)
  if (verdicts === undefined) {
    verdicts = new Map()
    cachedVerdicts.set(grants, verdicts)
  }
  let verdict = verdicts.get(permission)
  if (verdict === undefined) {
    verdict = isAmong(grants, permission)
    verdicts.set(permission, verdict)
  }
  return verdict
}

function isAmong(grants: readonly string[], permission: string): boolean {
  const wanted = segments(permission)
  return grants.some((grant) => {
    const given = segments(grant)
    return given.length === wanted.length && given.every((segment, i) => covers(segment, wanted[i]!, i))
  })
}

const covers = (given: string, wanted: string, index: number): boolean =>
  given === wanted || (given === '*' && !(index === 0 && wanted === 'platform'))

const segments = (permission: string): string[] => permission.split(/[.:]/)
