// graphql-jit as the engine of a subgraph, out of the rivals' cache, over the graphql of the workspace.
import { createRequire, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import { loadRival } from './rivals.ts'
import type { Engine } from './shop.ts'

interface Compiled {
  query(root: unknown, context: object, variables: object): ExecutionResult | Promise<ExecutionResult>
}
interface Jit {
  compileQuery(schema: GraphQLSchema, document: DocumentNode, operationName?: string): Compiled | ExecutionResult
}

/** Loads graphql-jit; every text is compiled once. */
export async function loadJit(): Promise<Engine> {
  // Two copies of graphql do not know each other's schemas.
  const { resolve } = createRequire(import.meta.url)
  registerHooks({
    resolve: (specifier, context, next) =>
      /^graphql($|\/)/.test(specifier) && context.parentURL?.includes('/.cache/rivals/mercurius/')
        ? { url: pathToFileURL(resolve(specifier)).href, format: 'commonjs', shortCircuit: true }
        : next(specifier, context),
  })
  const { compileQuery } = await loadRival<Jit>('mercurius', 'graphql-jit')
  return (schema) => {
    const known = new WeakMap<DocumentNode, Compiled>()
    return (document, variables, operationName, context) => {
      let compiled = known.get(document)
      if (compiled === undefined) {
        const made = compileQuery(schema, document, operationName)
        if (!('query' in made)) return made
        compiled = made
        known.set(document, compiled)
      }
      return compiled.query(undefined, context, variables)
    }
  }
}
