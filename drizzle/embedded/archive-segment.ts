// `archive-segment.ts store PATH ARCHIVED` is what PostgreSQL runs to keep a file of its log in the archive, and `fetch ARCHIVED PATH`
// to bring it back. Exit code 0 done; 1 not done, and PostgreSQL tries again or goes without; above 128 recovery must stop.
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

const stopRecovery = 200

function flush(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}

/** A file counts once it has its name: a crash before that leaves one that is written anew. */
function store(from: string, to: string): number {
  const bytes = readFileSync(from)
  if (existsSync(to)) {
    // A server that ended before it could note the success sends the same file again.
    if (gunzipSync(readFileSync(to)).equals(bytes)) return 0
    process.stderr.write(`${to} is there and differs: two servers must not share an archive\n`)
    return 1
  }
  const draft = `${to}.new`
  const file = openSync(draft, 'w', 0o600)
  // Gzip has a checksum, and the unused rest of a segment takes no room.
  const packed = gzipSync(bytes, { level: 1 })
  for (let done = 0; done < packed.length; ) done += writeSync(file, packed, done)
  fsyncSync(file)
  closeSync(file)
  renameSync(draft, to)
  flush(dirname(to))
  return 0
}

function fetchBack(from: string, to: string): number {
  if (!existsSync(from)) return 1
  try {
    writeFileSync(to, gunzipSync(readFileSync(from)), { mode: 0o600 })
    return 0
  } catch (error) {
    if (existsSync(to)) unlinkSync(to)
    process.stderr.write(`FATAL: ${from} is damaged: ${error instanceof Error ? error.message : String(error)}\n`)
    return stopRecovery
  }
}

const [verb, from = '', to = ''] = process.argv.slice(2)
try {
  process.exitCode = verb === 'store' ? store(from, to) : fetchBack(from, to)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = verb === 'store' ? 1 : stopRecovery
}
