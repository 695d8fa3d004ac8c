// All candidates of a tenant in memory, as columns: what a ranking needs of each, and nothing that tells who they are.
import { type EducationLevel, type ExperienceFacts, eqfOf, experienceFacts } from '../analyses/rules.ts'
import { slugsOf } from '../candidates/rules.ts'

/** A candidate as they are stored. */
interface PoolRow {
  readonly id: string
  readonly skills: readonly string[]
  readonly experience: readonly { readonly title: string; readonly start: string; readonly end: string | null }[]
  readonly education: readonly { readonly level: EducationLevel; readonly completed: boolean }[]
  /** Whether they may be found at all: they were neither erased nor merged with others. */
  readonly isPresent: boolean
  /** From when on none may measure them; null while nothing speaks against it. */
  readonly analysisEndsAt: Date | null
}

export interface CandidatePool {
  /** Places that are in use or were; a place of a candidate who left has no id. */
  readonly size: number
  readonly ids: readonly (string | null)[]
  /** The number of a skill; undefined where no candidate has it. */
  skillNumber(slug: string): number | undefined
  /** How many skills have numbers: 0 to one less. */
  readonly skillCount: number
  /** Numbers of skills of all candidates; those of one are `skillsEnd[i] - skillsStart[i]` from `skillsStart[i]` on. */
  readonly skills: Int32Array
  readonly skillsStart: Int32Array
  readonly skillsEnd: Int32Array
  readonly experience: readonly ExperienceFacts[]
  readonly eqf: Uint8Array
  /** Milliseconds; Infinity where nothing speaks against measuring. */
  readonly analysisEnds: Float64Array
  /** Adds a candidate, or writes them anew; one who is not present leaves. */
  put(row: PoolRow): void
}

const roomAtFirst = 1_024

/** An empty pool. @param asOf the day up to which experience counts: another month needs another pool */
export function createPool(asOf: string): CandidatePool {
  const placeOf = new Map<string, number>()
  const numberOf = new Map<string, number>()
  const ids: (string | null)[] = []
  const experience: ExperienceFacts[] = []
  let skills = new Int32Array(8 * roomAtFirst)
  let used = 0
  let skillsStart = new Int32Array(roomAtFirst)
  let skillsEnd = new Int32Array(roomAtFirst)
  let eqf = new Uint8Array(roomAtFirst)
  let analysisEnds = new Float64Array(roomAtFirst)

  function makeRoom(): void {
    if (ids.length < eqf.length) return
    const size = 2 * eqf.length
    const grown = <A extends Int32Array | Uint8Array | Float64Array>(column: A, next: A): A => {
      next.set(column as never)
      return next
    }
    skillsStart = grown(skillsStart, new Int32Array(size))
    skillsEnd = grown(skillsEnd, new Int32Array(size))
    eqf = grown(eqf, new Uint8Array(size))
    analysisEnds = grown(analysisEnds, new Float64Array(size))
  }

  /** Writes skills behind all others. What a candidate had before stays behind as waste, and goes when it is half of all. */
  function putSkills(place: number, slugs: readonly string[]): void {
    if (used + slugs.length > skills.length) {
      const live = ids.reduce((sum, _, i) => sum + skillsEnd[i]! - skillsStart[i]!, 0)
      const next = new Int32Array(2 * (live + slugs.length) + roomAtFirst)
      used = 0
      for (let i = 0; i < ids.length; i++) {
        const own = skills.subarray(skillsStart[i], skillsEnd[i])
        next.set(own, used)
        skillsStart[i] = used
        used += own.length
        skillsEnd[i] = used
      }
      skills = next
    }
    skillsStart[place] = used
    for (const slug of slugs) {
      const number = numberOf.get(slug) ?? numberOf.size
      numberOf.set(slug, number)
      skills[used++] = number
    }
    skillsEnd[place] = used
  }

  return {
    get size() {
      return ids.length
    },
    ids,
    skillNumber: (slug) => numberOf.get(slug),
    get skillCount() {
      return numberOf.size
    },
    get skills() {
      return skills
    },
    get skillsStart() {
      return skillsStart
    },
    get skillsEnd() {
      return skillsEnd
    },
    experience,
    get eqf() {
      return eqf
    },
    get analysisEnds() {
      return analysisEnds
    },
    put(row) {
      let place = placeOf.get(row.id)
      if (!row.isPresent) {
        if (place !== undefined) ids[place] = null
        return
      }
      if (place === undefined) {
        makeRoom()
        place = ids.length
        placeOf.set(row.id, place)
        skillsStart[place] = skillsEnd[place] = used
      }
      ids[place] = row.id
      experience[place] = experienceFacts(row.experience, asOf)
      eqf[place] = eqfOf(row)
      analysisEnds[place] = row.analysisEndsAt?.getTime() ?? Number.POSITIVE_INFINITY
      putSkills(place, slugsOf(row.skills))
    },
  }
}
