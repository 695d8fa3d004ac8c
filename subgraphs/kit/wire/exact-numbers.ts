// Numbers in JSON that JavaScript would change, such as 9007199254740993, 1.0 and 1.10: kept as their text.

/** A number as its text. JSON.stringify writes it as it was. */
export interface ExactNumber {
  readonly rawJSON: string
}

/** TypeScript does not know these functions yet. */
const { rawJSON, isRawJSON } = JSON as JSON & {
  rawJSON(text: string): ExactNumber
  isRawJSON(value: unknown): value is ExactNumber
}

export const isExactNumber: (value: unknown) => value is ExactNumber = isRawJSON

/** For JSON.parse: numbers whose text JavaScript would not write again become exact numbers. */
export const exactReviver = (_key: string, value: unknown, { source }: { source?: string } = {}): unknown =>
  typeof value === 'number' && source !== undefined && source !== String(value) ? rawJSON(source) : value

/** Parses JSON with exact numbers. Costs several times as much as JSON.parse. */
export const parseExactly = (text: string): unknown => JSON.parse(text, exactReviver)

/** An exact number as JavaScript's own; other values as they are. */
export const numberOf = (value: unknown): unknown => (isExactNumber(value) ? Number(value.rawJSON) : value)

/** A copy of parsed JSON. Exact numbers stay what they are; structuredClone would make objects of them. */
export function copyJson<Value>(value: Value): Value {
  return copy(value) as Value
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isExactNumber(value)) return value
  if (Array.isArray(value)) return value.map(copy)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]))
}
