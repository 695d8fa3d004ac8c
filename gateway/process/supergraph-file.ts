// A supergraph that somebody else composed: read from a file, and again when the file changes.
import { readFile, stat } from 'node:fs/promises'
import { Kind, parse } from 'graphql'

const lookMilliseconds = 1_000

/**
 * Calls back with the text whenever the file's content has changed, one call after the other.
 * Looks at it every second: notices of the system do not come for all that is mounted or linked.
 * @returns the way to stop
 */
export function watchFile(path: string, text: string, changed: (text: string) => Promise<void>): () => void {
  let known = text
  let seen = ''
  let isLooking = false
  const look = async (): Promise<void> => {
    const { mtimeMs, size, ino } = await stat(path)
    const now = `${mtimeMs} ${size} ${ino}`
    if (now === seen) return
    seen = now
    const next = await readFile(path, 'utf8')
    if (next === known) return
    known = next
    await changed(next)
  }
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    // A file that is away for a moment is being replaced.
    look()
      .catch(() => {})
      .finally(() => {
        isLooking = false
      })
  }, lookMilliseconds)
  return () => clearInterval(timer)
}

/** Addresses of the subgraphs by name, as a supergraph names them. Throws when one has none. */
export function subgraphAddresses(sdl: string): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>()
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue
    for (const { directives } of definition.values ?? []) {
      const given = directives?.find(({ name }) => name.value === 'join__graph')?.arguments ?? []
      const textOf = (wanted: string): string => {
        const value = given.find(({ name }) => name.value === wanted)?.value
        return value?.kind === Kind.STRING ? value.value : ''
      }
      const [name, url] = [textOf('name'), textOf('url')]
      if (!URL.canParse(url)) throw new Error(`The supergraph gives the subgraph ${name} no address`)
      addresses.set(name, url)
    }
  }
  if (addresses.size === 0) throw new Error('This is no supergraph: it names no subgraphs')
  return addresses
}
