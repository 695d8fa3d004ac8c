// Skills that the text of a job asks for: proposals for a person, who decides what the job requires.
import { namedSkills } from './find.ts'

export interface ProposedSkill {
  readonly slug: string
  /** As the text names it first. */
  readonly name: string
  readonly places: readonly { readonly start: number; readonly end: number }[]
}

const preferring =
  /(?<!\p{L})(?:nice[ -]to[ -]have|preferred|preferably|desirable|desired|ideally|a plus|is a plus|bonus|an advantage|advantageous|beneficial|good to have|wünschenswert|von vorteil|idealerweise|optional|un plus|un atout|souhaité|idéalement|deseable|se valorará|preferible|gradit[oai]|preferibile)(?!\p{L})/iu
/** Of a line without space around it: two parts that take the same characters would try all ways to share them. */
const heading = /^[#*_\s]*([^.]{2,60}?):?$/u

/** Skills of the table in a text: preferred where its sentence or the heading above says so, else required. */
export function proposedSkills(text: string): { required: ProposedSkill[]; preferred: ProposedSkill[] } {
  const soft = softPlaces(text)
  const found = new Map<string, ProposedSkill & { places: { start: number; end: number }[]; isRequired: boolean }>()
  for (const { canonical, start, end } of namedSkills(text)) {
    const isRequired = !soft.some(([from, until]) => from <= start && start < until)
    const present = found.get(canonical) ?? {
      slug: canonical,
      name: text.slice(start, end).replace(/\s+/g, ' '),
      places: [],
      isRequired,
    }
    present.places.push({ start, end })
    found.set(canonical, { ...present, isRequired: present.isRequired || isRequired })
  }
  const shown = (wanted: boolean): ProposedSkill[] =>
    [...found.values()]
      .filter(({ isRequired }) => isRequired === wanted)
      .map(({ slug, name, places }) => ({ slug, name, places }))
  return { required: shown(true), preferred: shown(false) }
}

/** Where a text speaks of what would help: sentences that say so, and lines under a heading that does. */
function softPlaces(text: string): [number, number][] {
  const places: [number, number][] = []
  let isUnderSoft = false
  let start = 0
  for (const line of text.split('\n')) {
    const title = heading.exec(line.trim())?.[1]
    const isHeading = title !== undefined && title.split(/\s+/).length <= 6 && !/^\s*[•*-]\s/.test(line)
    if (line.trim() === '') isUnderSoft = false
    else if (isHeading && (line.trim().endsWith(':') || preferring.test(line))) isUnderSoft = preferring.test(line)
    if (isUnderSoft) places.push([start, start + line.length])
    else {
      for (const sentence of line.matchAll(/[^.;!?]+(?:[.](?=\S)[^.;!?]*)*/gu)) {
        if (preferring.test(sentence[0]))
          places.push([start + sentence.index, start + sentence.index + sentence[0].length])
      }
    }
    start += line.length + 1
  }
  return places
}
