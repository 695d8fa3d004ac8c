// Resolver types of each subgraph from its SDL. `pnpm codegen` writes them, `--check` fails on drift.
import { readFileSync, writeFileSync } from 'node:fs'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { buildASTSchema, concatAST, Kind, parse } from 'graphql'
import { loadSubgraphSdl, type SubgraphName, subgraphNames } from './load.ts'
import { mappersOf } from './mappers.ts'

/** Federation's directives as plain definitions: resolver types need none of their meaning. */
const federation = parse(`
  scalar federation__FieldSet scalar federation__Scope scalar federation__Policy
  directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @shareable on OBJECT | FIELD_DEFINITION
  directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | ARGUMENT_DEFINITION
  directive @external on OBJECT | FIELD_DEFINITION
  directive @requires(fields: federation__FieldSet!) on FIELD_DEFINITION
  directive @authenticated on FIELD_DEFINITION
  directive @requiresScopes(scopes: [[federation__Scope!]!]!) on FIELD_DEFINITION
  directive @policy(policies: [[federation__Policy!]!]!) on FIELD_DEFINITION`)

/** The text of subgraphs/NAME/types.gen.ts. */
async function generateTypes(name: SubgraphName): Promise<string> {
  const sdl = concatAST([federation, loadSubgraphSdl(name)])
  const document = { ...sdl, definitions: sdl.definitions.filter((node) => node.kind !== Kind.SCHEMA_DEFINITION) }
  const schema = buildASTSchema(document, { assumeValidSDL: true })
  const text = await codegen({
    documents: [],
    schema: document,
    schemaAst: schema,
    filename: 'types.gen.ts',
    config: {
      federation: true,
      useTypeImports: true,
      enumsAsTypes: true,
      contextType: './context.ts#Context',
      mappers: mappersOf(name),
      scalars: {
        ID: 'string',
        DateTime: 'Date',
        Date: 'string',
        Decimal: 'string',
        CurrencyCode: 'string',
        JSON: 'unknown',
      },
      optionalInfoArgument: true,
    },
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
  })
  return `// Generated from schema/${name}. Do not edit: pnpm codegen.\n${text}`
}

for (const name of subgraphNames) {
  const path = new URL(`../subgraphs/${name}/types.gen.ts`, import.meta.url)
  const text = await generateTypes(name)
  if (!process.argv.includes('--check')) writeFileSync(path, text)
  else if (readFileSync(path, 'utf8') !== text) {
    process.stderr.write(`${path.pathname} differs from schema/${name}. Run pnpm codegen.\n`)
    process.exitCode = 1
  }
}
