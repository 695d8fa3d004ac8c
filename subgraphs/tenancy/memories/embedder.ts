/** Makes vectors of texts: texts that mean something alike lie near each other. */
export interface Embedder {
  /** Vectors of different models are never compared. */
  readonly model: string
  /** A vector of length 1 for each text. */
  embed(texts: readonly string[]): Promise<Float32Array[]>
}

/** The vector as it is stored: little-endian floats. */
export const toBytes = (vector: Float32Array): Uint8Array =>
  new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)

/** How alike two vectors of length 1 are, -1 to 1. @param stored as `toBytes` wrote it */
export function similarity(vector: Float32Array, stored: Uint8Array): number {
  if (stored.byteLength !== vector.byteLength) return 0
  // A view needs an offset that four divides.
  const aligned = stored.byteOffset % 4 === 0 ? stored : stored.slice()
  const other = new Float32Array(aligned.buffer, aligned.byteOffset, vector.length)
  let sum = 0
  for (let i = 0; i < vector.length; i++) sum += vector[i]! * other[i]!
  return sum
}
