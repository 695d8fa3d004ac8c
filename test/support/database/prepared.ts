// Data directories that every run copies: made once per checkout, and anew when what they are made of has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const cache = join(root, '.cache', 'test-data')
/** What the migrations and the demo data are made of. */
const sources = [
  'drizzle/**/*.{ts,sql}',
  'subgraphs/**/*.ts',
  'schema/**/*.graphql',
  'gateway/embedded/*.ts',
  'test/support/database/{database,make-data,prepared}.ts',
  'pnpm-lock.yaml',
]

export interface PreparedData {
  /** A DATA_DIR of an embedded Quintet with its demo data. */
  readonly quintet: string
  /** A cluster with a template database that is only migrated, and one with the demo data. */
  readonly cluster: string
}

/** The directories, for copying; they are made where they are missing. */
export async function prepareData(): Promise<PreparedData> {
  const folder = join(cache, await keyOf())
  if (!existsSync(folder)) await makeIn(folder)
  return partsOf(folder)
}

const partsOf = (folder: string): PreparedData => ({
  quintet: join(folder, 'quintet'),
  cluster: join(folder, 'cluster'),
})

/** Copies a directory with the owners of its files, as PostgreSQL insists. */
export function copyData(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${from} could not be copied: ${stderr}`)
}

/** The day is part of it: demo data holds the time at which it was written, and trials end. */
async function keyOf(): Promise<string> {
  const day = new Date().toISOString().slice(0, 10)
  const hash = createHash('sha256')
  const paths: string[] = []
  for await (const path of glob(sources, { cwd: root, exclude: (name) => name === 'node_modules' })) paths.push(path)
  for (const path of paths.sort()) hash.update(`${path}\0`).update(await readFile(join(root, path)))
  return `${day}-${hash.digest('hex').slice(0, 16)}`
}

/** Made beside its place and renamed at the end, since another run may be doing the same. */
async function makeIn(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const outdated = await readdir(cache)
  const draft = join(cache, `draft-${process.pid}`)
  await mkdir(draft)
  const { quintet, cluster } = partsOf(draft)
  const program = fileURLToPath(new URL('./make-data.ts', import.meta.url))
  const { status } = spawnSync(process.execPath, [program, quintet, cluster], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('The test data could not be made')
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  await Promise.all(outdated.map((name) => rm(join(cache, name), { recursive: true, force: true })))
}
