// How names of skills are read, and what skills of a candidate earn for those of a job.
import { ambiguousShorts, impliedSkills, relatedSkills, skillAliases, taxonomy } from './aliases.ts'
import { publicNames } from './taxonomies.ts'

export { taxonomy }

/** Where the names come from, and under which licence. */
export const skillSources = [
  { name: 'Quintet', licence: 'Apache-2.0' },
  { name: 'ESCO: labels of skills, © European Union', licence: 'CC BY 4.0' },
  { name: 'O*NET: names of technologies, by the U.S. Department of Labor', licence: 'CC BY 4.0' },
] as const

/** How a listed skill was found, best first; the credit is in halves, so that sums stay integers. */
type CreditReason = 'exact' | 'implied' | 'related' | 'none'
const creditHalves: Record<CreditReason, number> = { exact: 2, implied: 2, related: 1, none: 0 }

export type CreditedSkill = {
  /** As the job names it. */
  readonly name: string
  /** The canonical id, `custom:<text>` for a skill that the table does not know. */
  readonly skill: string
  readonly isRequired: boolean
  readonly reason: CreditReason
  readonly halves: number
  /** Indexes in the candidate's list, ascending: every entry that earns the credit for this reason. */
  readonly evidence: readonly number[]
  /** Indexes of entries one typing error away. For the recruiter's eye only, they earn nothing. */
  readonly suggestions: readonly number[]
}

export type SkillMatches = {
  readonly matched: readonly string[]
  readonly partial: readonly string[]
  readonly missing: readonly string[]
  readonly extra: readonly string[]
}

