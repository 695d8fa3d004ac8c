// Names of the table in a text, the longest first.
import { canonicalSkill, isAmbiguousSkill } from './rules.ts'

/** A skill of the table that a text names. */
export interface NamedSkill {
  readonly canonical: string
  readonly start: number
  readonly end: number
}

const maxWords = 5
export const maxNameLength = 50

/** Names that are words of everyday language too: in lower case they name no skill outside of a list. */
const everyday = new Set(
  (
    'next rest express spring swift rust dart ruby communication networking accessibility scratch editing filing teaching lean ' +
    'sourcing purchasing presenting costing tax tally vault storybook cooking stock meal interpretation collaboration mentoring ' +
    'branding programming training excel word sales chef puppet ray beam flink electron ionic blender'
  ).split(' '),
)
/** Such as next 3, too. A name with a capital is a name, unless it begins a sentence. */
function isEveryday(name: string, text: string, start: number): boolean {
  const bare = name.replace(/\s*\d+$/, '')
  if (!everyday.has(bare.toLowerCase())) return false
  return bare === bare.toLowerCase() || /(?:^|[.!?:•\n]\s*)$/.test(text.slice(Math.max(0, start - 3), start))
}

/** Places of skills of the table. Names that are words of another meaning do not count here. */
export function* namedSkills(text: string): Generator<NamedSkill> {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}+#.&]*|\.net/giu)].map((match) => {
    const word = match[0].replace(/[.&]+$/, '')
    return { start: match.index, end: match.index + word.length }
  })
  for (let i = 0; i < words.length; ) {
    let taken = 0
    for (let count = Math.min(maxWords, words.length - i); count > 0 && taken === 0; count--) {
      const [start, end] = [words[i]!.start, words[i + count - 1]!.end]
      const name = text.slice(start, end)
      if (end - start > maxNameLength || /[\n,;|•]/.test(name)) continue
      const canonical = canonicalSkill(name)
      if (canonical === null || canonical.startsWith('custom:') || isAmbiguousSkill(name)) continue
      if (isEveryday(name, text, start)) continue
      yield { canonical, start, end }
      taken = count
    }
    i += Math.max(1, taken)
  }
}
