// The API of each release, as `schema/releases/<version>.graphql` keeps it. `pnpm schema-changes --release` adds one.
import { readdirSync, readFileSync } from 'node:fs'
import { type DefinitionNode, type DocumentNode, parse } from 'graphql'

const folder = new URL('./releases/', import.meta.url)

export interface Release {
  readonly version: string
  readonly sdl: string
}

/** All releases, oldest first. */
export function releases(): Release[] {
  const numbers = (version: string) => version.split('.').map(Number)
  return readdirSync(folder)
    .filter((file) => /^\d+\.\d+\.\d+\.graphql$/.test(file))
    .map((file) => file.slice(0, -'.graphql'.length))
    .sort((a, b) => {
      const [left, right] = [numbers(a), numbers(b)]
      const at = left.findIndex((number, index) => number !== right[index])
      return at === -1 ? 0 : left[at]! - right[at]!
    })
    .map((version) => ({ version, sdl: readFileSync(new URL(`${version}.graphql`, folder), 'utf8') }))
}

let known: { version: string; fields: Set<string> }[] | undefined

/** The release that a field came with; `the next release` where none has it yet. @param coordinate such as Query.viewer */
export function sinceWhen(coordinate: string): string {
  known ??= releases().map(({ version, sdl }) => ({ version, fields: fieldsOf(parse(sdl)) }))
  return known.find(({ fields }) => fields.has(coordinate))?.version ?? 'the next release'
}

const fieldsOf = ({ definitions }: DocumentNode): Set<string> =>
  new Set(
    definitions.flatMap((node: DefinitionNode) =>
      'fields' in node && 'name' in node
        ? (node.fields ?? []).map((field) => `${node.name?.value}.${field.name.value}`)
        : [],
    ),
  )
