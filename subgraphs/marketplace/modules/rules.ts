import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { lengthOf, textProblems } from '@quintet/kit/slice/text-rules.ts'
import semver from 'semver'
import { amountProblems, type MoneyText, type Prices, storedPrice, waysToSell } from './prices.ts'
import { schemaProblems } from './settings-schemas.ts'

type Given<T> = T | null | undefined

/** Dependencies as they are stored. */
interface Dependencies {
  readonly required: readonly string[]
  readonly optional: readonly string[]
  readonly ranges?: Readonly<Record<string, string>>
}

interface DependencyInput {
  readonly slug: string
  readonly range?: Given<string>
  readonly isRequired?: Given<boolean>
}
type PricesInput = Readonly<Partial<Record<(typeof waysToSell)[number], Given<MoneyText>>>>
export interface Publication {
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly version: string
  readonly capabilities: unknown
  readonly dependencies?: Given<readonly DependencyInput[]>
  readonly settingsSchema?: unknown
  readonly prices?: Given<PricesInput>
  readonly trialDays?: Given<number>
  readonly releaseNotes?: Given<string>
}

const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/
const maxText = 500
const maxVersion = 100
const maxTrialDays = 365
const maxDependencies = 50
const maxNames = 200
/** Lists of names, in which an entry may also be an object with a name. */
const lists = ['features', 'endpoints', 'webhooks', 'events', 'actions']

/** What is wrong with a version to publish, apart from what other modules are. */
export function publicationProblems(input: Publication): FieldProblem[] {
  const { slug, version, settingsSchema, trialDays, dependencies, prices } = input
  const isTrial = trialDays === null || trialDays === undefined || (trialDays >= 0 && trialDays <= maxTrialDays)
  return [
    ...(slugPattern.test(slug)
      ? []
      : [fieldProblem('A slug has 1 to 60 lower-case letters, digits and hyphens between them', 'input', 'slug')]),
    ...textProblems('The name', input.name, { max: 200 }, 'input', 'name'),
    ...textProblems('The description', input.description, { max: maxText }, 'input', 'description'),
    ...(version.length <= maxVersion && semver.valid(version) === version
      ? []
      : [fieldProblem('This is no semantic version', 'input', 'version')]),
    ...capabilityProblems(input.capabilities),
    ...((dependencies ?? []).length > maxDependencies
      ? [fieldProblem(`A module can have up to ${maxDependencies} dependencies`, 'input', 'dependencies')]
      : (dependencies ?? []).flatMap((each, i) => rangeProblems(each, 'input', 'dependencies', String(i)))),
    ...(settingsSchema === null || settingsSchema === undefined
      ? []
      : schemaProblems(settingsSchema, 'input', 'settingsSchema')),
    ...waysToSell.flatMap((way) => (prices?.[way] ? amountProblems(prices[way], 1n, 'input', 'prices', way) : [])),
    ...(isTrial ? [] : [fieldProblem(`A trial has 0 to ${maxTrialDays} days`, 'input', 'trialDays')]),
    ...textProblems('The release notes', input.releaseNotes, { min: 0, max: 4000 }, 'input', 'releaseNotes'),
  ]
}

const rangeProblems = ({ range }: DependencyInput, ...path: string[]): FieldProblem[] =>
  (range ?? '*').length <= maxVersion && semver.validRange(range ?? '*') !== null
    ? []
    : [fieldProblem('This is no range of semantic versions', ...path, 'range')]

function capabilityProblems(capabilities: unknown): FieldProblem[] {
  const path = ['input', 'capabilities']
  if (!isJsonObject(capabilities)) return [fieldProblem('The capabilities must be an object', ...path)]
  const json = jsonProblems('The capabilities', capabilities, ...path)
  if (json.length > 0) return json
  return lists.flatMap((list) => {
    const entries = capabilities[list]
    if (entries === undefined || entries === null) return []
    if (!Array.isArray(entries) || entries.length > maxNames) {
      return [fieldProblem(`This must be a list of up to ${maxNames}`, ...path, list)]
    }
    return entries.flatMap((entry: unknown, i) => entryProblems(entry, ...path, list, String(i)))
  })
}

