// Vectors as a search reads them: many memories in one row of bytes.

interface Alike {
  readonly id: string
  readonly importance: number
  readonly score: number
}

/** A UUID and a float of 8 bytes. */
const headBytes = 24

/**
 * The memories whose vectors are most alike to one of length 1, best first.
 * @param packs as `packedVectors` reads them, all of vectors as long as this one
 * @returns them, and how many were compared
 */
export function nearestOf(
  vector: Float32Array,
  packs: readonly { readonly vectors: string | null }[],
  limit: number,
): { best: Alike[]; count: number } {
  const packed = packs.flatMap(({ vectors }) => (vectors === null ? [] : bytesOf(vectors)))
  const scores = packed.map((bytes) => scoresOf(vector, bytes))
  // Numbers are sorted much faster than objects, of which few are wanted.
  const sorted = Float64Array.from(scores.flatMap((each) => [...each])).sort()
  const least = sorted.at(-limit) ?? Number.NEGATIVE_INFINITY
  const best: Alike[] = []
  for (const [pack, bytes] of packed.entries()) {
    for (const [i, score] of scores[pack]!.entries()) {
      if (score >= least) best.push({ ...headOf(bytes, i * (headBytes + vector.byteLength)), score })
    }
  }
  best.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  return { best: best.slice(0, limit), count: sorted.length }
}

/** A view of floats needs an offset that four divides, which not all pooled buffers have. */
function bytesOf(base64: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes)
}

/** How alike each vector of a pack is: the inner products. */
function scoresOf(vector: Float32Array, bytes: Uint8Array): Float64Array {
  const floats = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
  const [head, length] = [headBytes / 4, vector.length]
  const scores = new Float64Array(floats.length / (head + length))
  for (let i = 0, at = head; i < scores.length; i++, at += head + length) {
    let sum = 0
    for (let j = 0; j < length; j++) sum += vector[j]! * floats[at + j]!
    scores[i] = sum
  }
  return scores
}

function headOf(bytes: Uint8Array, at: number): { id: string; importance: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, headBytes)
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + at, 16).toString('hex')
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  return { id, importance: view.getFloat64(16) }
}
