// What a document may cost before anybody looks at what it asks.
import { refusal } from '@quintet/kit/errors.ts'
import { type DocumentNode, Kind, Lexer, type SelectionSetNode, Source, TokenKind } from 'graphql'

export const mostBodyBytes = 1024 * 1024
const mostTokens = 15_000
const deepest = 50

const opening = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/** Refuses text with too many tokens or brackets too deep, before the parser recurses into it. */
export function checkText(text: string): void {
  const lexer = new Lexer(new Source(text))
  let tokens = 0
  let depth = 0
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (++tokens > mostTokens) throw tooMuch(`more than ${mostTokens} tokens`)
    if (opening.has(token.kind) && ++depth > deepest) throw tooDeep()
    if (closing.has(token.kind)) depth--
  }
}

/** Refuses a valid document whose fragments, spread into each other, nest too deep. */
export function checkDepth(document: DocumentNode): void {
  const fragments = new Map<string, SelectionSetNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet)
  }
  const known = new Map<SelectionSetNode, number>()
  const depthOf = (set: SelectionSetNode): number => {
    let depth = known.get(set)
    if (depth !== undefined) return depth
    depth = 0
    for (const node of set.selections) {
      const inner = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node.selectionSet
      const own = node.kind === Kind.FIELD ? 1 : 0
      depth = Math.max(depth, own + (inner === undefined ? 0 : depthOf(inner)))
    }
    known.set(set, depth)
    return depth
  }
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION && depthOf(node.selectionSet) > deepest) throw tooDeep()
  }
}

const tooDeep = () => tooMuch(`nested deeper than ${deepest}`)
const tooMuch = (what: string) => refusal('GRAPHQL_VALIDATION_FAILED', `The operation is refused: ${what}`)
