// Fills a template in. Values are looked up in the data and nowhere else: nothing inherited is found. Steps and output are
// bounded, so that no template and no data keep the process busy.
import { isJsonObject } from '@quintet/kit/slice/json-rules.ts'
import { type Part, type Path, TemplateFault } from './parse.ts'

const maxSteps = 100_000

/** Where a template stands: the value that names are looked up in, and its place in a list. */
interface Frame {
  readonly value: unknown
  readonly place: Readonly<Record<string, unknown>>
  readonly outer: Frame | null
}

/** The text of a template with data. What stands in the data is text. Throws TemplateFault where data are missing. */
export function render(parts: readonly Part[], data: unknown, maxLength: number): string {
  let text = ''
  let steps = 0
  const write = (more: string, at: { line: number; column: number }) => {
    text += more
    if (text.length > maxLength) throw new TemplateFault(`The text would have more than ${maxLength} characters`, at)
  }
  const run = (all: readonly Part[], frame: Frame): void => {
    for (const part of all) {
      const at = part.kind === 'text' ? { line: 1, column: 1 } : part.path
      if (++steps > maxSteps) throw new TemplateFault('The template has too much to do', at)
      if (part.kind === 'text') write(part.text, at)
      else if (part.kind === 'value') write(shown(lookUp(part.path, frame), part.path), at)
      else if (part.kind === 'each') {
        const items = itemsOf(lookUp(part.path, frame))
        for (const [index, [key, value]] of items.entries()) {
          const place = { index, key, first: index === 0, last: index === items.length - 1 }
          if (++steps > maxSteps) throw new TemplateFault('The template has too much to do', at)
          run(part.body, { value, place, outer: frame })
        }
        if (items.length === 0) run(part.otherwise, frame)
      } else run(isEmpty(lookUp(part.path, frame)) === (part.kind === 'if') ? part.otherwise : part.body, frame)
    }
  }
  run(parts, { value: data, place: {}, outer: null })
  return text
}

function lookUp({ depth, names, isOfPlace }: Path, frame: Frame): unknown {
  let from: Frame | null = frame
  for (let i = 0; i < depth; i++) from = from?.outer ?? null
  if (from === null) return undefined
  return names.reduce<unknown>(ownValue, isOfPlace ? from.place : from.value)
}

function ownValue(of: unknown, name: string): unknown {
  if (Array.isArray(of)) return /^\d+$/.test(name) ? of[Number(name)] : undefined
  return isJsonObject(of) && Object.hasOwn(of, name) ? of[name] : undefined
}

function shown(value: unknown, path: Path): string {
  if (value === undefined) throw new TemplateFault(`${path.source} is missing`, path)
  if (value === null) return ''
  if (typeof value === 'object') throw new TemplateFault(`${path.source} is not a text or a number`, path)
  return String(value)
}

const isEmpty = (value: unknown): boolean => !value || (Array.isArray(value) && value.length === 0)

const itemsOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []
