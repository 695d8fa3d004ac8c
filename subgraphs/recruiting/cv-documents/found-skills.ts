// Skills that a CV names: all that stand in a list of skills, and those of the table wherever they stand.
import { maxNameLength, namedSkills } from '../skills/find.ts'
import { canonicalSkill } from '../skills/rules.ts'
import type { Line } from './lines.ts'

export interface FoundSkill {
  readonly name: string
  readonly canonical: string
  readonly places: readonly (readonly [start: number, end: number])[]
}

/** @param listed lines of the list of skills */
export function findSkills(text: string, listed: readonly Line[]): FoundSkill[] {
  const found = new Map<string, { name: string; places: [number, number][] }>()
  const add = (canonical: string, start: number, end: number): void => {
    const entry = found.get(canonical) ?? { name: text.slice(start, end), places: [] }
    const isInside = entry.places.some(([from, until]) => start < until && from < end)
    if (!isInside) entry.places.push([start, end])
    found.set(canonical, entry)
  }
  for (const [start, end] of listedNames(listed)) {
    const name = text.slice(start, end)
    const canonical = canonicalSkill(name)
    if (canonical === null) continue
    // A phrase of the list may hold skills of the table: those are found below.
    const isName = !canonical.startsWith('custom:') || name.split(/\s+/).length <= 3
    if (isName) add(canonical, start, end)
  }
  for (const { canonical, start, end } of namedSkills(text)) add(canonical, start, end)
  return [...found].map(([canonical, { name, places }]) => ({ name, canonical, places }))
}

const label = /^[^:,;]{1,40}:\s/
/** A line that is so long may have been broken inside of a name. */
const brokenLength = 70

/** Places of the names in a list: between commas, bullets and the like, without a label before them. */
function listedNames(lines: readonly Line[]): [number, number][] {
  const blocks: { text: string; start: number; last: Line }[] = []
  for (const line of lines) {
    const before = blocks.at(-1)
    const isContinued =
      before !== undefined &&
      before.last.group === line.group &&
      before.last.start + before.last.text.length + 1 === line.start &&
      before.last.text.length >= brokenLength &&
      !/[,;|•·.]\s*$/u.test(before.last.text) &&
      !label.test(line.text) &&
      !/^\s*[•·●▪◦–*-]/u.test(line.text)
    if (isContinued) blocks.splice(-1, 1, { text: `${before.text}\n${line.text}`, start: before.start, last: line })
    else blocks.push({ text: line.text, start: line.start, last: line })
  }
  return blocks.flatMap(({ text, start }) => {
    const from = label.exec(text)?.[0].length ?? 0
    const names: [number, number][] = []
    for (const part of text.slice(from).matchAll(/[^,;|•·●▪\t()]+/gu)) {
      const name = part[0].trim().replace(/\.$/, '')
      const at = start + from + part.index + part[0].indexOf(name)
      if (name.length >= 1 && name.length <= maxNameLength && /\p{L}/u.test(name)) names.push([at, at + name.length])
    }
    return names
  })
}
