// Access tokens (ES256, RFC 9068) and the keys that sign them, which are stored encrypted.
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { Clock } from '@quintet/kit/process/clock.ts'
import { deriveKey, seal, unseal } from '@quintet/kit/process/secrets.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { amrOf } from './rules.ts'
import type { SessionRow } from './store.ts'
import { allKeys, insertKey, lockKeys, resealKey } from './store.ts'

const defaultAccessTokenSeconds = 15 * 60
const keyDays = 90
/** How long a key is listed after its successor was made: what it signed expires meanwhile. */
const overlapDays = 1
const cacheMilliseconds = 60_000
/** By then every process has read a new key, and every cache of the key set has expired. */
const hiddenMilliseconds = 2 * cacheMilliseconds
const dayMilliseconds = 86_400_000

export interface Tokens {
  /** A signed access token of a session in a realm, and when it expires. */
  mint(session: SessionRow, realmId: string): Promise<{ accessToken: string; expiresAt: Date }>
  /** Public keys that verify tokens, as JWK set. */
  jwks(): Promise<{ keys: JWK[] }>
  /** The same keys with their private halves, that which signs first: for the ID tokens of the OpenID provider. */
  privateJwks(): Promise<JWK[]>
  /** Throws SettingsError when no secret decrypts the present keys: then sign-in would fail. */
  check(): Promise<void>
}

interface Key {
  readonly id: string
  readonly publicJwk: JWK
  readonly createdAt: Date
  readonly privateKey: CryptoKey
  readonly privateJwk: JWK
}

/** Tokens issued by `issuer`. A signing key is made when there is none, or when the newest is too old. */
export function createTokens(parts: {
  database: Database
  /** The clock by which sessions end. */
  clock: Clock
  /** The clock of those who verify tokens. */
  wallClock: Clock
  secret: Uint8Array
  /** Root secrets that were replaced: keys that were encrypted under them are still read. */
  previousSecrets?: readonly Uint8Array[] | undefined
  issuer: string
  /** How long an access token is valid; 15 minutes by default. */
  accessTokenSeconds?: number | undefined
}): Tokens {
  const { database, clock, wallClock, issuer, accessTokenSeconds = defaultAccessTokenSeconds } = parts
  const [sealingKey, ...oldKeys] = [parts.secret, ...(parts.previousSecrets ?? [])].map((secret) =>
    deriveKey(secret, 'signing keys at rest'),
  )
  let cached: { keys: Promise<Key[]>; at: number } | undefined
  const keys = (): Promise<Key[]> => {
    const now = wallClock.now().getTime()
    if (cached === undefined || now - cached.at > cacheMilliseconds) {
      const reading = readKeys(database, wallClock, [sealingKey!, ...oldKeys])
      reading.catch(() => {
        cached = undefined
      })
      cached = { keys: reading, at: now }
    }
    return cached.keys
  }
  /** A key that other processes have not read yet must not sign while another one can. */
  const signingKey = (listed: readonly Key[], now: number): Key => {
    const seenBefore = now - hiddenMilliseconds
    return listed.find(({ createdAt }) => createdAt.getTime() <= seenBefore) ?? listed.at(-1)!
  }
  return {
    async check() {
      const scope = database.scope({ realmId: platformRealmId, tenantId: null, userId: null })
      const [newest] = await scope.read(allKeys, {}).finally(scope.close)
      if (newest !== undefined) unseal([sealingKey!, ...oldKeys], newest.id, newest.sealedPrivateJwk)
    },
    async mint(session, realmId) {
      const listed = await keys()
      const now = wallClock.now().getTime()
      const key = signingKey(listed, now)
      const issuedAt = Math.floor(now / 1000)
      const sessionLeft = session.expiresAt.getTime() - clock.now().getTime()
      const expiry = Math.min(issuedAt + accessTokenSeconds, Math.floor((now + sessionLeft) / 1000))
      const accessToken = await new SignJWT({
        sid: session.id,
        acr: session.acr,
        amr: amrOf(session),
        auth_time: Math.floor(session.authenticatedAt.getTime() / 1000),
        ...(realmId === platformRealmId ? {} : { rlm: realmId }),
        ...(session.tenantId === null ? {} : { tid: session.tenantId }),
        ...(session.actorId === null ? {} : { act: { sub: session.actorId } }),
      })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.id })
        .setIssuer(issuer)
        .setAudience('quintet')
        .setSubject(session.userId)
        .setJti(newId())
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiry)
        .sign(key.privateKey)
      return { accessToken, expiresAt: new Date(expiry * 1000) }
    },
    async privateJwks() {
      const listed = await keys()
      const first = signingKey(listed, wallClock.now().getTime())
      const ordered = [first, ...listed.filter((key) => key !== first)]
      return ordered.map(({ id, privateJwk }) => ({ ...privateJwk, kid: id, alg: 'ES256', use: 'sig' }))
    },
    jwks: async () => ({
      keys: (await keys()).map((key) => ({ ...key.publicJwk, kid: key.id, alg: 'ES256', use: 'sig' })),
    }),
  }
}

/** Newest first; makes a key first when it is time. */
async function readKeys(
  database: Database,
  clock: Clock,
  sealingKeys: readonly [Uint8Array, ...Uint8Array[]],
): Promise<Key[]> {
  const scope = database.scope({ realmId: platformRealmId, tenantId: null, userId: null })
  const now = clock.now().getTime()
  const age = (row: { createdAt: Date }) => (now - row.createdAt.getTime()) / dayMilliseconds
  const read = async () => {
    const rows = await scope.read(allKeys, {})
    if (rows[0] !== undefined && age(rows[0]) < keyDays) return rows
    const made = await makeKey(sealingKeys[0])
    return scope.write(async (writer) => {
      // Processes that start at the same time agree on one key.
      await writer.read(lockKeys, {})
      const present = await writer.read(allKeys, {})
      if (present[0] !== undefined && age(present[0]) < keyDays) return present
      await insertKey(writer, { ...made, createdAt: clock.now() })
      return writer.read(allKeys, {})
    })
  }
  try {
    const rows = await read()
    const listed = rows.filter((_, i) => i === 0 || age(rows[i - 1]!) < overlapDays)
    return await Promise.all(
      listed.map(async ({ id, publicJwk, createdAt, sealedPrivateJwk }) => {
        const text = unseal(sealingKeys, id, sealedPrivateJwk)
        if (!isSealedUnder(sealingKeys[0], id, sealedPrivateJwk)) {
          // Encrypted under the present secret, so that the old one can be dropped.
          const resealed = seal(sealingKeys[0], id, text)
          await scope.write((writer) => writer.run(resealKey, { id, sealedPrivateJwk: resealed }))
        }
        const privateJwk = JSON.parse(text) as JWK
        const privateKey = (await importJWK(privateJwk, 'ES256')) as CryptoKey
        return { id, publicJwk, createdAt, privateKey, privateJwk }
      }),
    )
  } finally {
    await scope.close()
  }
}

function isSealedUnder(key: Uint8Array, label: string, sealed: string): boolean {
  try {
    unseal([key], label, sealed)
    return true
  } catch {
    return false
  }
}

async function makeKey(sealingKey: Uint8Array) {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const id = newId()
  const sealedPrivateJwk = seal(sealingKey, id, JSON.stringify(await exportJWK(privateKey)))
  return { id, publicJwk: (await exportJWK(publicKey)) as Record<string, unknown>, sealedPrivateJwk }
}
