// From a text to a template: Handlebars' parser, and of its tree what the list below names and nothing else.
import Handlebars from 'handlebars'

/** Where a value is looked up. */
export interface Path {
  /** As it was written. */
  readonly source: string
  /** How many lists further out the way begins. */
  readonly depth: number
  readonly names: readonly string[]
  /** Of the place in a list, where the path begins with @. */
  readonly isOfPlace: boolean
  readonly line: number
  readonly column: number
}

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: Path }
  | {
      readonly kind: 'if' | 'unless' | 'each'
      readonly path: Path
      readonly body: readonly Part[]
      readonly otherwise: readonly Part[]
    }

/** Why a template cannot be read, or not be filled in. Lines and columns count from 1. */
export class TemplateFault extends Error {
  override name = 'TemplateFault'
  constructor(message: string, at: { readonly line: number; readonly column: number }) {
    super(`${message} (line ${at.line}, column ${at.column})`)
  }
}

const maxParts = 500
const maxBlocks = 10
const maxLists = 2
const blocks = new Set(['if', 'unless', 'each'])
const ofPlace = new Set(['index', 'key', 'first', 'last'])

type Node = hbs.AST.Node
const placeOf = ({ loc }: Node) => ({ line: loc.start.line, column: loc.start.column + 1 })

/** The parts of a template. Throws TemplateFault. */
export function parseTemplate(text: string): Part[] {
  let count = 0
  const readAll = (program: hbs.AST.Program | undefined, level: number, lists: number): Part[] =>
    (program?.body ?? []).flatMap((statement) => {
      if (++count > maxParts) throw new TemplateFault(`A template can have ${maxParts} parts`, placeOf(statement))
      return read(statement, level, lists)
    })
  const read = (statement: hbs.AST.Statement, level: number, lists: number): Part | [] => {
    switch (statement.type) {
      case 'CommentStatement':
        return []
      case 'ContentStatement':
        return { kind: 'text', text: (statement as hbs.AST.ContentStatement).value }
      case 'MustacheStatement':
        return readValue(statement as hbs.AST.MustacheStatement)
      case 'BlockStatement':
        return readBlock(statement as hbs.AST.BlockStatement, level, lists)
      default:
        throw new TemplateFault('Only values, if, unless and each are possible', placeOf(statement))
    }
  }
  const readBlock = (block: hbs.AST.BlockStatement, level: number, lists: number): Part => {
    const at = placeOf(block)
    const name = block.path.original
    if (typeof name !== 'string' || !blocks.has(name)) {
      throw new TemplateFault('The only blocks are if, unless and each', at)
    }
    const [param, ...more] = block.params
    const hasNames = (block.program.blockParams ?? []).length + (block.inverse?.blockParams ?? []).length > 0
    if (param === undefined || more.length > 0 || block.hash !== undefined || hasNames) {
      throw new TemplateFault(`${name} takes one value`, at)
    }
    if (level >= maxBlocks) throw new TemplateFault(`Blocks can stand ${maxBlocks} deep`, at)
    const isList = name === 'each'
    if (isList && lists >= maxLists) throw new TemplateFault(`Lists can stand ${maxLists} deep`, at)
    return {
      kind: name as 'if' | 'unless' | 'each',
      path: readPath(param, lists),
      body: readAll(block.program, level + 1, isList ? lists + 1 : lists),
      otherwise: readAll(block.inverse, level + 1, lists),
    }
  }
  return readAll(treeOf(text), 0, 0)

  function readValue(value: hbs.AST.MustacheStatement): Part {
    const at = placeOf(value)
    if (!value.escaped) throw new TemplateFault('Values stand between two braces, without &', at)
    if (value.params.length > 0 || value.hash !== undefined) throw new TemplateFault('There are no functions', at)
    return { kind: 'value', path: readPath(value.path, maxLists) }
  }
}

/** @param lists how many lists are around it */
function readPath(expression: hbs.AST.Expression, lists: number): Path {
  const at = placeOf(expression)
  if (expression.type !== 'PathExpression') throw new TemplateFault('Only the name of a value is possible here', at)
  const { original, depth, parts, data } = expression as hbs.AST.PathExpression
  const isName = parts.every((part) => typeof part === 'string' && part.length <= 100)
  if (!isName || parts.length > 10 || depth > lists) throw new TemplateFault('This is not the name of a value', at)
  if (data && (parts.length !== 1 || !ofPlace.has(parts[0]!))) {
    throw new TemplateFault('With @ there are @index, @key, @first and @last', at)
  }
  return { source: original, depth, names: parts, isOfPlace: data, ...at }
}

/** What the parser keeps about the place where it stopped, which its types leave out. */
interface ParserPlace {
  readonly Parser: { readonly lexer: { readonly yylloc?: { first_line: number; first_column: number } } }
}

function treeOf(text: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text)
  } catch (error) {
    const { lineNumber, column } = error as { lineNumber?: number; column?: number }
    const { yylloc } = (Handlebars as unknown as ParserPlace).Parser.lexer
    const at =
      lineNumber === undefined
        ? { line: yylloc?.first_line ?? 1, column: (yylloc?.first_column ?? 0) + 1 }
        : { line: lineNumber, column: (column ?? 0) + 1 }
    throw new TemplateFault('The template cannot be read', at)
  }
}
