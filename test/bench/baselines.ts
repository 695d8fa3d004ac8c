// The servers that Quintet is compared with. A bench installs them outside the workspace when it first needs them.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

interface Baseline {
  readonly dependencies: Readonly<Record<string, string>>
  readonly overrides?: Readonly<Record<string, string>>
  /** A program for Linux on x64, statically linked or for the C library that is there. */
  readonly isNative?: boolean
}

const graphql = '16.15.0'
const grafbase = '@grafbase/cli-x86_64-unknown-linux-musl'
const bun = '@oven/bun-linux-x64'
const baselines = {
  apollo: { dependencies: { '@apollo/gateway': '2.14.4', '@apollo/server': '5.5.1', graphql } },
  hive: {
    dependencies: { '@graphql-hive/gateway': '2.15.1', '@graphql-hive/router-runtime': '1.4.23', graphql },
    // It asks for ^10.3.2, which the registry does not have.
    overrides: { '@graphql-tools/batch-execute': '10.2.0' },
  },
  mercurius: { dependencies: { fastify: '5.12.8', 'graphql-jit': '0.8.9', mercurius: '16.10.1', graphql } },
  postgraphile: { dependencies: { graphql, pg: '8.23.1', postgraphile: '5.1.5' } },
  grafbase: { dependencies: { [grafbase]: '0.103.0' }, isNative: true },
  bun: { dependencies: { [bun]: '1.4.5' }, isNative: true },
  yoga: { dependencies: { 'graphql-yoga': '5.24.1', graphql } },
} satisfies Record<string, Baseline>
export type BaselineName = keyof typeof baselines

/** Whether the native baselines run on this machine. */
export const hasNative = process.platform === 'linux' && process.arch === 'x64'

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url))
export const profiles = join(cache, 'profiles')
const directoryOf = (name: BaselineName): string => join(cache, 'baselines', name)

/** Installs those baselines that are missing in these versions. */
export async function installBaselines(names: readonly BaselineName[]): Promise<void> {
  for (const name of names) {
    const directory = directoryOf(name)
    const file = join(directory, 'package.json')
    const { isNative = false, ...manifest }: Baseline = baselines[name]
    const wanted = JSON.stringify({ private: true, ...manifest })
    const present = await readFile(file, 'utf8').catch(() => '')
    if (present === wanted && existsSync(join(directory, 'node_modules', '.package-lock.json'))) continue
    process.stderr.write(`installing ${name} into ${directory}\n`)
    await mkdir(directory, { recursive: true })
    await writeFile(file, wanted)
    const options = ['--no-audit', '--no-fund', '--loglevel=error']
    // npm refuses a package for another C library, though a static program needs none.
    if (isNative) options.push('--force')
    await promisify(execFile)('npm', ['install', '--prefix', directory, ...options])
  }
}

/** The file that a module of a baseline begins with. */
export const baselineFile = (name: BaselineName, specifier: string): string =>
  createRequire(join(directoryOf(name), 'package.json')).resolve(specifier)

/** The program of a native baseline. */
export const programOf = {
  grafbase: () => join(dirname(baselineFile('grafbase', `${grafbase}/package.json`)), 'grafbase'),
  bun: () => join(dirname(baselineFile('bun', `${bun}/package.json`)), 'bin', 'bun'),
}

/** A module of a baseline, in the shape that the bench uses of it. */
export const loadBaseline = async <Shape>(name: BaselineName, specifier: string): Promise<Shape> =>
  (await import(pathToFileURL(baselineFile(name, specifier)).href)) as Shape
