// The keys that wrap record keys and sign the heads of audit chains, each with an id that is stored beside what it protects.
// The first one is used for what is new; the others are still read. So keys are replaced while all processes run.
import { readFileSync } from 'node:fs'
import { deriveKey } from '../process/secrets.ts'
import type { SettingsReader } from '../process/settings.ts'

/** A key of a key file, or a root secret. */
export interface MasterKey {
  readonly id: string
  readonly bytes: Uint8Array
}

export interface Keyring {
  /** The key that is used for what is new. */
  readonly currentId: string
  /** All key ids, the current one first. */
  readonly ids: readonly string[]
  /** 32 bytes for one purpose, derived from the key with this id; null where it is not on the ring. */
  key(id: string, purpose: string): Uint8Array | null
}

/** A keyring of these keys, and of the root secrets behind them. Each list begins with the current one. */
export function createKeyring(secrets: readonly Uint8Array[], keys: readonly MasterKey[] = []): Keyring {
  const all = new Map([...keys, ...secrets.map(ofSecret)].map(({ id, bytes }) => [id, bytes]))
  const ids = [...all.keys()]
  if (ids[0] === undefined) throw new Error('A keyring needs a key')
  const derived = new Map<string, Uint8Array>()
  return {
    currentId: ids[0],
    ids,
    key(id, purpose) {
      const bytes = all.get(id)
      if (bytes === undefined) return null
      const name = `${id} ${purpose}`
      const key = derived.get(name) ?? deriveKey(bytes, purpose)
      derived.set(name, key)
      return key
    },
  }
}

/** The id of a root secret tells nothing of it, and is the same in every process. */
const ofSecret = (secret: Uint8Array): MasterKey => ({
  id: `secret-${deriveKey(secret, 'key id').subarray(0, 6).toString('hex')}`,
  bytes: secret,
})

const keyBytes = 32
const idPattern = /^[a-z0-9][a-z0-9.-]{0,62}$/

/** SEALING_KEYS: a JSON file [{"id": "2026-11", "key": "<Base64 of 32 bytes>"}], the current key first. Empty without it. */
export function sealingKeysOf(reader: SettingsReader): MasterKey[] {
  const path = reader.text('SEALING_KEYS')
  if (path === null) return []
  const keys = parse(path)
  const hasTwice = new Set(keys?.map(({ id }) => id)).size !== keys?.length
  if (keys !== null && keys.length > 0 && !hasTwice) return keys
  reader.fault(
    'SEALING_KEYS must name a JSON file such as [{"id": "2026-11", "key": "<Base64 of 32 bytes>"}], the current key first',
  )
  return []
}

function parse(path: string): MasterKey[] | null {
  try {
    const entries: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (!Array.isArray(entries)) return null
    return entries.map(({ id, key }) => {
      const bytes = Buffer.from(key, 'base64')
      const isReserved = id.startsWith('secret-')
      if (!idPattern.test(id) || isReserved || bytes.length !== keyBytes) throw new Error('This is no key')
      return { id, bytes }
    })
  } catch {
    // The file's text is not reported: it contains keys.
    return null
  }
}
