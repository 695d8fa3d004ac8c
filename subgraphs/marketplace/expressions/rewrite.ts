// `if X then Y else Z` with `and`, `or` and `not`, as people write it, in CEL. What is CEL already stays as it is.

/** A text in CEL. */
export interface Rewritten {
  readonly text: string
  /** The column of the original that a character of the text stands for; 1 is the first. */
  columnOf(index: number): number
}

/** What cannot be rewritten. */
export class RewriteError extends Error {
  override name = 'RewriteError'
  readonly column: number
  constructor(message: string, column: number) {
    super(message)
    this.column = column
  }
}

interface Token {
  readonly text: string
  readonly index: number
  readonly kind: 'word' | 'other'
}

const tokenPattern =
  /\s+|[rRbB]{0,2}(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\d[\w.]*|[A-Za-z_]\w*|&&|\|\||[<>=!]=|[^\s\w]/gy
/** Pairs of brackets by what opens them. */
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const maxDepth = 60

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let index = 0
  while (index < text.length) {
    tokenPattern.lastIndex = index
    const [found] = tokenPattern.exec(text) ?? []
    if (found === undefined) throw new RewriteError('This is no part of an expression', index + 1)
    // A word behind a dot is a field's name, whatever it is.
    const isField = tokens.findLast(({ text }) => text.trim() !== '')?.text === '.'
    tokens.push({ text: found, index, kind: /^[A-Za-z_]\w*$/.test(found) && !isField ? 'word' : 'other' })
    index += found.length
  }
  return tokens
}

/** Rewrites a text. Throws RewriteError. */
export function rewrite(text: string): Rewritten {
  const tokens = tokensOf(text)
  const columns: number[] = []
  let written = ''
  let position = 0
  const write = (part: string, index: number): void => {
    written += part
    // Inside of a word or a number as it was given, each character has its own column.
    for (let i = 0; i < part.length; i++) columns.push(index + 1 + (text.startsWith(part, index) ? i : 0))
  }
  const isWord = (token: Token | undefined, word: string) => token?.kind === 'word' && token.text === word
  const columnHere = () => (tokens[position]?.index ?? text.length) + 1
  const expect = (word: string): void => {
    if (!isWord(tokens[position], word)) throw new RewriteError(`Here ${word} is missing`, columnHere())
    position++
  }

  /** Writes up to one of the words, a closing bracket, a comma, or the end. @param isOperand ends at and, or, ? and : too */
  const part = (stops: readonly string[], isOperand: boolean, depth: number): void => {
    if (depth > maxDepth) throw new RewriteError('This is nested too deeply', columnHere())
    while (position < tokens.length) {
      const token = tokens[position]!
      if (token.kind === 'word' && stops.includes(token.text)) return
      if ([')', ']', '}', ','].includes(token.text)) return
      if (isOperand && (['&&', '||', '?', ':'].includes(token.text) || isWord(token, 'and') || isWord(token, 'or')))
        return
      position++
      if (isWord(token, 'if')) choice(token, stops, depth)
      else if (isWord(token, 'and')) write('&&', token.index)
      else if (isWord(token, 'or')) write('||', token.index)
      else if (isWord(token, 'not')) {
        write('!(', token.index)
        part(stops, true, depth + 1)
        write(')', token.index)
      } else if (Object.hasOwn(closing, token.text)) brackets(token, depth)
      // Under this name it takes a bounded time.
      else if (token.text === 'contains' && tokens[position]?.text === '(') write('containsText', token.index)
      else write(token.text, token.index)
    }
  }
  const choice = (start: Token, stops: readonly string[], depth: number): void => {
    write('((', start.index)
    part(['then', 'else'], false, depth + 1)
    expect('then')
    write(') ? (', start.index)
    part(['then', 'else'], false, depth + 1)
    expect('else')
    write(') : (', start.index)
    part(stops, false, depth + 1)
    write('))', start.index)
  }
  const brackets = (open: Token, depth: number): void => {
    write(open.text, open.index)
    for (;;) {
      part([], false, depth + 1)
      const end = tokens[position]
      if (end === undefined) throw new RewriteError(`Here ${closing[open.text]} is missing`, text.length + 1)
      position++
      write(end.text, end.index)
      if (end.text === closing[open.text]) return
      if (end.text !== ',') throw new RewriteError(`Here ${closing[open.text]} is missing`, end.index + 1)
    }
  }

  part([], false, 0)
  if (position < tokens.length) {
    throw new RewriteError(`Here ${tokens[position]!.text} is too much`, tokens[position]!.index + 1)
  }
  return { text: written, columnOf: (index) => columns[index] ?? text.length + 1 }
}
