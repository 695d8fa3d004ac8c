import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isSlug } from '@quintet/kit/slice/saves.ts'
import { lengthOf, textProblems } from '@quintet/kit/slice/text-rules.ts'
import semver from 'semver'
import { gateSql, typesMadeBy } from './sql-gate.ts'

type Given<T> = T | null | undefined

interface SystemInput {
  readonly slug: string
  readonly name: string
  readonly description?: Given<string>
  readonly type: string
  readonly vendor: string
  readonly metadata?: unknown
}
interface MigrationInput {
  readonly versionFrom: string
  readonly versionTo: string
  readonly schemaVersionFrom: number
  readonly schemaVersionTo: number
  readonly migrationSql: string
  readonly rollbackSql?: Given<string>
  readonly description?: Given<string>
}
interface VersionInput {
  readonly version: string
  readonly schemaVersion: number
  readonly releaseNotes?: Given<string>
  readonly dependencies?: unknown
  readonly compatibility?: unknown
  readonly migrations: readonly MigrationInput[]
}
/** What a version needs. */
export interface Requirements {
  readonly requires: readonly { readonly slug: string; readonly range: string }[]
}

/** Where every first installation begins. */
export const beginning = { version: '0.0.0', schemaVersion: 0 }
const maxMigrations = 20
const maxSql = 200_000
const maxRequirements = 50
const maxVersion = 100
const maxSchemaVersion = 1_000_000

/** What is wrong with a system to save; empty when nothing is. */
export function systemProblems(input: SystemInput): FieldProblem[] {
  const { slug, type, metadata } = input
  const isObject = metadata === null || metadata === undefined || isJsonObject(metadata)
  const isKind = lengthOf(type) <= 50 && /[a-z0-9]/i.test(type)
  return [
    ...(isSlug(slug)
      ? []
      : [fieldProblem('A slug has 1 to 50 lower-case letters, digits and hyphens between them', 'input', 'slug')]),
    ...textProblems('The name', input.name, { max: 200 }, 'input', 'name'),
    ...textProblems('The description', input.description, { min: 0, max: 2000 }, 'input', 'description'),
    ...(isKind
      ? textProblems('The type', type, { max: 50 }, 'input', 'type')
      : [fieldProblem('The type has 1 to 50 characters, a letter or a digit among them', 'input', 'type')]),
    ...textProblems('The vendor', input.vendor, { max: 100 }, 'input', 'vendor'),
    ...(isObject
      ? jsonProblems('The metadata', metadata, 'input', 'metadata')
      : [fieldProblem('The metadata must be an object', 'input', 'metadata')]),
  ]
}

const isVersion = (text: string): boolean => text.length <= maxVersion && semver.valid(text) === text

/** What is wrong with a version to publish, apart from what stands; empty when nothing is. */
export function versionProblems(input: VersionInput): FieldProblem[] {
  const { version, schemaVersion, migrations } = input
  const isCounted = migrations.length >= 1 && migrations.length <= maxMigrations
  return [
    ...(isVersion(version) && version !== beginning.version
      ? []
      : [fieldProblem('This is no semantic version above 0.0.0', 'input', 'version')]),
    ...(schemaVersion >= 1 && schemaVersion <= maxSchemaVersion
      ? []
      : [fieldProblem(`The schema version is 1 to ${maxSchemaVersion}`, 'input', 'schemaVersion')]),
    ...textProblems('The release notes', input.releaseNotes, { min: 0, max: 4000 }, 'input', 'releaseNotes'),
    ...requirementProblems(input.dependencies, 'input', 'dependencies'),
    ...requirementProblems(input.compatibility, 'input', 'compatibility'),
    ...(isCounted
      ? migrations.flatMap((migration, i) => sizeProblems(migration, 'input', 'migrations', String(i)))
      : [fieldProblem(`A version has 1 to ${maxMigrations} migrations`, 'input', 'migrations')]),
  ]
}

function sizeProblems({ migrationSql, rollbackSql, description }: MigrationInput, ...path: string[]): FieldProblem[] {
  return [
    ...textProblems('The SQL', migrationSql, { max: maxSql }, ...path, 'migrationSql'),
    ...textProblems('The SQL', rollbackSql, { max: maxSql }, ...path, 'rollbackSql'),
    ...textProblems('The description', description, { min: 0, max: 500 }, ...path, 'description'),
  ]
}

