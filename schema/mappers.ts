// What a resolver's parent is, where it is not what the SDL says. By convention: the row of a type that schema/<subgraph>/
// <slice>.graphql defines is `<Type>Row` of the slice's store.ts; an entity without a row is a bare reference.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Kind, parse } from 'graphql'
import type { SubgraphName } from './load.ts'

const reference = '@quintet/kit/subgraph/definition.ts#Reference'

/** Row types by GraphQL type, as `module#type`. */
export function mappersOf(name: SubgraphName): Record<string, string> {
  const found: Record<string, string> = {}
  const folder = new URL(`./${name}/`, import.meta.url)
  for (const file of readdirSync(folder).sort()) {
    const slice = file.replace(/\.graphql$/, '')
    const store = new URL(`../subgraphs/${name}/${slice}/store.ts`, import.meta.url)
    const exported = existsSync(store) ? readFileSync(store, 'utf8') : ''
    for (const node of parse(readFileSync(new URL(file, folder), 'utf8')).definitions) {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
      const type = node.name.value
      const isEntity = node.directives?.some((directive) => directive.name.value === 'key')
      if (new RegExp(`^export (type|interface) ${type}Row\\b`, 'm').test(exported)) {
        found[type] = `./${slice}/store.ts#${type}Row`
      } else if (isEntity) found[type] ??= reference
    }
  }
  return found
}
