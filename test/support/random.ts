/** Numbers from 0 to 1, the same for the same seed. */
export function createRandom(seed: number): () => number {
  let last = seed
  return () => {
    last = (last + 0x6d2b79f5) | 0
    let mixed = Math.imul(last ^ (last >>> 15), 1 | last)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
