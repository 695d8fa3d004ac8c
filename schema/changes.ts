// `pnpm schema-changes` prints what the API has changed since the last release, as lines for the changelog. With --check it
// fails on a breaking change without an entry in schema/releases/breaking.json, and on an entry without its change. With
// --release it keeps the API as that of the version in package.json, and empties the entries.
import { readFileSync, writeFileSync } from 'node:fs'
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema } from 'graphql'
import { releases } from './releases.ts'

/** A breaking change that was decided on. */
interface Entry {
  /** As the check names it, such as `FIELD_REMOVED Query.module`. */
  readonly change: string
  /** Why clients are worth breaking. */
  readonly reason: string
  /** What they use in its place. */
  readonly replacement: string
}

interface Verdict {
  /** Lines for the changelog. */
  readonly lines: readonly string[]
  /** What must not be released as it is. */
  readonly faults: readonly string[]
}

const keyOf = ({ type, path }: Change): string => `${type} ${path ?? ''}`.trim()

/**
 * What became of the API.
 * @param before SDL of the last release @param now SDL of today @param entries breaking changes that were decided on
 */
export async function judgeChanges(before: string, now: string, entries: readonly Entry[]): Promise<Verdict> {
  // Descriptions are no contract.
  const changes = (await diff(buildSchema(before), buildSchema(now))).filter(
    ({ type }) => !type.includes('DESCRIPTION'),
  )
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
  const decided = new Set(entries.map(({ change }) => change))
  const made = new Set(breaking.map(keyOf))
  const mark: Readonly<Record<string, string>> = { BREAKING: '**Breaking:** ', DANGEROUS: 'Mind: ' }
  return {
    lines: changes.map(({ criticality, message }) => `- ${mark[criticality.level] ?? ''}${message}.`),
    faults: [
      ...breaking
        .filter((change) => !decided.has(keyOf(change)))
        .map(
          (change) =>
            `${keyOf(change)}: ${change.message}. Keep it beside the new form with @deprecated, or add an entry.`,
        ),
      ...entries.filter(({ change }) => !made.has(change)).map(({ change }) => `${change}: no such change was made`),
      ...entries
        .filter(({ reason, replacement }) => !reason?.trim() || !replacement?.trim())
        .map(({ change }) => `${change}: say the reason and the replacement`),
    ],
  }
}

if (import.meta.main) {
  const here = (file: string): URL => new URL(file, import.meta.url)
  const now = readFileSync(here('api.graphql'), 'utf8')
  const entries = here('releases/breaking.json')
  if (process.argv.includes('--release')) {
    const { version } = JSON.parse(readFileSync(here('../package.json'), 'utf8')) as { version: string }
    writeFileSync(here(`releases/${version}.graphql`), now)
    writeFileSync(entries, '[]\n')
  } else {
    const { sdl, version } = releases().at(-1)!
    const { lines, faults } = await judgeChanges(sdl, now, JSON.parse(readFileSync(entries, 'utf8')))
    if (!process.argv.includes('--check')) process.stdout.write(`Since ${version}:\n${lines.join('\n')}\n`)
    for (const fault of faults) process.stderr.write(`schema/releases/breaking.json: ${fault}\n`)
    if (faults.length > 0) process.exitCode = 1
  }
}
