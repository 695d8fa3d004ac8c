// Vectors of texts by hashing alone: texts are alike as far as they are spelled alike.

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  // Its low bits alone are not mixed well.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) >>> 0
}

/** The words of a text, in lower case. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []

/** Adds a word to a vector, by its three-letter parts: words that share a stem come to lie near each other. */
export function addHashed(vector: Float32Array, word: string, weight: number): void {
  const marked = `<${word}>`
  const count = Math.max(1, marked.length - 2)
  const share = weight / Math.sqrt(count)
  for (let i = 0; i < count; i++) {
    const value = hash(marked.slice(i, i + 3))
    const place = value % vector.length
    vector[place]! += value & 0x80000000 ? -share : share
  }
}

/** Makes a vector's length 1; one of nothing but zeros stays. */
export function normalise(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}

/** The vector of a text by hashing alone. */
export function hashText(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions)
  for (const word of wordsOf(text)) addHashed(vector, word, 1)
  return normalise(vector)
}
