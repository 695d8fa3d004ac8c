// Letters of a Quintet on one machine: they lie in a directory until they are read there.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../process/clock.ts'
import { checkLetter, type Letter, type Post } from './letter.ts'

/** A letter as the outbox shows it. */
export interface KeptLetter extends Omit<Letter, 'unsubscribeUrl'> {
  /** Addresses in its text, in their order. */
  readonly links: readonly string[]
  /** ISO 8601. */
  readonly createdAt: string
}

export interface LetterBox extends Post {
  /** The newest letters, newest first. */
  letters(): Promise<KeptLetter[]>
  /** Removes all letters. */
  clear(): Promise<void>
}

/** How many letters the box shows. */
const shown = 500
const suffix = '.json'

/** A box in a directory, which is made where it does not exist. A letter that comes again takes its own place. */
export function openLetterBox(directory: string, clock: Clock): LetterBox {
  let count = 0
  const names = async (): Promise<string[]> => {
    const all = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    return all.filter((name) => name.endsWith(suffix))
  }
  return {
    async send(letter) {
      checkLetter(letter)
      const { id, channel, to, subject, text, html, calendar } = letter
      await mkdir(directory, { recursive: true })
      const links = [...new Set(text.match(/https?:\/\/\S+/g) ?? [])]
      const createdAt = clock.now().toISOString()
      const sent = { id, channel, to, subject, text, html, ...(calendar === undefined ? {} : { calendar }) }
      const kept: KeptLetter = { ...sent, links, createdAt }
      const path = join(directory, `${id}${suffix}`)
      // Letters carry secrets.
      const partial = `${path}.${process.pid}-${++count}`
      await writeFile(partial, JSON.stringify(kept), { mode: 0o600 })
      await rename(partial, path)
    },
    async letters() {
      const texts = await Promise.all(
        (await names()).map((name) => readFile(join(directory, name), 'utf8').catch(() => null)),
      )
      const letters = texts.flatMap((text) => (text === null ? [] : [JSON.parse(text) as KeptLetter]))
      return letters.sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, shown)
    },
    async clear() {
      await Promise.all((await names()).map((name) => rm(join(directory, name), { force: true })))
    },
    close() {},
  }
}
