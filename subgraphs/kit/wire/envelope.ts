// Who asks, in which tenant, with which grants: what the gateway tells a subgraph with every request.

/** The realm that people of the platform belong to. */
export const platformRealmId = '00000000-0000-7000-8000-000000000001'

export interface Viewer {
  readonly userId: string
  readonly sessionId: string
  /** How strongly the person was authenticated: aal1 is a password. */
  readonly acr: string
  /** When the person was last authenticated, in seconds since 1970. */
  readonly authTime: number
}

export interface Envelope {
  readonly requestId: string
  /** The signed-in person, null for anonymous requests. */
  readonly viewer: Viewer | null
  readonly realmId: string
  /** The active tenant. */
  readonly tenantId: string | null
  /** Permissions in the active tenant, as patterns. */
  readonly grants: readonly string[]
  /** The version of the tenant's rules that the grants were read at. */
  readonly policyVersion: number
  readonly clientIp: string | null
  readonly userAgent: string | null
  /** The gateway or subgraph that asks on its own account; null for clients. Only it passes the policy `service`. */
  readonly service: string | null
  /** The span of a trace in which this is asked (W3C trace context), where there is one. */
  readonly traceparent?: string
}

/** The envelope of an anonymous request. */
export function anonymousEnvelope(requestId: string, clientIp: string | null, userAgent: string | null): Envelope {
  const anonymous = { viewer: null, tenantId: null, grants: [], policyVersion: 0, service: null }
  return { requestId, realmId: platformRealmId, clientIp, userAgent, ...anonymous }
}

/** The envelope of a question that `service` asks on its own account, within another request. */
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
