// Expressions that tenants write: CEL behind a gate. What passes it ends soon, reaches nothing but its variables, and has no
// effects.
import { type ASTNode, Environment } from '@marcbachmann/cel-js'
import { LRUCache } from 'lru-cache'
import { RewriteError, rewrite } from './rewrite.ts'

const maxCharacters = 1_000
/** How many `+` an expression may have: each copies its lists. */
const maxSums = 20
/** How many values the variables may hold together. */
const maxValues = 5_000
/** How many characters are compared in one evaluation. */
const maxComparisons = 10_000_000
const maxResult = 65_536

const functions = new Set([
  ...['size', 'containsText', 'startsWith', 'endsWith', 'string', 'int', 'double', 'has', 'lowerAscii', 'upperAscii'],
])
/** Names that lead out of an object in JavaScript. */
const closedNames = new Set(['__proto__', 'constructor', 'prototype'])

let comparisons = 0
const environment = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 200, maxDepth: 30, maxListElements: 50, maxMapEntries: 50, maxCallArguments: 5 },
})
environment.registerFunction('string.containsText(string): bool', (text: string, part: string) => {
  comparisons += (text.length + 1) * (part.length + 1)
  if (comparisons > maxComparisons) throw new Error('The texts are too long to be compared')
  return text.includes(part)
})
/** JSON has one kind of number, which CEL takes for another one than that of `2`. */
const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
}
for (const [operator, work] of Object.entries(arithmetic)) {
  const mixed = (a: number | bigint, b: number | bigint) => work(Number(a), Number(b))
  environment.registerOperator(`double ${operator} int`, mixed)
  environment.registerOperator(`int ${operator} double`, mixed)
}
environment.registerOperator('double % double', (a: number, b: number) => a % b)

/** What an expression gave, or why it gave nothing. */
export type Evaluated =
  | { readonly value: unknown; readonly error: null }
  | { readonly value: null; readonly error: string }

/** An expression that passed the gate. */
interface Expression {
  /** The variables that it names. */
  readonly variables: ReadonlyMap<string, number>
  evaluate(context: Readonly<Record<string, unknown>>): Evaluated
}

class Fault extends Error {
  override name = 'Fault'
}
const faultAt = (message: string, column: number) => new Fault(`${message} (column ${column})`)

const compiled = new LRUCache<string, Expression | Fault>({ max: 1_000 })

/** The expression of a text. Throws a Fault that says what is wrong, and in which column. */
function compile(text: string): Expression {
  const known = compiled.get(text)
  const found = known ?? compileAnew(text)
  if (known === undefined) compiled.set(text, found)
  if (found instanceof Fault) throw found
  return found
}

function compileAnew(text: string): Expression | Fault {
  try {
    if (text.length > maxCharacters) throw new Fault(`An expression can have up to ${maxCharacters} characters`)
    if (text.trim() === '') throw faultAt('An expression must not be empty', 1)
    const { text: cel, columnOf } = rewrite(text)
    const parsed = environment.parse(cel)
    const variables = new Map<string, number>()
    judge(parsed.ast, columnOf, variables, { sums: 0 })
    return { variables, evaluate: (context) => evaluateParsed(parsed, columnOf, context) }
  } catch (error) {
    return error instanceof Fault ? error : faultOf(error, text)
  }
}

function faultOf(error: unknown, text: string): Fault {
  if (error instanceof RewriteError) return faultAt(error.message, error.column)
  return celFault(error, rewrite(text).columnOf)
}

/** What the library says, with the column in the text that was given. */
function celFault(error: unknown, columnOf: (index: number) => number): Fault {
  const { summary, message, range } = error as { summary?: string; message: string; range?: { start: number } }
  const said = (summary ?? message).split('\n')[0]!.replaceAll('containsText', 'contains')
  return range === undefined ? new Fault(said) : faultAt(said, columnOf(range.start))
}

type Count = { sums: number }

/** Refuses every part of an expression that is not on the list. */
function judge(node: ASTNode, columnOf: (index: number) => number, variables: Map<string, number>, count: Count): void {
  const column = columnOf(node.range.start)
  count.sums += node.op === '+' ? 1 : 0
  if (count.sums > maxSums) throw faultAt(`An expression can have up to ${maxSums} sums`, column)
  if (node.op === 'value' && typeof node.args === 'object' && node.args !== null) {
    throw faultAt('This kind of value is not taken', column)
  }
  const name = nameOf(node)
  if (name !== null && closedNames.has(name)) throw faultAt(`${name} is no field`, column)
  if ((node.op === 'call' || node.op === 'rcall') && !functions.has(node.args[0])) {
    throw faultAt(`There is no function ${node.args[0]}`, column)
  }
  if (node.op === 'id' && !variables.has(node.args)) variables.set(node.args, column)
  const parts = partsOf(node)
  if (parts === null) throw faultAt(`${node.op} is not taken`, column)
  for (const part of parts) judge(part, columnOf, variables, count)
}

/** A name that a part looks up. */
function nameOf(node: ASTNode): string | null {
  if (node.op === '.') return node.args[1]
  return node.op === 'id' ? node.args : null
}

/** What a part is made of; null for a kind of part that is not on the list. */
function partsOf(node: ASTNode): readonly ASTNode[] | null {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
      return [node.args[0]]
    case '!_':
    case '-_':
      return [node.args]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case 'map':
      return node.args.flat()
    case '.?':
    case '[?]':
      return null
    default:
      return node.args
  }
}

function evaluateParsed(
  parsed: (context?: Record<string, unknown>) => unknown,
  columnOf: (index: number) => number,
  context: Readonly<Record<string, unknown>>,
): Evaluated {
  if (valueCount(context) > maxValues) return failed(`The context can have up to ${maxValues} values`)
  comparisons = 0
  try {
    // Without a prototype: a variable that is missing is not one of JavaScript's.
    const value = plain(parsed(Object.assign(Object.create(null), context) as Record<string, unknown>))
    if ((JSON.stringify(value) ?? '').length > maxResult) return failed('The value is too large')
    return { value, error: null }
  } catch (error) {
    return failed(celFault(error, columnOf).message)
  }
}
const failed = (error: string): Evaluated => ({ value: null, error })

/** A value as JSON has it. Throws for what JSON has not. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    if (Number.isSafeInteger(Number(value))) return Number(value)
    throw new Error('The number is too large')
  }
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value
    throw new Error('The result is no number')
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(plain)
  const entries = value instanceof Map ? [...value.entries()] : isPlain(value) ? Object.entries(value) : null
  if (entries === null) throw new Error('This kind of value is not taken')
  return Object.fromEntries(entries.map(([key, each]) => [String(key), plain(each)]))
}
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value))

function valueCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  let count = 1
  for (const each of Object.values(value)) count += valueCount(each)
  return count
}

/** What an expression says in a context. What fails is told, never thrown. */
export function evaluate(text: string, context: Readonly<Record<string, unknown>>): Evaluated {
  try {
    return compile(text).evaluate(context)
  } catch (error) {
    return failed((error as Error).message)
  }
}

/** What is wrong with an expression; null when nothing is. @param variables all that it may name; null where it may name any */
export function expressionFault(text: string, variables: readonly string[] | null): string | null {
  try {
    for (const [name, column] of compile(text).variables) {
      if (variables !== null && !variables.includes(name)) throw faultAt(`There is no ${name} here`, column)
    }
    return null
  } catch (error) {
    return (error as Error).message
  }
}
