// Data directories of releases, packed.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** Equal pages of the databases of one cluster are far apart. */
const windowLog = 27

/** The path of a release's data. */
export const packedFile = (version: string): string =>
  fileURLToPath(new URL(`data/${version}.tar.zst`, import.meta.url))

/** Packs a data directory. Its files get the owner that PostgreSQL runs under where root starts it. */
export function packed(directory: string): Buffer {
  const owner = ['--owner=65534', '--group=65534', '--numeric-owner', '--sort=name']
  const tar = execFileSync('tar', [...owner, '-cf', '-', '-C', directory, '.'], { maxBuffer: 2 ** 30 })
  const { ZSTD_c_compressionLevel: level, ZSTD_c_windowLog: window } = constants
  return zstdCompressSync(tar, { params: { [level]: 19, [window]: windowLog } })
}

/** Unpacks a release's data into a new directory. */
export function unpack(version: string, directory: string): void {
  const { ZSTD_d_windowLogMax: window } = constants
  const input = zstdDecompressSync(readFileSync(packedFile(version)), { params: { [window]: windowLog } })
  mkdirSync(directory, { recursive: true })
  execFileSync('tar', ['-xpf', '-', '--numeric-owner'], { cwd: directory, input })
}
