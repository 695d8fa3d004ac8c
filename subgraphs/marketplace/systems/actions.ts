import { change } from '@quintet/kit/slice/change.ts'
import {
  conflict,
  type FieldProblem,
  fieldProblem,
  invalidInput,
  invalidUnlessEmpty,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { saveProblem } from '@quintet/kit/slice/saves.ts'
import type { Context } from '../context.ts'
import { readCatalogue } from '../modules/store.ts'
import type { PublishSystemVersionInput, SaveManagementSystemInput } from '../types.gen.ts'
import { checksumOf } from './checksums.ts'
import {
  chainProblems,
  type Requirements,
  sqlProblems,
  storedRequirements,
  systemProblems,
  versionProblems,
} from './rules.ts'
import {
  lockSystems,
  type ManagementSystemRow,
  publishVersion,
  readMigrations,
  readSystem,
  readSystems,
  readVersions,
  type SystemVersionRow,
  saveSystem,
} from './store.ts'

/** Makes a system, or changes the version of it that was read. Its type stays: schemas are named after it. */
export const saveManagementSystem = (context: Context, input: SaveManagementSystemInput) =>
  change<ManagementSystemRow>(context, 'saveManagementSystem', input, {
    problems: systemProblems(input),
    async work(writer) {
      await lockSystems(writer)
      const present = await readSystem(writer, input.slug)
      const problem = saveProblem('This system', 'slug', present, input.version)
      if (problem !== null) throw new Refused(problem)
      if (present !== null && present.type !== input.type.trim()) {
        throw new Refused(invalidInput([fieldProblem(`Its type is ${present.type} and stays`, 'input', 'type')]))
      }
      const system = {
        slug: input.slug,
        name: input.name.trim(),
        description: input.description ?? null,
        type: input.type.trim(),
        vendor: input.vendor.trim(),
        status: input.status ?? 'ACTIVE',
        isInstalledAtProvisioning: input.isInstalledAtProvisioning ?? false,
        metadata: (input.metadata ?? {}) as Record<string, unknown>,
      }
      return saveSystem(writer, system, context.clock.now())
    },
  })

/** Publishes a version of a system: its migrations join versions that stand, and their SQL passes the gate. */
export const publishSystemVersion = (context: Context, input: PublishSystemVersionInput) =>
  change<SystemVersionRow>(context, 'publishSystemVersion', input, {
    problems: versionProblems(input),
    async work(writer) {
      await lockSystems(writer)
      const system = await readSystem(writer, input.systemSlug)
      if (system === null) throw new Refused(notFoundProblem('There is no such system', ['input', 'systemSlug']))
      const versions = await readVersions(writer, system.id)
      if (versions.some(({ version }) => version === input.version)) {
        const message = `${system.slug} ${input.version} is published already`
        throw new Refused(conflict(message, 'ALREADY_EXISTS', ['input', 'version']))
      }
      const present = await readMigrations(writer, system.id)
      const [refused, ...more] = sqlProblems(
        input.migrations,
        present.flatMap(({ migrationSql, rollbackSql }) => [migrationSql, rollbackSql ?? '']),
      )
      if (refused !== undefined) throw new Refused(invalidInput([refused, ...more], 'SQL_REFUSED'))
      const needs = {
        dependencies: storedRequirements(input.dependencies),
        compatibility: storedRequirements(input.compatibility),
      }
      const slugs = new Set([
        ...(await readSystems(writer)).map(({ slug }) => slug).filter((slug) => slug !== system.slug),
        ...(await readCatalogue(writer)).keys(),
      ])
      const invalid = invalidUnlessEmpty([
        ...chainProblems(input, versions, present),
        ...unknownProblems(needs.dependencies, slugs, 'dependencies'),
        ...unknownProblems(needs.compatibility, slugs, 'compatibility'),
      ])
      if (invalid !== null) throw new Refused(invalid)
      const at = context.clock.now()
      const version = {
        version: input.version,
        schemaVersion: input.schemaVersion,
        isLatest: input.isLatest ?? true,
        releaseDate: input.releaseDate ?? at,
        releaseNotes: input.releaseNotes ?? null,
        ...needs,
        migrations: input.migrations.map((migration) => ({
          ...migration,
          rollbackSql: migration.rollbackSql ?? null,
          description: migration.description ?? null,
          checksum: checksumOf(migration.migrationSql),
        })),
      }
      return publishVersion(writer, system.id, version, at)
    },
  })

/** A version needs other systems, and modules, that stand. */
const unknownProblems = (
  { requires }: Requirements,
  slugs: ReadonlySet<string>,
  name: 'dependencies' | 'compatibility',
): FieldProblem[] =>
  requires.flatMap(({ slug }, i) =>
    slugs.has(slug)
      ? []
      : [fieldProblem(`There is no other system or module ${slug}`, 'input', name, 'requires', String(i), 'slug')],
  )
