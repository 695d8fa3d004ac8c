// What a document may ask for, by its text and its form alone: looked at once per text, before validation, which some
// documents make slow.
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

const mostBodyBytes = 1024 * 1024

export interface DocumentLimits {
  /** In the text. */
  readonly tokens: number
  /** Fields inside fields. */
  readonly depth: number
  /** At the root of an operation. */
  readonly rootFields: number
  /** In an operation, each fragment counted wherever it is spread. So are the next two. */
  readonly fields: number
  readonly aliases: number
  readonly directives: number
}

export const usualDocumentLimits: DocumentLimits = {
  tokens: 15_000,
  depth: 25,
  rootFields: 30,
  fields: 2000,
  aliases: 100,
  directives: 100,
}

export interface Limits {
  readonly document: DocumentLimits
  /** How long the planner may take over one operation. */
  readonly planMilliseconds: number
  /** What texts and plans may take in memory. */
  readonly cacheBytes: number
  readonly bodyBytes: number
  /** What one operation may bring, by cost.ts. */
  readonly cost: number
  /** In a minute; without a viewer his address counts. 0 for no limit, as in the next two. */
  readonly costPerViewer: number
  readonly operationsPerViewer: number
  readonly requestsPerAddress: number
}

export const usualLimits: Limits = {
  document: usualDocumentLimits,
  planMilliseconds: 2000,
  cacheBytes: 128 * 1024 * 1024,
  bodyBytes: mostBodyBytes,
  cost: 5000,
  costPerViewer: 0,
  operationsPerViewer: 0,
  requestsPerAddress: 0,
}

/** Where strangers come, and not only those who develop and measure. */
export const productionLimits: Limits = {
  ...usualLimits,
  costPerViewer: 600_000,
  operationsPerViewer: 6000,
  requestsPerAddress: 60_000,
}

/** Brackets of any kind inside each other: the parser recurses into them. */
const deepest = 100
/** Characters; tokens may be long. */
const longest = 256 * 1024

const opening = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/** Refuses text with too many tokens or brackets too deep, before the parser recurses into it. */
export function checkText(text: string, limits: DocumentLimits): void {
  if (text.length > longest) throw tooMuch(`more than ${longest} characters`)
  const lexer = new Lexer(new Source(text))
  let tokens = 0
  let depth = 0
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (++tokens > limits.tokens) throw tooMuch(`more than ${limits.tokens} tokens`)
    if (opening.has(token.kind) && ++depth > deepest) throw tooMuch(`brackets nested deeper than ${deepest}`)
    if (closing.has(token.kind)) depth--
  }
}

/** What a selection holds, its fragments included. */
interface Extent {
  readonly fields: number
  readonly aliases: number
  readonly directives: number
  readonly depth: number
  readonly rootFields: number
}

/** Refuses a document of which any operation is too large. It need not be valid. */
export function checkDocument(document: DocumentNode, limits: DocumentLimits): void {
  const extentOf = measure(document)
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue
    const extent = extentOf(node.selectionSet)
    const directives = extent.directives + (node.directives?.length ?? 0)
    if (extent.depth > limits.depth) throw tooMuch(`nested deeper than ${limits.depth} fields`)
    if (extent.fields > limits.fields) throw tooManyFields(limits.fields)
    if (extent.aliases > limits.aliases) throw tooMuch(`more than ${limits.aliases} aliases`)
    if (directives > limits.directives) throw tooMuch(`more than ${limits.directives} directives`)
    if (node.kind === Kind.OPERATION_DEFINITION && extent.rootFields > limits.rootFields) {
      throw tooMuch(`more than ${limits.rootFields} fields at the root`)
    }
  }
}

/** Measures selections, each fragment once, wherever it is spread. */
function measure(document: DocumentNode): (set: SelectionSetNode) => Extent {
  const fragments = new Map<string, SelectionSetNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet)
  }
  const known = new Map<SelectionSetNode, Extent>()
  const insideOf = (node: SelectionNode): Extent => {
    const set = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node.selectionSet
    if (set === undefined) return nothing
    if (node.kind === Kind.FRAGMENT_SPREAD && known.get(set) === open) {
      throw refusal('GRAPHQL_VALIDATION_FAILED', `Cannot spread fragment "${node.name.value}" within itself.`)
    }
    return extentOf(set)
  }
  const extentOf = (set: SelectionSetNode): Extent => {
    const found = known.get(set)
    if (found !== undefined) return found
    known.set(set, open)
    const sum = { ...nothing }
    for (const node of set.selections) {
      const inside = insideOf(node)
      const isField = node.kind === Kind.FIELD
      sum.fields += inside.fields + (isField ? 1 : 0)
      sum.rootFields += isField ? 1 : inside.rootFields
      sum.aliases += inside.aliases + (isField && node.alias !== undefined ? 1 : 0)
      sum.directives += inside.directives + (node.directives?.length ?? 0)
      sum.depth = Math.max(sum.depth, inside.depth + (isField ? 1 : 0))
    }
    known.set(set, sum)
    return sum
  }
  return extentOf
}

const nothing: Extent = { fields: 0, aliases: 0, directives: 0, depth: 0, rootFields: 0 }
/** Of a selection that is being measured: to meet it again is a circle of fragments, on which validation can hang. */
const open: Extent = { ...nothing }

/** Refuses what has more fields than may be. */
export const tooManyFields = (most: number): GraphQLError => tooMuch(`more than ${most} fields`)

const tooMuch = (what: string): GraphQLError =>
  refusal('GRAPHQL_VALIDATION_FAILED', `The operation is refused: ${what}`)
