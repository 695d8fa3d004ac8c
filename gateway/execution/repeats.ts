// An entity that stands in many places of an answer is asked for once: what hangs on it would be fetched once a place.
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { SourceRequest } from '../sources/source.ts'

/** The request with each representation once, and the way back to the places of its answer and errors. */
export function withoutRepeats(request: SourceRequest): {
  request: SourceRequest
  spread(result: ExecutionResult): ExecutionResult
} {
  const representations = request.variables?.representations
  if (!Array.isArray(representations)) return { request, spread: (result) => result }
  const positions = new Map<string, number>()
  const placed = representations.map((each) => {
    const key = JSON.stringify(each)
    const position = positions.get(key) ?? positions.size
    positions.set(key, position)
    return position
  })
  if (positions.size === placed.length) return { request, spread: (result) => result }
  const unique = [...positions.values()].map((position) => representations[placed.indexOf(position)])
  return {
    request: { ...request, variables: { ...request.variables, representations: unique } },
    spread: ({ data, errors, ...rest }) => ({
      ...rest,
      ...(data === undefined ? {} : { data: spreadData(data, placed) }),
      ...(errors === undefined ? {} : { errors: errors.flatMap((error) => spreadError(error, placed)) }),
    }),
  }
}

type Data = NonNullable<ExecutionResult['data']>

function spreadData(data: Data | null, placed: readonly number[]): Data | null {
  const entities = data?._entities
  return Array.isArray(entities) ? { ...data, _entities: placed.map((position) => entities[position]) } : data
}

function spreadError(error: GraphQLError, placed: readonly number[]): GraphQLError[] {
  const [field, position, ...inner] = error.path ?? []
  if (field !== '_entities' || typeof position !== 'number') return [error]
  const { message, extensions } = error
  return placed.flatMap((each, place) =>
    each === position ? [new GraphQLError(message, { extensions, path: [field, place, ...inner] })] : [],
  )
}
