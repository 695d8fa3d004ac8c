import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isSlug } from '@quintet/kit/slice/saves.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { urlProblem } from '@quintet/kit/wire/public-address.ts'
import { columnOf, declaredAction, declaresEvent, declaresField } from '../module-actions/catalogue.ts'
import type { ModuleRow } from '../modules/store.ts'
import type { MappingInput, SaveConnectorInput } from '../types.gen.ts'
import { conditionProblems } from '../workflows/rules.ts'

type Given<T> = T | null | undefined
const isGiven = <T>(value: Given<T>): value is T => value !== null && value !== undefined

const maxMappings = 50
const fieldPattern = /^[A-Za-z_][\w-]{0,99}(?:\.[A-Za-z_]\w{0,99})?$/

/** What is wrong with a connector to save, apart from what modules declare. */
export function connectorProblems(input: SaveConnectorInput, isDevelopment: boolean): FieldProblem[] {
  const { slug, type, event, action, url, mappings } = input
  const fault = isGiven(url) ? urlProblem(url, isDevelopment) : null
  return [
    ...(isSlug(slug)
      ? []
      : [fieldProblem('A slug has 1 to 50 lower-case letters, digits and hyphens between them', 'input', 'slug')]),
    ...textProblems('The name', input.name, { max: 200 }, 'input', 'name'),
    ...(type === 'EVENT_TRIGGER' && !isGiven(event)
      ? [fieldProblem('An event sets it off', 'input', 'event')]
      : textProblems('The event', event, { max: 200 }, 'input', 'event')),
    ...(isGiven(action) || (isGiven(url) && type !== 'DATA_FLOW')
      ? []
      : [fieldProblem('It needs an action of the target', 'input', 'action')]),
    ...(type === 'DATA_FLOW' && isGiven(url) ? [fieldProblem('Data flows to an action', 'input', 'url')] : []),
    ...(fault === null ? [] : [fieldProblem(fault, 'input', 'url')]),
    ...conditionProblems(input.condition, null, 'input', 'condition'),
    ...((mappings ?? []).length <= maxMappings
      ? (mappings ?? []).flatMap((each, i) => mappingProblems(each, 'input', 'mappings', String(i)))
      : [fieldProblem(`A connector can have up to ${maxMappings} mappings`, 'input', 'mappings')]),
    ...(type === 'DATA_FLOW' && (mappings ?? []).length === 0
      ? [fieldProblem('Data flows by mappings', 'input', 'mappings')]
      : []),
  ]
}

function mappingProblems(mapping: MappingInput, ...path: string[]): FieldProblem[] {
  const named = (field: 'sourceField' | 'targetField') =>
    fieldPattern.test(mapping[field]) ? [] : [fieldProblem('A field is written as table.column', ...path, field)]
  return [
    ...named('sourceField'),
    ...named('targetField'),
    ...conditionProblems(mapping.transformation, mappingVariables(mapping.sourceField), ...path, 'transformation'),
  ]
}

/** What a transformation may name. */
const mappingVariables = (sourceField: string): string[] => [columnOf(sourceField), 'value', 'source']

/** What is wrong with it beside what modules declare. */
export function undeclaredProblems(input: SaveConnectorInput, modules: ReadonlyMap<string, ModuleRow>): FieldProblem[] {
  const { sourceModule, targetModule, type, event, action, mappings } = input
  const [source, target] = [modules.get(sourceModule), modules.get(targetModule)]
  const missing = (slug: string, field: string) => [fieldProblem(`There is no module ${slug}`, 'input', field)]
  const declared = isGiven(action) ? declaredAction(targetModule, target, action) : null
  const isEvent = (name: string) =>
    source === undefined ||
    declaresEvent(source, name) ||
    (type !== 'EVENT_TRIGGER' && declaredAction(sourceModule, source, name) !== null)
  return [
    ...(source === undefined ? missing(sourceModule, 'sourceModule') : []),
    ...(target === undefined ? missing(targetModule, 'targetModule') : []),
    ...(isGiven(event) && !isEvent(event)
      ? [fieldProblem(`${sourceModule} declares no event ${event}`, 'input', 'event')]
      : []),
    ...(isGiven(action) && target !== undefined && declared === null
      ? [fieldProblem(`${targetModule} has no action ${action}`, 'input', 'action')]
      : []),
    ...(mappings ?? []).flatMap(({ sourceField, targetField }, i) => [
      ...(source === undefined || declaresField(source, sourceField)
        ? []
        : [fieldProblem(`${sourceModule} declares no field ${sourceField}`, ...at(i), 'sourceField')]),
      ...(target === undefined || declaresField(target, targetField, declared)
        ? []
        : [fieldProblem(`${targetModule} declares no field ${targetField}`, ...at(i), 'targetField')]),
    ]),
  ]
}
const at = (i: number): string[] => ['input', 'mappings', String(i)]

interface Edge {
  readonly slug: string
  readonly sourceModule: string
  readonly targetModule: string
  readonly isActive: boolean
}

/** What is noteworthy about a connector among those of its tenant. */
export function warningsOf(connector: Edge, all: readonly Edge[]): string[] {
  if (!connector.isActive) return []
  const ways = new Map([[connector.targetModule, [connector.sourceModule, connector.targetModule]]])
  for (const [module, way] of ways) {
    if (module === connector.sourceModule) return [`This is a circle: ${way.join(', ')}`]
    for (const { sourceModule, targetModule, isActive } of all) {
      if (isActive && sourceModule === module && !ways.has(targetModule)) ways.set(targetModule, [...way, targetModule])
    }
  }
  return []
}
