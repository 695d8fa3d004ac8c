import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import semver from 'semver'
import type { Requirements } from '../systems/rules.ts'

type Given<T> = T | null | undefined

interface SettingsInput {
  readonly configurations?: unknown
  readonly featuresEnabled?: Given<readonly string[]>
  readonly schemaSuffix?: Given<string>
}

export type Status =
  | 'PENDING'
  | 'INSTALLING'
  | 'ACTIVE'
  | 'UPGRADING'
  | 'ROLLING_BACK'
  | 'FAILED'
  | 'UNINSTALLING'
  | 'REMOVED'

const maxFeatures = 100
const suffixPattern = /^[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?$/

/** What is wrong with what a tenant sets for a system; empty when nothing is. */
export function settingsProblems({ configurations, featuresEnabled, schemaSuffix }: SettingsInput): FieldProblem[] {
  const isObject = configurations === null || configurations === undefined || isJsonObject(configurations)
  const features = featuresEnabled ?? []
  const suffix = schemaSuffix ?? null
  return [
    ...(isObject
      ? jsonProblems('The configurations', configurations, 'input', 'configurations')
      : [fieldProblem('The configurations must be an object', 'input', 'configurations')]),
    ...(features.length > maxFeatures
      ? [fieldProblem(`Up to ${maxFeatures} features can be named`, 'input', 'featuresEnabled')]
      : features.flatMap((name, i) =>
          textProblems('The feature', name, { max: 100 }, 'input', 'featuresEnabled', String(i)),
        )),
    ...(suffix === null || suffixPattern.test(suffix)
      ? []
      : [
          fieldProblem(
            'The suffix has 1 to 30 lower-case letters, digits and hyphens between them',
            'input',
            'schemaSuffix',
          ),
        ]),
  ]
}

/** Versions by slug: of systems that the tenant has installed, and of modules. */
export type Versions = ReadonlyMap<string, string>

/** What of a version's needs is not met, in words; empty when all is. */
export function unmet(needs: readonly Requirements[], systems: Versions, modules: Versions): string[] {
  return needs.flatMap(({ requires }) =>
    requires.flatMap(({ slug, range }) => {
      const version = systems.get(slug) ?? modules.get(slug)
      if (version === undefined) return [`${slug} ${range} is not installed`]
      return isWithin(version, range) ? [] : [`${slug} is ${version}, and ${range} is needed`]
    }),
  )
}

/** A system that is installed, with what its version needs. */
interface Installed {
  readonly slug: string
  readonly needs: readonly Requirements[]
}

/** Slugs of installed systems that need a system, and that it would no longer do for. @param version null: it goes */
export const dependentsOn = (slug: string, version: string | null, installed: readonly Installed[]): string[] =>
  installed
    .filter(({ needs }) =>
      needs.some(({ requires }) =>
        requires.some((each) => each.slug === slug && (version === null || !isWithin(version, each.range))),
      ),
    )
    .map((each) => each.slug)

const isWithin = (version: string, range: string): boolean =>
  semver.satisfies(version, range, { includePrerelease: true })
