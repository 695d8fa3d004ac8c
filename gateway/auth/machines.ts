// Bearer tokens of machines: API keys, and access tokens of OAuth clients. Identity knows them by their hash.
import type { BlockList } from 'node:net'
import type { Clock } from '@quintet/kit/process/clock.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { rangeList } from '@quintet/kit/wire/address-ranges.ts'
import { isApiKey, resemblesApiKey } from '@quintet/kit/wire/api-keys.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { refusal, refusedForNow } from '@quintet/kit/wire/errors.ts'
import { networkOf } from '@quintet/kit/wire/network.ts'
import { readCredential } from '@quintet/kit/wire/realms.ts'
import { LRUCache } from 'lru-cache'
import type { Source } from '../sources/source.ts'
import type { SessionState } from './rights.ts'

/** What never changes of a machine's token. */
export interface Machine {
  /** SHA-256 of the token. */
  readonly hash: string
  /** The API key, or what the token was granted by. */
  readonly id: string
  readonly clientId: string
  readonly realmId: string
  /** Thumbprint of the key that its bearer proves with each request; null for a token that is borne alone. */
  readonly thumbprint: string | null
}

/** What is known of a machine's token now, beside what is known of every session. */
export interface MachineLimits {
  /** Permissions of a service account; null for what acts for a user. */
  readonly grants: readonly string[] | null
  /** Where it is accepted from; null for anywhere. */
  readonly addresses: BlockList | null
}

interface Answer {
  readonly id: string
  readonly isLive: boolean
  readonly userId: string | null
  readonly clientId: string
  readonly tenantId: string | null
  readonly scopes: string[]
  readonly grants: string[] | null
  readonly addresses: string[] | null
  readonly expiresAt: string | null
  readonly thumbprint: string | null
}

interface FoundMachine {
  readonly machine: Machine
  readonly userId: string | null
  readonly tenantId: string | null
  /** Milliseconds since 1970; Infinity for a token without an end. */
  readonly expiresAt: number
}

export interface Machines {
  /**
   * What a token is; null when it is none that is good. Throws RATE_LIMITED for an address with too many wrong ones, and
   * UNAVAILABLE when identity does not say.
   */
  find(token: string, hash: string, clientIp: string | null): Promise<FoundMachine | null>
  /** What is known of a token now. */
  read(machine: Machine, requestId: string): Promise<SessionState>
  /** Reports that a token was used, at most once a minute. */
  reportUse(machine: Machine): void
}

const stateQuery = `query MachineStates($hashes: [String!]!) {
  machineStates(hashes: $hashes, withBound: true) {
    id isLive userId clientId tenantId scopes grants addresses expiresAt thumbprint
  }
}`
const usedMutation = 'mutation MachinesUsed($ids: [ID!]!) { machinesUsed(ids: $ids) }'

const minute = 60_000
/** How many wrong tokens an address may send in a minute. */
const wrongPerMinute = 20
const maxCounted = 20_000

const noMachine: SessionState = {
  isLive: false,
  isRestricted: false,
  isBreakGlass: false,
  actorId: null,
  clientId: null,
  scopes: [],
  methods: [],
}

export function createMachines(identity: Source, clock: Clock, log: Logger | null): Machines {
  /** Wrong tokens by network, forgotten a minute after the first. */
  const wrong = new LRUCache<string, { count: number; readonly since: number }>({ max: maxCounted })
  /** Hashes that belong to no token: none is made later that has one of them. */
  const unknown = new LRUCache<string, true>({ max: maxCounted })
  const reported = new LRUCache<string, number>({ max: maxCounted })
  const now = (): number => clock.now().getTime()

  const ask = async (hash: string, realmId: string, requestId: string): Promise<Answer | null> => {
    const request = { query: stateQuery, variables: { hashes: [hash] } }
    const result = await identity.execute(request, serviceEnvelope('gateway', requestId, realmId))
    const states = result.data?.machineStates as (Answer | null)[] | null | undefined
    if (!states) throw refusal('UNAVAILABLE', 'Tokens cannot be checked at the moment; try again')
    return states[0] ?? null
  }
  const wrongOf = (network: string) => {
    const counted = wrong.get(network)
    return counted !== undefined && now() - counted.since < minute ? counted : { count: 0, since: now() }
  }
  const refuse = (network: string): null => {
    const counted = wrongOf(network)
    counted.count++
    wrong.set(network, counted)
    return null
  }
  return {
    async find(token, hash, clientIp) {
      const network = networkOf(clientIp)
      const { count, since } = wrongOf(network)
      if (count >= wrongPerMinute) {
        const wait = Math.max(1, Math.ceil((since + minute - now()) / 1000))
        throw refusedForNow('RATE_LIMITED', `Too many wrong tokens from this address: try again in ${wait} s`, wait)
      }
      const { realmId, secret } = readCredential(token)
      if (unknown.has(hash) || (resemblesApiKey(secret) && !isApiKey(secret))) return refuse(network)
      const answer = await ask(hash, realmId, 'tokens')
      if (answer === null) {
        unknown.set(hash, true)
        return refuse(network)
      }
      // What was good once is no guess.
      if (!answer.isLive) return null
      const { id, clientId, userId, tenantId, expiresAt, thumbprint } = answer
      const end = expiresAt === null ? Number.POSITIVE_INFINITY : new Date(expiresAt).getTime()
      return { machine: { hash, id, clientId, realmId, thumbprint }, userId, tenantId, expiresAt: end }
    },
    async read({ hash, realmId }, requestId) {
      const answer = await ask(hash, realmId, requestId)
      if (answer === null || !answer.isLive) return noMachine
      const { clientId, scopes, grants, addresses } = answer
      const limits = { grants, addresses: addresses === null ? null : rangeList(addresses) }
      return { ...noMachine, isLive: true, clientId, scopes, machine: limits }
    },
    reportUse({ id, realmId }) {
      if (now() - (reported.get(id) ?? 0) < minute) return
      reported.set(id, now())
      // No request waits for it, and none fails by it.
      const request = { query: usedMutation, variables: { ids: [id] } }
      Promise.resolve(identity.execute(request, serviceEnvelope('gateway', 'use', realmId))).catch((error: unknown) =>
        log?.warn({ error: String(error) }, 'the use of a token was not written down'),
      )
    },
  }
}