/** What is wrong with what a version needs: {requires: [{slug, range}]}. */
function requirementProblems(value: unknown, ...path: string[]): FieldProblem[] {
  if (value === null || value === undefined) return []
  const requires = isJsonObject(value) ? (value.requires ?? []) : null
  const isOnly = isJsonObject(value) && Object.keys(value).every((key) => key === 'requires')
  if (!isOnly || !Array.isArray(requires) || requires.length > maxRequirements) {
    return [fieldProblem(`This must be {requires: [{slug, range}]}, up to ${maxRequirements}`, ...path)]
  }
  return requires.flatMap((entry: unknown, i) => {
    const { slug, range = '*' } = isJsonObject(entry) ? entry : {}
    const isRange = typeof range === 'string' && range.length <= maxVersion && semver.validRange(range) !== null
    return [
      ...(typeof slug === 'string' && isSlug(slug)
        ? []
        : [fieldProblem('This is no slug', ...path, 'requires', String(i), 'slug')]),
      ...(isRange
        ? []
        : [fieldProblem('This is no range of semantic versions', ...path, 'requires', String(i), 'range')]),
    ]
  })
}

/** What a version needs as it is stored. */
export function storedRequirements(value: unknown): Requirements {
  const { requires = [] } = (value ?? {}) as Partial<Requirements>
  return { requires: requires.map(({ slug, range }) => ({ slug, range: range ?? '*' })) }
}

interface Point {
  readonly version: string
  readonly schemaVersion: number
}
interface Step {
  readonly versionFrom: string
  readonly versionTo: string
}

/** Why the migrations of a version do not join the published versions; empty when they do. */
export function chainProblems(
  input: Point & { readonly migrations: readonly MigrationInput[] },
  published: readonly Point[],
  steps: readonly Step[],
): FieldProblem[] {
  const points = new Map([beginning, ...published, input].map((point) => [point.version, point.schemaVersion]))
  const taken = new Set(steps.map(keyOf))
  const problems = input.migrations.flatMap((migration, i) => {
    const { versionFrom, versionTo, schemaVersionFrom, schemaVersionTo } = migration
    const path = ['input', 'migrations', String(i)]
    const isTaken = taken.has(keyOf(migration))
    taken.add(keyOf(migration))
    const joins = (version: string, schemaVersion: number, what: 'From' | 'To'): FieldProblem[] => {
      const known = points.get(version)
      if (known === undefined) return [fieldProblem(`There is no version ${version}`, ...path, `version${what}`)]
      if (known === schemaVersion) return []
      return [fieldProblem(`The schema of ${version} is ${known}`, ...path, `schemaVersion${what}`)]
    }
    const isKnown = isVersion(versionFrom) && isVersion(versionTo)
    const isForward = !isKnown || semver.lt(versionFrom, versionTo)
    return [
      ...joins(versionFrom, schemaVersionFrom, 'From'),
      ...joins(versionTo, schemaVersionTo, 'To'),
      ...(isForward ? [] : [fieldProblem('A migration leads to a higher version', ...path, 'versionTo')]),
      ...(schemaVersionFrom <= schemaVersionTo
        ? []
        : [fieldProblem('The schema version does not go down', ...path, 'schemaVersionTo')]),
      ...(isTaken ? [fieldProblem('This migration exists already', ...path, 'versionFrom')] : []),
    ]
  })
  const leads = input.migrations.some(({ versionTo }) => versionTo === input.version)
  return leads ? problems : [...problems, fieldProblem(`No migration leads to ${input.version}`, 'input', 'migrations')]
}

const keyOf = ({ versionFrom, versionTo }: Step): string => `${versionFrom} ${versionTo}`

/** What the gate refuses in the SQL of migrations. @param before texts of the system's migrations that stand */
export function sqlProblems(migrations: readonly MigrationInput[], before: readonly string[]): FieldProblem[] {
  const own = migrations.flatMap(({ migrationSql, rollbackSql }) => [migrationSql, rollbackSql ?? ''])
  const types = new Set([...before, ...own].flatMap(typesMadeBy))
  return migrations.flatMap(({ migrationSql, rollbackSql }, i) => {
    const refusals = (name: 'migrationSql' | 'rollbackSql', text: Given<string>): FieldProblem[] => {
      if (text === null || text === undefined) return []
      return gateSql(text, types).flatMap(({ problems }, place) =>
        problems.map((problem) =>
          fieldProblem(`Statement ${place + 1}: ${problem}`, 'input', 'migrations', String(i), name),
        ),
      )
    }
    return [...refusals('migrationSql', migrationSql), ...refusals('rollbackSql', rollbackSql)]
  })
}
