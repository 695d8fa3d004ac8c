// Lists of documents that clients were built with, as Relay, the client preset of GraphQL Code Generator and Apollo write
// them. Each id must be the hash of its text: a list that does not say what it names is no list to trust.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { SettingsError } from '@quintet/kit/process/settings.ts'

/** Texts by id. */
export type Manifest = ReadonlyMap<string, string>

/** Hashes by their length in hexadecimal: Relay's default, the preset's default, Apollo's. */
const algorithms: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256' }

/** Reads lists from files. Throws a SettingsError that names the file and what is wrong with it. */
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

/** The documents of a list, whoever wrote it. Throws an Error that says what is wrong. */
export function parseManifest(json: string): Manifest {
  const found = new Map<string, string>()
  for (const [id, text] of entriesOf(JSON.parse(json))) {
    if (typeof text !== 'string') throw new Error(`the document ${id} has no text`)
    const plain = withoutPrefix(id)
    const algorithm = /^[0-9a-f]+$/.test(plain) ? algorithms[plain.length] : undefined
    if (algorithm === undefined) throw new Error(`the id ${id} is no MD5, SHA-1 or SHA-256 in hexadecimal`)
    const hash = createHash(algorithm).update(text).digest('hex')
    if (hash !== plain) throw new Error(`the id ${id} is not the ${algorithm} of its text, which is ${hash}`)
    found.set(plain, text)
  }
  return found
}

/** `sha256:...` is how the GraphQL over HTTP draft writes an id, and the hash alone how most tools do. */
export const withoutPrefix = (id: string): string => id.replace(/^(md5|sha1|sha256):/, '')

function entriesOf(value: unknown): [id: string, text: unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('this is no list of documents')
  const { format, version, operations } = value as Record<string, unknown>
  if (format === undefined) return Object.entries(value)
  if (format !== 'apollo-persisted-query-manifest' || version !== 1 || !Array.isArray(operations)) {
    throw new Error(`the format ${String(format)}, version ${String(version)}, is not known`)
  }
  return operations.map(({ id, body }: { id: unknown; body: unknown }) => [String(id), body])
}