const edgePunctuation = /^[[\p{P}\p{S}\s]--[+#.]]+|[[\p{P}\p{S}\s]--[+#.]]+$/gv
const trailingVersion = /(?:[\s-]+(?:v|version\s?)?)?\d+(?:\.(?:\d+|x))*\+?$/
const typingErrorLength = 8

const canonical = knownSpellings()
const implied = impliedClosure()
const related = siblings()

export function cleanSkill(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ').replace(edgePunctuation, '')
}

/** The canonical id; null for a text that names nothing (no letter or digit in it). */
export function canonicalSkill(text: string): string | null {
  const clean = cleanSkill(text)
  if (!/[\p{L}\p{N}]/u.test(clean)) return null
  // An unknown name keeps its number and its full stop: ISO 9001 and ISO 27001 are two skills.
  return canonical.get(clean) ?? knownWithoutTail(clean) ?? `custom:${clean}`
}

/** Whether a name is also a word of another meaning: it names a skill in a list of skills alone. */
export const isAmbiguousSkill = (name: string): boolean => ambiguousShorts.has(cleanSkill(name))

/** How a name was read. */
export type SkillReading = 'EXACT' | 'ALIAS' | 'WITHOUT_VERSION' | 'CUSTOM' | 'NONE'

/** The skill that a name means, and how it was read. */
export function readSkill(text: string): { slug: string | null; via: SkillReading } {
  const slug = canonicalSkill(text)
  if (slug === null) return { slug, via: 'NONE' }
  const clean = cleanSkill(text)
  if (clean === slug) return { slug, via: 'EXACT' }
  if (slug.startsWith('custom:')) return { slug, via: 'CUSTOM' }
  return { slug, via: canonical.has(clean) ? 'ALIAS' : 'WITHOUT_VERSION' }
}

/** A skill of the table. */
export interface KnownSkillEntry {
  readonly slug: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly implies: readonly string[]
  readonly related: readonly string[]
  /** What ESCO and O*NET call it. */
  readonly esco: string | null
  readonly onet: readonly string[]
}

/** Skills of the table in the order of their names. @param search the beginning of a word of the name or an alias */
export function knownSkills(search: string | null): KnownSkillEntry[] {
  const sought = search === null ? '' : cleanSkill(search)
  const isMeant = (text: string) =>
    text.startsWith(sought) || text.includes(` ${sought}`) || text.includes(`-${sought}`)
  return Object.entries(skillAliases)
    .filter(([slug, aliases]) => sought === '' || [slug, ...aliases].some(isMeant))
    .map(([slug, aliases]) => ({
      slug,
      name: slug,
      aliases,
      implies: [...(implied.get(slug) ?? [])].sort(),
      related: [...(related.get(slug) ?? [])].filter((each) => each !== slug).sort(),
      ...publicNames(slug),
    }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** Listed skills with their credit, required before preferred, each canonical skill once under its first name. */
export function creditSkills(
  required: readonly string[],
  preferred: readonly string[],
  given: readonly string[],
): CreditedSkill[] {
  const entries = entriesBySkill(given)
  const requiredSkills = entriesBySkill(required)
  const preferredSkills = entriesBySkill(preferred)
  const credited = [...requiredSkills].map(([skill, [first]]) => credit(required[first!]!, skill, true, entries))
  for (const [skill, [first]] of preferredSkills) {
    if (!requiredSkills.has(skill)) credited.push(credit(preferred[first!]!, skill, false, entries))
  }
  return credited
}

/** Names as the job lists them; `extra` as the candidate does, once each. What only implies a match stays in `extra`. */
export function skillMatches(credited: readonly CreditedSkill[], given: readonly string[]): SkillMatches {
  const names = (halves: number) => credited.filter((one) => one.halves === halves).map((one) => one.name)
  const listed = new Set(credited.map((one) => one.skill))
  const partial = new Set(credited.filter((one) => one.reason === 'related').flatMap((one) => one.evidence))
  const extra = [...entriesBySkill(given)].filter(([skill, at]) => !listed.has(skill) && !partial.has(at[0]!))
  return { matched: names(2), partial: names(1), missing: names(0), extra: extra.map(([, at]) => given[at[0]!]!) }
}

function credit(
  name: string,
  skill: string,
  isRequired: boolean,
  entries: ReadonlyMap<string, readonly number[]>,
): CreditedSkill {
  const found = (counts: (candidateSkill: string) => boolean) =>
    [...entries].flatMap(([candidateSkill, at]) => (counts(candidateSkill) ? at : [])).sort((a, b) => a - b)
  const result = (reason: CreditReason, evidence: readonly number[], suggestions: readonly number[] = []) => {
    return { name, skill, isRequired, reason, halves: creditHalves[reason], evidence, suggestions }
  }
  const exact = entries.get(skill)
  if (exact) return result('exact', exact)
  const specific = found((candidateSkill) => implied.get(candidateSkill)?.has(skill) ?? false)
  if (specific.length > 0) return result('implied', specific)
  // All siblings are the evidence, not the first: so the order of the list cannot move one of them to `extra`.
  const sibling = found((candidateSkill) => related.get(candidateSkill)?.has(skill) ?? false)
  if (sibling.length > 0) return result('related', sibling)
  return result(
    'none',
    [],
    found((candidateSkill) => isTypingError(spelling(candidateSkill), spelling(skill))),
  )
}

/** The skills of a candidate that earn credit for one of a job, by canonical name, in halves. */
export function earningSkills(skill: string): ReadonlyMap<string, number> {
  const earning = new Map<string, number>()
  for (const each of related.get(skill) ?? []) earning.set(each, creditHalves.related)
  for (const [each, general] of implied) if (general.has(skill)) earning.set(each, creditHalves.implied)
  return earning.set(skill, creditHalves.exact)
}

function entriesBySkill(texts: readonly string[]): Map<string, number[]> {
  const entries = new Map<string, number[]>()
  for (const [index, text] of texts.entries()) {
    const skill = canonicalSkill(text)
    if (skill === null) continue
    const at = entries.get(skill)
    if (at) at.push(index)
    else entries.set(skill, [index])
  }
  return entries
}

/** `python 3.11`, `python3` and `Python.`, but never `c4` as C: glued to an ambiguous short, digits belong to the name. */
function knownWithoutTail(clean: string): string | undefined {
  const text = clean.replace(/\.+$/, '')
  const version = trailingVersion.exec(text)
  if (!version) return canonical.get(text)
  const name = text.slice(0, version.index)
  const isGlued = !/^\s/.test(version[0])
  return isGlued && ambiguousShorts.has(name) ? undefined : canonical.get(name)
}

function spelling(skill: string): string {
  return skill.replace(/^custom:/, '')
}

/** One letter added, left out or exchanged, both words long enough for it to be an accident. */
function isTypingError(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short === long || short.length < typingErrorLength || long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same += 1
  return long.slice(same + 1) === short.slice(long.length === short.length ? same + 1 : same)
}

function knownSpellings(): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>()
  for (const [skill, aliases] of Object.entries(skillAliases)) {
    for (const text of [skill, ...aliases]) {
      const clean = cleanSkill(text)
      for (const variant of [clean, clean.replaceAll(' ', '-'), clean.replaceAll('-', ' ')])
        spellings.set(variant, skill)
    }
  }
  return spellings
}

function impliedClosure(): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map<string, readonly string[]>(Object.entries(impliedSkills))
  const closure = new Map<string, ReadonlySet<string>>()
  for (const skill of direct.keys()) {
    const general = new Set(direct.get(skill))
    // A set that grows while it is walked: the walk ends when nothing new is implied.
    for (const one of general) for (const next of direct.get(one) ?? []) general.add(next)
    closure.set(skill, general)
  }
  return closure
}

function siblings(): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>()
  for (const group of relatedSkills) {
    for (const skill of group) groups.set(skill, new Set([...(groups.get(skill) ?? []), ...group]))
  }
  return groups
}
