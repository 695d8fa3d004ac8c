// What graphql-js adds to its refusals, and strangers could read the schema from, guess by guess.
const suggestion = / Did you mean .*\?$/s

/** A message without its suggestions. */
export const withoutSuggestion = (message: string): string => message.replace(suggestion, '')

/** The JSON of refusals without suggestions in their messages. */
export const withoutSuggestions = (json: string): string => {
  if (!json.includes('Did you mean')) return json
  return JSON.stringify(JSON.parse(json), (key, value: unknown) =>
    key === 'message' && typeof value === 'string' ? withoutSuggestion(value) : value,
  )
}
