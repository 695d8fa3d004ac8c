// Manifests of trusted documents, as Relay, the client preset of GraphQL Code Generator and Apollo write them. Each id must
// be the hash of its text: a manifest whose ids do not match its texts cannot be trusted.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { SettingsError } from '@quintet/kit/process/settings.ts'

/** Texts by id. */
export type Manifest = ReadonlyMap<string, string>

/** Hashes by their length in hexadecimal: Relay's default, the preset's default, Apollo's. */
const algorithms: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256' }

/** Reads manifests from files. Throws a SettingsError that names the file and what is wrong with it. */
export async function readManifests(files: readonly string[]): Promise<Manifest> {
  const all = new Map<string, string>()
  for (const file of files) {
    try {
      for (const [id, text] of parseManifest(await readFile(file, 'utf8'))) all.set(id, text)
    } catch (error) {
      throw new SettingsError(`TRUSTED_DOCUMENTS: ${file}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return all
}

/** The documents of a manifest in any of the three forms. Throws an Error that says what is wrong. */
export function parseManifest(json: string): Manifest {
  const found = new Map<string, string>()
  for (const [id, text] of entriesOf(JSON.parse(json))) {
    if (typeof text !== 'string') throw new Error(`the document ${id} has no text`)
    const plain = withoutPrefix(id)
    const algorithm = /^[0-9a-f]+$/.test(plain) ? algorithms[plain.length] : undefined
    if (algorithm === undefined) throw new Error(`the id ${id} is not an MD5, SHA-1 or SHA-256 in hexadecimal`)
    const hash = createHash(algorithm).update(text).digest('hex')
    if (hash !== plain) throw new Error(`the id ${id} is not the ${algorithm} of its text, which is ${hash}`)
    found.set(plain, text)
  }
  return found
}

/** The GraphQL over HTTP draft writes ids as `sha256:...`; most tools write the hash alone. */
export const withoutPrefix = (id: string): string => id.replace(/^(md5|sha1|sha256):/, '')

function entriesOf(value: unknown): [id: string, text: unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('this is not a manifest of documents')
  const { format, version, operations } = value as Record<string, unknown>
  if (format === undefined) return Object.entries(value)
  if (format !== 'apollo-persisted-query-manifest' || version !== 1 || !Array.isArray(operations)) {
    throw new Error(`the format ${String(format)}, version ${String(version)}, is unknown`)
  }
  return operations.map(({ id, body }: { id: unknown; body: unknown }) => [String(id), body])
}
