// How groups fare, by the rules of New York City's Local Law 144: selection and scoring rates, and their impact ratios.

/** One candidate measured for one job. */
export interface Measured {
  readonly candidateId: string
  readonly policy: string
  /** Basis points; null without a score. */
  readonly scoreBp: number | null
  readonly isSelected: boolean
}

/** What a candidate told, by attribute. */
export type Facts = Readonly<Record<string, string | null>>

const attributes = ['sex', 'ethnicity', 'ageBand', 'nativeLanguage', 'sex*ethnicity'] as const

interface Group {
  readonly group: string
  readonly count: number
  readonly selected: number
  readonly selectionRate: number
  readonly selectionImpactRatio: number | null
  readonly scoringRate: number | null
  readonly scoringImpactRatio: number | null
  readonly isExcluded: boolean
  readonly isUnderFourFifths: boolean
}

export interface Audit {
  readonly sampleSize: number
  readonly medianBp: number | null
  readonly policies: string[]
  readonly attributes: { attribute: string; unknown: number; groups: Group[] }[]
}

/** The middle score, or the mean of the two in the middle, in basis points. */
function median(scores: readonly number[]): number | null {
  if (scores.length === 0) return null
  const sorted = scores.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

const separator = ' * '

/** The group of a candidate; null where it is not known. */
function groupOf(facts: Facts | undefined, attribute: string): string | null {
  const parts = attribute.split('*').map((name) => facts?.[name] ?? null)
  return parts.includes(null) ? null : parts.join(separator)
}

/** Groups under this share of the sample, in percent, are compared with no other. */
const minSharePercent = 2
/** So few would tell about a person. */
const minKnown = 2

/** @param facts what candidates told, by their ids */
export function auditOf(sample: readonly Measured[], facts: ReadonlyMap<string, Facts>): Audit {
  const medianBp = median(sample.map(({ scoreBp }) => scoreBp).filter((score) => score !== null))
  return {
    sampleSize: sample.length,
    medianBp,
    policies: [...new Set(sample.map(({ policy }) => policy))].sort(),
    attributes: attributes.map((attribute) => {
      const members = Map.groupBy(sample, ({ candidateId }) => groupOf(facts.get(candidateId), attribute))
      const unknown = members.get(null)?.length ?? 0
      members.delete(null)
      const known = new Set([...members.values()].flat().map(({ candidateId }) => candidateId)).size
      const groups = known < minKnown ? [] : groupsOf(members as Map<string, Measured[]>, sample.length, medianBp)
      return { attribute, unknown, groups }
    }),
  }
}

/** A share as two counts, so that shares are compared without rounding. */
interface Share {
  readonly part: number
  readonly of: number
}

function groupsOf(members: ReadonlyMap<string, readonly Measured[]>, size: number, medianBp: number | null): Group[] {
  const counted = [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, all]) => {
      const scored = all.map(({ scoreBp }) => scoreBp).filter((score) => score !== null)
      return {
        group,
        isExcluded: all.length * 100 < size * minSharePercent,
        selection: { part: all.filter(({ isSelected }) => isSelected).length, of: all.length },
        scoring: {
          part: medianBp === null ? 0 : scored.filter((score) => score > medianBp).length,
          of: scored.length,
        },
      }
    })
  const compared = counted.filter(({ isExcluded }) => !isExcluded)
  const bestSelection = best(compared.map(({ selection }) => selection))
  const bestScoring = best(compared.map(({ scoring }) => scoring))
  return counted.map(({ group, isExcluded, selection, scoring }) => {
    const selectionImpactRatio = isExcluded ? null : impact(selection, bestSelection)
    const scoringImpactRatio = isExcluded ? null : impact(scoring, bestScoring)
    const isUnder = (share: Share, top: Share | null) =>
      !isExcluded && top !== null && top.part > 0 && share.of > 0 && share.part * top.of * 5 < top.part * share.of * 4
    return {
      group,
      count: selection.of,
      selected: selection.part,
      selectionRate: rate(selection)!,
      selectionImpactRatio,
      scoringRate: rate(scoring),
      scoringImpactRatio,
      isExcluded,
      isUnderFourFifths: isUnder(selection, bestSelection) || isUnder(scoring, bestScoring),
    }
  })
}

const best = (shares: readonly Share[]): Share | null =>
  shares
    .filter(({ of }) => of > 0)
    .reduce<Share | null>(
      (top, share) => (top === null || share.part * top.of > top.part * share.of ? share : top),
      null,
    )

const rounded = (part: number, of: number): number => Math.round((part * 10_000) / of) / 10_000
const rate = ({ part, of }: Share): number | null => (of === 0 ? null : rounded(part, of))
const impact = (share: Share, top: Share | null): number | null =>
  top === null || top.part === 0 || share.of === 0 ? null : rounded(share.part * top.of, share.of * top.part)

/** The figures as CSV by RFC 4180. */
export function auditCsv({ sampleSize, medianBp, policies, attributes: all }: Audit, period: string): string {
  const cell = (value: unknown): string => {
    const text = String(value ?? '')
    // What begins like a formula is read as text by spreadsheets.
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const rows = [
    ['period', 'sample', 'median', 'policies'],
    [period, sampleSize, medianBp === null ? null : medianBp / 100, policies.join(' ')],
    [],
    [
      'attribute',
      'group',
      'count',
      'selected',
      'selection_rate',
      'selection_impact_ratio',
      'scoring_rate',
      'scoring_impact_ratio',
      'excluded',
      'under_four_fifths',
    ],
    ...all.flatMap(({ attribute, unknown, groups }) => [
      ...groups.map((each) => [
        attribute,
        each.group,
        each.count,
        each.selected,
        each.selectionRate,
        each.selectionImpactRatio,
        each.scoringRate,
        each.scoringImpactRatio,
        each.isExcluded,
        each.isUnderFourFifths,
      ]),
      [attribute, '(unknown)', unknown],
    ]),
  ]
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
