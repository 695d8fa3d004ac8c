// JSON Schemas (2020-12) that publishers write. Each is bounded when it is published, so that no settings take long to check:
// patterns are RE2's, references lead to definitions of the same schema and never round, and all of it is small.
import { RE2JS } from '@bufbuild/re2'
import { isJsonObject } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'

export type JsonSchema = Readonly<Record<string, unknown>>

const maxBytes = 65_536
/** How many values a schema may have once its references are written out. */
const maxNodes = 1_000
const maxDepth = 30
const maxPattern = 200
/** How many items are compared with each other. */
const maxUnique = 200
/** How many values settings may have. */
const maxSettings = 2_000
const maxProblems = 50

/** Patterns that match in linear time. Ajv would write the text into a module of its own, which it is never asked for. */
const safePattern = Object.assign((pattern: string) => new RE2JS(pattern), { code: 'new RE2JS' })

/** `format` says what a text is for, and is not checked, as 2020-12 has it. */
const options = {
  strict: false,
  allErrors: true,
  useDefaults: true,
  validateFormats: false,
  logger: false,
  code: { regExp: safePattern },
} as const

/** What is wrong with a JSON Schema; empty when nothing is. */
export function schemaProblems(schema: unknown, ...path: string[]): FieldProblem[] {
  const problem = (message: string) => [fieldProblem(`This is no schema that can be used: ${message}`, ...path)]
  if (!isJsonObject(schema)) return problem('it must be an object')
  const fault = faultOf(schema, schema, [], { nodes: 0 }, 0)
  if (fault !== null) return problem(fault)
  if (Buffer.byteLength(JSON.stringify(schema)) > maxBytes) return problem('it has more than 64 kB')
  try {
    new Ajv2020(options).compile(schema)
    return []
  } catch (error) {
    return problem((error as Error).message.slice(0, 300))
  }
}

/** Keywords by which a schema refers to others, or is referred to, in ways that cannot be counted. */
const closed = ['$id', '$anchor', '$dynamicRef', '$dynamicAnchor', '$recursiveRef', '$recursiveAnchor', '$vocabulary']

/** Why a part of a schema is refused, references included; null when it is not. */
function faultOf(
  part: unknown,
  schema: JsonSchema,
  refs: readonly string[],
  count: { nodes: number },
  depth: number,
): string | null {
  count.nodes += 1
  if (count.nodes > maxNodes) return `it has more than ${maxNodes} parts, its references written out`
  if (depth > maxDepth) return `it is nested more than ${maxDepth} deep`
  if (Array.isArray(part)) return firstFault(part, schema, refs, count, depth)
  if (!isJsonObject(part)) return null
  const fault = keywordFault(part)
  if (fault !== null) return fault
  const { $ref: ref } = part
  if (typeof ref === 'string') {
    const [, name] = /^#\/\$defs\/([^/~%]+)$/.exec(ref) ?? []
    const { $defs: definitions } = schema
    if (name === undefined || !isJsonObject(definitions) || !Object.hasOwn(definitions, name)) {
      return '$ref must lead to one of its $defs'
    }
    if (refs.includes(name)) return `the definition ${name} refers to itself`
    const inner = faultOf(definitions[name], schema, [...refs, name], count, depth + 1)
    if (inner !== null) return inner
  }
  return firstFault(Object.values(part), schema, refs, count, depth)
}

function firstFault(parts: readonly unknown[], ...[schema, refs, count, depth]: [...Context]): string | null {
  for (const part of parts) {
    const fault = faultOf(part, schema, refs, count, depth + 1)
    if (fault !== null) return fault
  }
  return null
}
type Context = [JsonSchema, readonly string[], { nodes: number }, number]

function keywordFault(part: Readonly<Record<string, unknown>>): string | null {
  const refused = closed.find((keyword) => typeof part[keyword] === 'string' || typeof part[keyword] === 'boolean')
  if (refused !== undefined) return `${refused} is not taken`
  if (Object.hasOwn(part, '__proto__')) return '__proto__ is not taken'
  const { uniqueItems, maxItems, pattern, patternProperties } = part
  if (uniqueItems === true && !(typeof maxItems === 'number' && maxItems <= maxUnique)) {
    return `uniqueItems needs a maxItems of ${maxUnique} or less`
  }
  const patterns = [pattern, ...(isJsonObject(patternProperties) ? Object.keys(patternProperties) : [])]
  for (const each of patterns) {
    if (typeof each !== 'string') continue
    const fault = patternFault(each)
    if (fault !== null) return fault
  }
  return null
}

/** RE2 writes repetitions out: their product counts. */
function patternFault(pattern: string): string | null {
  if (pattern.length > maxPattern) return `a pattern has more than ${maxPattern} characters`
  const written = [...pattern.matchAll(/\{(\d+)?,?(\d+)?\}/g)].reduce(
    (product, [, least = '1', most = least]) => product * Math.max(1, Number(least), Number(most)),
    1,
  )
  if (written > maxNodes) return `a pattern repeats more than ${maxNodes} times`
  try {
    new RE2JS(pattern)
    return null
  } catch {
    return `${pattern} is no pattern of RE2`
  }
}

/** Checks settings and fills in the defaults of their schema. */
export interface SettingsCheck {
  readonly settings: Record<string, unknown>
  readonly problems: FieldProblem[]
}

/** Compiled schemas. What is parsed from a row is another object each time, so they are found by their text. */
const compiled = new Map<string, ValidateFunction>()
const maxCompiled = 200

function validatorOf(schema: JsonSchema): ValidateFunction {
  const text = JSON.stringify(schema)
  const found = compiled.get(text)
  if (found !== undefined) return found
  const made = new Ajv2020({ ...options, validateSchema: false }).compile(schema)
  if (compiled.size >= maxCompiled) compiled.delete(compiled.keys().next().value!)
  compiled.set(text, made)
  return made
}

/** Settings with the defaults of the schema, and what is wrong with them. @param path where they stand */
export function checkSettings(given: unknown, schema: JsonSchema | null, ...path: string[]): SettingsCheck {
  if (!isJsonObject(given)) return { settings: {}, problems: [fieldProblem('Settings must be an object', ...path)] }
  const settings = structuredClone(given)
  if (valueCount(settings) > maxSettings) {
    return { settings, problems: [fieldProblem(`Settings can have up to ${maxSettings} values`, ...path)] }
  }
  if (schema === null) return { settings, problems: [] }
  const validate = validatorOf(schema)
  if (validate(settings)) return { settings, problems: [] }
  const problems = (validate.errors ?? []).slice(0, maxProblems).map((error) => problemOf(error, path))
  return { settings, problems }
}

function problemOf({ instancePath, keyword, params, message = 'is wrong' }: ErrorObject, path: readonly string[]) {
  const segments = instancePath.split('/').slice(1)
  const inside = segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
  const { missingProperty, additionalProperty } = params as Record<string, unknown>
  const last = keyword === 'required' ? missingProperty : additionalProperty
  const whole = [...path, ...inside, ...(typeof last === 'string' ? [last] : [])]
  const name = whole.at(-1)
  return fieldProblem(`${name}: ${message}`, ...whole)
}

function valueCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce<number>((sum, each) => sum + valueCount(each), 1)
}
