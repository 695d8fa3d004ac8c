// Whether stored content is what was declared: its size, its hash, and its type by its first bytes.
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { DeclaredFile, FileStore } from './store.ts'

export type FileFault = 'MISSING' | 'OTHER_SIZE' | 'OTHER_CONTENT' | 'OTHER_TYPE'

/** What file-type looks at. */
const sniffedBytes = 4_100
/** Text has no signature: it is known by being UTF-8 and nothing that a browser would run. */
const textTypes = new Set(['text/plain', 'text/csv'])

/** Reads stored content once. Null when it is what was declared, else the first fault. */
export async function faultOf(store: FileStore, key: string, declared: DeclaredFile): Promise<FileFault | null> {
  const content = await store.read(key)
  if (content === null) return 'MISSING'
  const hash = createHash('sha256')
  const text = textTypes.has(declared.type) ? createTextCheck() : null
  let size = 0
  let head = Buffer.alloc(0)
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > declared.size) return 'OTHER_SIZE'
    hash.update(chunk)
    text?.add(chunk)
    if (head.length < sniffedBytes) head = Buffer.concat([head, chunk.subarray(0, sniffedBytes - head.length)])
  }
  if (size !== declared.size) return 'OTHER_SIZE'
  if (hash.digest('hex') !== declared.sha256) return 'OTHER_CONTENT'
  const sniffed = await fileTypeFromBuffer(head)
  const isDeclared = sniffed === undefined ? text?.isText() === true : sniffed.mime === declared.type
  return isDeclared ? null : 'OTHER_TYPE'
}

/** Tells whether chunks are UTF-8 without NUL, and do not begin as markup does. */
function createTextCheck() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isValid = true
  let beginning = ''
  const decode = (chunk?: Buffer): void => {
    if (!isValid) return
    try {
      const text = chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
      if (text.includes('\0')) isValid = false
      if (beginning.length < sniffedBytes) beginning += text.slice(0, sniffedBytes)
    } catch {
      isValid = false
    }
  }
  return {
    add: decode,
    isText(): boolean {
      decode()
      return (
        isValid &&
        !/<(!doctype|!--|\?xml|html|head|body|script|svg|iframe|style|title|meta|a|img|form|div)\b/i.test(beginning)
      )
    },
  }
}
