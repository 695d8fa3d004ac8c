// Your own supergraph in a file: its subgraphs, and changes of the file.
import { readFile, stat } from 'node:fs/promises'
import { Kind, parse } from 'graphql'

const pollMilliseconds = 1_000

/**
 * Calls back with the text whenever the content of the file has changed, one call after the other.
 * Polls every second, because file system events do not cover all mounts and links.
 * @param text the content that is already known
 * @returns a function that stops it
 */
export function watchFile(path: string, text: string, onChange: (text: string) => Promise<void>): () => void {
  let lastText = text
  let lastState = ''
  let isPolling = false
  const poll = async (): Promise<void> => {
    const { mtimeMs, size, ino } = await stat(path)
    const state = `${mtimeMs} ${size} ${ino}`
    if (state === lastState) return
    lastState = state
    const next = await readFile(path, 'utf8')
    if (next === lastText) return
    lastText = next
    await onChange(next)
  }
  const timer = setInterval(() => {
    if (isPolling) return
    isPolling = true
    // A file that is missing for a moment is being replaced.
    poll()
      .catch(() => {})
      .finally(() => {
        isPolling = false
      })
  }, pollMilliseconds)
  return () => clearInterval(timer)
}

/** URLs of the subgraphs by name. Throws when one has none. */
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
      if (!URL.canParse(url)) throw new Error(`The supergraph names no URL for the subgraph ${name}`)
      addresses.set(name, url)
    }
  }
  if (addresses.size === 0) throw new Error('This is not a supergraph: it names no subgraphs')
  return addresses
}
