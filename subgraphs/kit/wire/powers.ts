// What a caller may do: from the facts of the envelope to permissions and proofs. Gateways and subgraphs judge by these alike.
import type { Envelope, ProofMethod, Viewer } from './envelope.ts'

/** What decides which permissions a caller holds. */
export type Powers = Pick<Envelope, 'grants' | 'scopes' | 'isRestricted' | 'onBehalfOf'>

/** Whether a caller holds a permission: it is granted, and nothing narrows the grants so far that it is lost. */
export const isPermitted = ({ grants, scopes, isRestricted, onBehalfOf }: Powers, permission: string): boolean =>
  !isRestricted &&
  isGranted(grants, permission) &&
  (scopes === null || permits(scopes, permission)) &&
  (onBehalfOf === null || permits(onBehalfOf.scopes, permission))

/** What is one's own each session may use, unless a role denies it. Clients need it among their scopes. */
const isGranted = (grants: readonly string[], permission: string): boolean =>
  permission.endsWith(':own') ? !permits(denialsIn(grants), permission) : permits(grants, permission)

/** What grants deny, as permissions. */
const denials = new WeakMap<readonly string[], readonly string[]>()
function denialsIn(grants: readonly string[]): readonly string[] {
  let found = denials.get(grants)
  if (found === undefined) {
    found = grants.filter(isDenial).map((grant) => grant.slice(1))
    denials.set(grants, found)
  }
  return found
}

/** All that a caller holds, as patterns: of lists that narrow each other, what each of them covers. */
export function heldPatterns({ grants, scopes, isRestricted, onBehalfOf }: Powers): string[] {
  if (isRestricted) return []
  const lists = [scopes, onBehalfOf?.scopes ?? null].filter((list) => list !== null)
  const held = lists.reduce<string[]>(
    (held, list) => [...new Set(held.flatMap((a) => list.flatMap((b) => common(a, b) ?? [])))],
    grants.filter((grant) => !isDenial(grant)),
  )
  return [...held, ...grants.filter(isDenial)]
}

/** The pattern of what two patterns both cover; null where that is nothing. */
function common(a: string, b: string): string | null {
  const [ofA, ofB] = [segments(a), segments(b)]
  const shared = ofA.map((segment, i) => (covers(segment, ofB[i] ?? '', i) ? ofB[i]! : segment))
  const isCovered = ofA.length === ofB.length && shared.every((segment, i) => covers(ofB[i]!, segment, i))
  return isCovered ? `${shared[0]}.${shared[1]}:${shared[2]}` : null
}

/** Whether a person acts, in a session of their own or of a user they impersonate. */
export const isPerson = ({ viewer, client, onBehalfOf }: Pick<Envelope, 'viewer' | 'client' | 'onBehalfOf'>): boolean =>
  viewer !== null && client === null && onBehalfOf === null

/** For so long a proof of identity permits what needs a fresh one. */
const freshSeconds = 600

/** fresh: proved a short while ago. stale: step-up would help. impossible: this caller can prove nothing. */
export type Proof = 'fresh' | 'stale' | 'impossible'

/** Whether the caller proved who they are a short while ago, with the second factor where they have one. */
export function proofOf(envelope: Pick<Envelope, 'viewer' | 'client' | 'onBehalfOf' | 'actor'>, now: Date): Proof {
  const { viewer, actor } = envelope
  if (viewer === null || actor !== null || !isPerson(envelope)) return 'impossible'
  const isStrong = viewer.acr === 'aal2' || !viewer.methods.includes('TOTP')
  return isStrong && now.getTime() / 1000 - viewer.authTime <= freshSeconds ? 'fresh' : 'stale'
}

/** What a user may step up with: one factor proves too little where sign-in takes a second one. */
export const stepUpMethods = (viewer: Viewer | null): readonly ProofMethod[] =>
  (viewer?.methods ?? []).filter(
    (method, _, all) => !['PASSWORD', 'EXTERNAL'].includes(method) || !all.includes('TOTP'),
  )

/** Verdicts by grants: most requests of a person carry the same list and need the same permissions. */
const cachedVerdicts = new WeakMap<readonly string[], Map<string, boolean>>()

/**
 * Whether a permission such as credit.scores:write is among the grants. A list of grants never changes.
 * In a grant `*` stands for a whole segment: `*.*:read`, `recruiting.*:*`. It never stands for `platform`: what concerns
 * all tenants must be granted by that name. A grant that begins with `-` denies what it covers, whatever the others permit.
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
  const fits = (grant: string, fit: typeof covers): boolean => {
    const given = segments(grant)
    return given.length === wanted.length && given.every((segment, i) => fit(segment, wanted[i]!, i))
  }
  if (grants.some((grant) => isDenial(grant) && fits(grant.slice(1), overlaps))) return false
  return grants.some((grant) => !isDenial(grant) && fits(grant, covers))
}

const isDenial = (grant: string): boolean => grant.startsWith('-')

/** Of a pattern such as credit.*:* a part is denied too where one of its permissions is. */
const overlaps = (given: string, wanted: string, index: number): boolean =>
  covers(given, wanted, index) || covers(wanted, given, index)

const covers = (given: string, wanted: string, index: number): boolean =>
  given === wanted || (given === '*' && !(index === 0 && wanted === 'platform'))

const segments = (permission: string): string[] => permission.split(/[.:]/)
