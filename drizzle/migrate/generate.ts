// `pnpm migration SUBGRAPH NAME [--custom]` writes a migration from the tables; `--check` fails when one is missing.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { subgraphs } from './subgraphs.ts'

/** drizzle-kit writes the paths that it is given: they must be relative to this folder. */
const folder = fileURLToPath(new URL('../', import.meta.url))

const kit = join(dirname(createRequire(import.meta.url).resolve('drizzle-kit')), 'bin.cjs')

function generate(subgraph: string, name: string, custom: boolean): string {
  const files = [`--schema=./${subgraph}/*.ts`, `--out=./${subgraph}/migrations`]
  const options = ['generate', '--dialect=postgresql', ...files, `--name=${name}`]
  return execFileSync(process.execPath, [kit, ...options, ...(custom ? ['--custom'] : [])], {
    cwd: folder,
    encoding: 'utf8',
  })
}

/** Names of the subgraphs whose tables differ from their migrations; writes the missing migrations as it looks. */
function missing(): string[] {
  return subgraphs.filter((subgraph) => !generate(subgraph, 'drift', false).includes('No schema changes'))
}

const [subgraph, name = 'change', flag] = process.argv.slice(2)
if (subgraph === '--check') {
  const drifted = missing()
  if (drifted.length > 0) {
    process.stderr.write(
      `Tables differ from their migrations: ${drifted.join(', ')}. Run pnpm migration SUBGRAPH NAME.\n`,
    )
    process.exitCode = 1
  }
} else if (subgraph !== undefined) {
  process.stdout.write(generate(subgraph, name, flag === '--custom'))
}
