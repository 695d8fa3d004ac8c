// Hashing and verifying passwords. Hashes are slow on purpose, so only as many run at once as there are cores.
import { createHmac } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/bcrypt'
import { deriveKey } from '@quintet/kit/process/secrets.ts'
import { refusedForNow } from '@quintet/kit/wire/errors.ts'

/** outdated: right, but hashed otherwise than passwords are today, and to be hashed again. */
type Verdict = 'right' | 'outdated' | 'wrong'

/** A password as it is stored. */
interface StoredPassword {
  readonly passwordHash: string | null
  readonly passwordScheme: string | null
}

export interface Passwords {
  readonly scheme: string
  /** @param maxCost of bcrypt, for secrets that are random */
  hash(password: string, maxCost?: number): Promise<string>
  /** Whether the password is the stored one. Where none is stored it takes as long, and is wrong. */
  verify(password: string, stored: StoredPassword | undefined): Promise<Verdict>
  /** 0 (guessed at once) to 4, given words that describe the user. */
  strength(password: string, words: readonly string[]): Promise<number>
  /**
   * Runs work for one account one after the other, so that parallel sign-ins are not counted as failures of each other. Few
   * may wait: otherwise an attacker's many attempts would be hashed ahead of the user's own.
   */
  inTurn<T>(account: string, work: () => Promise<T>): Promise<T>
}

/** The scheme of hashes that come from elsewhere. They are replaced at the next sign-in. */
const importedScheme = 'bcrypt'
const maxQueue = 100
const maxWaitingPerAccount = 10
/** By then those who wait now have had their turn. */
const retrySeconds = 5

/**
 * Passwords as bcrypt over HMAC-SHA-384 under a pepper derived from the root secret.
 * @param previous root secrets that were replaced: passwords hashed under them are still right
 */
export function createPasswords(secret: Uint8Array, cost: number, previous: readonly Uint8Array[] = []): Passwords {
  const pepperOf = (root: Uint8Array) => deriveKey(root, 'password pepper 1')
  const present = pepperOf(secret)
  const peppers = [present, ...previous.map(pepperOf)]
  // 64 characters, so bcrypt's limit of 72 bytes never cuts; NFKC, so that equal-looking passwords are equal.
  const keyed = (password: string, pepper = present) =>
    createHmac('sha384', pepper).update(password.normalize('NFKC'), 'utf8').digest('base64')
  const gate = createGate(availableParallelism(), maxQueue)
  const inTurn = createTurns(maxWaitingPerAccount)
  let dummy: Promise<string> | undefined
  const dummyHash = () => {
    dummy ??= hash(keyed('no user has this password'), { cost })
    return dummy
  }
  let estimator: ReturnType<typeof loadEstimator> | undefined
  return {
    scheme: 'bcrypt-hmac384:1',
    hash: (password, maxCost = cost) => gate(() => hash(keyed(password), { cost: Math.min(cost, maxCost) })),
    async verify(password, stored) {
      // Half a surrogate pair is hashed as the character that replaces it: no password has one.
      const hashed = password.isWellFormed() ? (stored?.passwordHash ?? null) : null
      const target = hashed ?? (await dummyHash())
      const isImported = hashed !== null && stored?.passwordScheme === importedScheme
      const forms = isImported ? [password] : peppers.map((pepper) => keyed(password, pepper))
      for (const [i, form] of forms.entries()) {
        if (!(await gate(() => verify(form, target)))) continue
        return hashed === null ? 'wrong' : i === 0 && !isImported ? 'right' : 'outdated'
      }
      return 'wrong'
    },
    async strength(password, words) {
      estimator ??= loadEstimator()
      const { check } = await estimator
      const known = [...words, ...words.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u))].filter(
        ({ length }) => length > 2,
      )
      const tried = password.slice(0, 128)
      // What remains without the known words must be strong too: the estimator does not notice their repetition.
      return Math.min(check(tried, known).score, check(withoutWords(tried, known), []).score)
    },
    inTurn,
  }
}

function withoutWords(password: string, words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  return longestFirst.reduce((rest, word) => rest.replaceAll(word.toLowerCase(), ''), password.toLowerCase())
}

/** The word lists are large, so they are loaded at the first sign-up. */
async function loadEstimator() {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const factory = new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs })
  return { check: (password: string, words: string[]) => factory.check(password, words) }
}

/** At most `width` run at once and `depth` wait; beyond that UNAVAILABLE. */
function createGate(width: number, depth: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= width) {
      if (waiting.length >= depth) {
        throw refusedForNow('UNAVAILABLE', 'Too many sign-ins at the moment; try again', retrySeconds)
      }
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}

/** A gate of width 1 per account, kept while it is used. */
function createTurns(depth: number): Passwords['inTurn'] {
  const gates = new Map<string, { readonly pass: ReturnType<typeof createGate>; inside: number }>()
  return async (account, work) => {
    const gate = gates.get(account) ?? { pass: createGate(1, depth), inside: 0 }
    gates.set(account, gate)
    gate.inside++
    try {
      return await gate.pass(work)
    } finally {
      if (--gate.inside === 0) gates.delete(account)
    }
  }
}
