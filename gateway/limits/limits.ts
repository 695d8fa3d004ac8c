// Limits of requests, and the check of a document's size. It runs once per text and before validation, which some documents
// make slow.
import { refusal } from '@quintet/kit/wire/errors.ts'
import {
  type DocumentNode,
  type GraphQLError,
  Kind,
  Lexer,
  type SelectionNode,
  type SelectionSetNode,
  Source,
  TokenKind,
} from 'graphql'

export interface DocumentLimits {
  /** In the text. */
  readonly tokens: number
  /** Fields inside fields. */
  readonly depth: number
  /** At the root of an operation. */
  readonly rootFields: number
  /** In an operation, with each fragment counted wherever it is spread. The same for the next two. */
  readonly fields: number
  readonly aliases: number
  readonly directives: number
}

export const defaultDocumentLimits: DocumentLimits = {
  tokens: 15_000,
  depth: 25,
  rootFields: 30,
  fields: 2000,
  aliases: 100,
  directives: 100,
}

export interface Limits {
  readonly document: DocumentLimits
  /** How long the planner may take for one operation. */
  readonly planMilliseconds: number
  /** Memory for texts and plans. */
  readonly cacheBytes: number
  readonly bodyBytes: number
  /** Of one operation, as cost.ts counts it. */
  readonly cost: number
  /** Per minute, counted for the address of an anonymous caller. 0 for no limit, as in the next two. */
  readonly costPerViewer: number
  readonly operationsPerViewer: number
  readonly requestsPerAddress: number
}

export const defaultLimits: Limits = {
  document: defaultDocumentLimits,
  planMilliseconds: 2000,
  cacheBytes: 128 * 1024 * 1024,
  bodyBytes: 1024 * 1024,
  cost: 5000,
  costPerViewer: 0,
  operationsPerViewer: 0,
  requestsPerAddress: 0,
}

/** For servers that the public can reach. */
export const productionLimits: Limits = {
  ...defaultLimits,
  costPerViewer: 600_000,
  operationsPerViewer: 6000,
  requestsPerAddress: 60_000,
}

/** Nested brackets of any kind: the parser recurses into them. */
const maxNesting = 100
/** Tokens may be long, so characters are limited too. */
const maxCharacters = 256 * 1024

const opening = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/** Refuses a text with too many tokens or too deeply nested brackets, before the parser recurses into it. */
export function checkText(text: string, limits: DocumentLimits): void {
  if (text.length > maxCharacters) throw tooMuch(`more than ${maxCharacters} characters`)
  const lexer = new Lexer(new Source(text))
  let tokens = 0
  let depth = 0
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (++tokens > limits.tokens) throw tooMuch(`more than ${limits.tokens} tokens`)
    if (opening.has(token.kind) && ++depth > maxNesting) throw tooMuch(`brackets nested deeper than ${maxNesting}`)
    if (closing.has(token.kind)) depth--
  }
}

/** The size of a selection, fragments included. */
interface Size {
  readonly fields: number
  readonly aliases: number
  readonly directives: number
  readonly depth: number
  readonly rootFields: number
}

/** Refuses a document with an operation that is too large. The document need not be valid. */
export function checkDocument(document: DocumentNode, limits: DocumentLimits): void {
  const sizeOf = measure(document)
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue
    const size = sizeOf(node.selectionSet)
    const directives = size.directives + (node.directives?.length ?? 0)
    if (size.depth > limits.depth) throw tooMuch(`nested deeper than ${limits.depth} fields`)
    if (size.fields > limits.fields) throw tooManyFields(limits.fields)
    if (size.aliases > limits.aliases) throw tooMuch(`more than ${limits.aliases} aliases`)
    if (directives > limits.directives) throw tooMuch(`more than ${limits.directives} directives`)
    if (node.kind === Kind.OPERATION_DEFINITION && size.rootFields > limits.rootFields) {
      throw tooMuch(`more than ${limits.rootFields} fields at the root`)
    }
  }
}

/** Measures selections, each of them once. */
function measure(document: DocumentNode): (set: SelectionSetNode) => Size {
  const fragments = new Map<string, SelectionSetNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet)
  }
  const sizes = new Map<SelectionSetNode, Size>()
  const insideOf = (node: SelectionNode): Size => {
    const set = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node.selectionSet
    if (set === undefined) return empty
    if (node.kind === Kind.FRAGMENT_SPREAD && sizes.get(set) === unfinished) {
      throw refusal('GRAPHQL_VALIDATION_FAILED', `Cannot spread fragment "${node.name.value}" within itself.`)
    }
    return sizeOf(set)
  }
  const sizeOf = (set: SelectionSetNode): Size => {
    const found = sizes.get(set)
    if (found !== undefined) return found
    sizes.set(set, unfinished)
    const sum = { ...empty }
    for (const node of set.selections) {
      const inside = insideOf(node)
      const isField = node.kind === Kind.FIELD
      sum.fields += inside.fields + (isField ? 1 : 0)
      sum.rootFields += isField ? 1 : inside.rootFields
      sum.aliases += inside.aliases + (isField && node.alias !== undefined ? 1 : 0)
      sum.directives += inside.directives + (node.directives?.length ?? 0)
      sum.depth = Math.max(sum.depth, inside.depth + (isField ? 1 : 0))
    }
    sizes.set(set, sum)
    return sum
  }
  return sizeOf
}

const empty: Size = { fields: 0, aliases: 0, directives: 0, depth: 0, rootFields: 0 }

/** Stands for a selection that is being measured. A fragment that spreads itself meets it, and validation would hang. */
const unfinished: Size = { ...empty }

export const tooManyFields = (max: number): GraphQLError => tooMuch(`more than ${max} fields`)

const tooMuch = (reason: string): GraphQLError =>
  refusal('GRAPHQL_VALIDATION_FAILED', `The operation is refused: ${reason}`)
