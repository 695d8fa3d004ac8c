// What modules declare: events, actions and fields, which workflows and connectors may name.
import { isJsonObject } from '@quintet/kit/slice/json-rules.ts'
import type { JsonSchema } from '../modules/settings-schemas.ts'

/** An action that a module declares. */
export interface DeclaredAction {
  readonly name: string
  /** The JSON Schema of what it is told; null for anything. */
  readonly configSchema: JsonSchema | null
  /** The address that carries it out; null where Quintet does. */
  readonly url: string | null
}
interface Declaring {
  readonly capabilities: Readonly<Record<string, unknown>>
}

/** The module of steps that wait. It is part of workflows and needs no licence. */
export const workflowModule = 'workflow'

const seconds = { type: 'integer', minimum: 1, maximum: 31_536_000 }
const waiting: readonly DeclaredAction[] = [
  {
    name: 'wait',
    url: null,
    configSchema: {
      type: 'object',
      properties: {
        seconds,
        event: { type: 'string', minLength: 1, maxLength: 200 },
        condition: { type: 'string', minLength: 1, maxLength: 1000 },
        timeoutSeconds: seconds,
      },
      oneOf: [{ required: ['seconds'] }, { required: ['event'] }],
      additionalProperties: false,
    },
  },
  {
    name: 'approve',
    url: null,
    configSchema: {
      type: 'object',
      properties: { title: { type: 'string', minLength: 1, maxLength: 500 }, timeoutSeconds: seconds },
      required: ['title'],
      additionalProperties: false,
    },
  },
]

const listIn = ({ capabilities }: Declaring, list: string): readonly unknown[] => {
  const entries = capabilities[list]
  return Array.isArray(entries) ? entries : []
}
const nameOf = (entry: unknown): unknown => (isJsonObject(entry) ? entry.name : entry)

/** An action of a module; null where there is none. */
export function declaredAction(slug: string, module: Declaring | undefined, name: string): DeclaredAction | null {
  if (slug === workflowModule) return waiting.find((each) => each.name === name) ?? null
  if (module === undefined) return null
  const entry = listIn(module, 'actions').find((each) => nameOf(each) === name)
  if (entry === undefined) return null
  const { configSchema, url } = isJsonObject(entry) ? entry : {}
  return {
    name,
    configSchema: isJsonObject(configSchema) ? configSchema : null,
    url: typeof url === 'string' ? url : null,
  }
}

/** Whether a module declares an event. */
export const declaresEvent = (module: Declaring, event: string): boolean =>
  listIn(module, 'events').some((each) => nameOf(each) === event)

/** Whether a module's fields leave room for one. A module that lists none takes each. */
export function declaresField(module: Declaring, field: string, action: DeclaredAction | null = null): boolean {
  const fields = listIn(module, 'fields').map(nameOf)
  const properties = action?.configSchema?.properties
  const taken = isJsonObject(properties) ? Object.keys(properties) : []
  return (fields.length === 0 && taken.length === 0) || fields.includes(field) || taken.includes(columnOf(field))
}

/** The column of a field: `match_score` of `cv_analyses.match_score`. */
export const columnOf = (field: string): string => field.slice(field.lastIndexOf('.') + 1)