function entryProblems(entry: unknown, ...path: string[]): FieldProblem[] {
  const name = isJsonObject(entry) ? entry.name : entry
  const { configSchema } = isJsonObject(entry) ? entry : {}
  return [
    ...(typeof name === 'string' && lengthOf(name) >= 1 && lengthOf(name) <= 200
      ? []
      : [fieldProblem('This must be a name of 1 to 200 characters, or an object with one', ...path)]),
    ...(configSchema === undefined || configSchema === null
      ? []
      : schemaProblems(configSchema, ...path, 'configSchema')),
  ]
}

/** A published module, by its newest version. */
interface PublishedModule {
  readonly slug: string
  readonly version: string
  readonly dependencies: Dependencies
}

/** What is wrong with a version's dependencies beside the published modules; empty when nothing is. */
export function dependencyProblems(
  { slug, dependencies }: Pick<Publication, 'slug' | 'dependencies'>,
  modules: ReadonlyMap<string, PublishedModule>,
): FieldProblem[] {
  const seen = new Set<string>()
  return (dependencies ?? []).flatMap((each, i) => {
    const path = ['input', 'dependencies', String(i)]
    const isTwice = seen.has(each.slug)
    seen.add(each.slug)
    if (isTwice) return [fieldProblem(`${each.slug} is named twice`, ...path, 'slug')]
    if (each.slug === slug) return [fieldProblem('A module cannot depend on itself', ...path, 'slug')]
    const module = modules.get(each.slug)
    if (module === undefined) return [fieldProblem(`There is no module ${each.slug}`, ...path, 'slug')]
    if (!semver.satisfies(module.version, each.range ?? '*', { includePrerelease: true })) {
      return [fieldProblem(`${each.slug} is ${module.version}, which is outside of this range`, ...path, 'range')]
    }
    const way = (each.isRequired ?? true) ? wayTo(slug, each.slug, modules) : null
    return way === null ? [] : [fieldProblem(`This is a cycle: ${[slug, ...way].join(', ')}`, ...path, 'slug')]
  })
}

/** The way by which a module requires another one; null where it does not. */
function wayTo(goal: string, from: string, modules: ReadonlyMap<string, PublishedModule>): string[] | null {
  const ways = new Map([[from, [from]]])
  for (const [slug, way] of ways) {
    for (const next of modules.get(slug)?.dependencies.required ?? []) {
      if (next === goal) return [...way, next]
      if (!ways.has(next)) ways.set(next, [...way, next])
    }
  }
  return null
}

/** Whether a version may follow another one. */
export const isNewer = (version: string, before: string): boolean => semver.gt(version, before)

/** Dependencies as they are stored. */
export function storedDependencies(dependencies: Given<readonly DependencyInput[]>): Dependencies {
  const of = (isRequired: boolean) =>
    (dependencies ?? []).filter((each) => (each.isRequired ?? true) === isRequired).map(({ slug }) => slug)
  const ranges = Object.fromEntries((dependencies ?? []).map(({ slug, range }) => [slug, range ?? '*']))
  return { required: of(true), optional: of(false), ranges }
}

export const storedPrices = (prices: Given<PricesInput>): Prices =>
  Object.fromEntries(waysToSell.flatMap((way) => (prices?.[way] ? [[way, storedPrice(prices[way])]] : [])))

/** Dependencies as clients see them, the required ones first. */
export const shownDependencies = ({ required, optional, ranges = {} }: Dependencies) =>
  [
    ...required.map((slug) => ({ slug, isRequired: true })),
    ...optional.map((slug) => ({ slug, isRequired: false })),
  ].map((each) => ({ ...each, range: ranges[each.slug] ?? '*' }))
