// `pnpm run release [--ready] [--out DIR]` writes what goes with a release: a list of parts as CycloneDX (SBOM), and their
// licences. It ends with 1 when a licence is not allowed or NOTICE does not fit; with --ready also when the tree is not what a
// release of its version must be. Nothing is asked of the network: pnpm reads the lockfile and what is installed.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type LicensedPackage, licenceFaults, licencePage, packagesOf } from './licences.ts'
import { pnpmCommand } from './pnpm.ts'
import { readinessFaults } from './readiness.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] })

const [program, ...first] = pnpmCommand()
/** What only tests need is left out. */
const pnpm = (...args: string[]): string => run(program, ...first, '--filter', '!@quintet/test', ...args, '--prod')

interface Component {
  readonly group?: string
  readonly name: string
  readonly version: string
  licenses?: readonly object[]
}

/** pnpm's list of parts, with the licences that it found in files and not in manifests. */
function partsWith(packages: readonly LicensedPackage[]): string {
  const options = ['--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6', '--sbom-type', 'application']
  const sbom = JSON.parse(pnpm('sbom', ...options)) as { components: Component[] }
  const licences = new Map(packages.map(({ name, version, licence }) => [`${name}@${version}`, licence]))
  for (const component of sbom.components) {
    const { group, name, version } = component
    const licence = group === '@quintet' ? 'MIT' : licences.get(`${group ? `${group}/` : ''}${name}@${version}`)
    if (component.licenses === undefined && licence !== undefined) component.licenses = [{ license: { id: licence } }]
  }
  return `${JSON.stringify(sbom, null, 2)}\n`
}

const { values } = parseArgs({
  // pnpm passes on a -- before the arguments of a script.
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: { ready: { type: 'boolean' }, out: { type: 'string', default: '.cache/release' } },
})
const { version } = JSON.parse(read('package.json')) as { version: string }
const packages = packagesOf(pnpm('licenses', 'list', '--json'))
const folder = resolve(process.env.INIT_CWD ?? process.cwd(), values.out)
mkdirSync(folder, { recursive: true })
const files = {
  [`quintet-${version}.cdx.json`]: partsWith(packages),
  [`quintet-${version}.licences.md`]: licencePage(`Quintet ${version}`, packages),
}
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
const kept = `schema/releases/${version}.graphql`
const faults = [
  ...licenceFaults(packages, read('NOTICE')),
  ...(values.ready !== true
    ? []
    : readinessFaults({
        version,
        changelog: read('CHANGELOG.md'),
        api: read('schema/api.graphql'),
        keptApi: existsSync(join(root, kept)) ? read(kept) : null,
        hasData: existsSync(join(root, `test/upgrade/data/${version}.tar.zst`)),
        changes: run('git', 'status', '--porcelain').trim(),
        tags: run('git', 'tag', '--list').trim().split('\n'),
      })),
]
for (const fault of faults) process.stderr.write(`${fault}\n`)
if (faults.length > 0) process.exitCode = 1
else process.stdout.write(`${packages.length} packages: ${Object.keys(files).join(', ')} in ${folder}\n`)
