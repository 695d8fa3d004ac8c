// How many subjects of a board have which score, in memory: ranks of a batch of changes, each as it stands after those before it.

const slots = 10_001

export interface Ranks {
  /** One more, or one less, has this score. */
  add(valueHundredths: number, count: number): void
  /** 1 plus how many have a higher score. */
  rankOf(valueHundredths: number): number
}

/** A Fenwick tree of counts, highest score first. @param counts how many have each score, from 0 to 10,000 hundredths */
export function createRanks(counts: Iterable<{ readonly valueHundredths: number; readonly count: number }>): Ranks {
  const sums = new Int32Array(slots + 1)
  const add = (valueHundredths: number, count: number): void => {
    for (let i = slots - valueHundredths; i <= slots; i += i & -i) sums[i]! += count
  }
  for (const { valueHundredths, count } of counts) add(valueHundredths, count)
  return {
    add,
    rankOf(valueHundredths) {
      let above = 0
      for (let i = slots - valueHundredths - 1; i > 0; i -= i & -i) above += sums[i]!
      return above + 1
    },
  }
}
