// Functions whose code is generated for one plan or selection. With constant keys in their code they run several times as
// fast as generic functions. Keys come from clients, so they enter the code as JSON strings only.
import { own } from './objects.ts'

/** Code that reads an object's own value under a key. */
export const readCode = (object: string, key: string): string =>
  // A key such as `constructor` is inherited by every object: it needs the check for an own property.
  key in Object.prototype ? `own(${object}, ${JSON.stringify(key)})` : `${object}[${JSON.stringify(key)}]`

/** Code of a property in an object literal. */
export const propertyCode = (key: string, value: string): string =>
  // As a plain key it would set the prototype.
  `${key === '__proto__' ? '["__proto__"]' : JSON.stringify(key)}: ${value}`

/** Compiles a function expression, which may use `own` and the given names. */
export function compileFunction<Compiled>(code: string, scope: Readonly<Record<string, unknown>> = {}): Compiled {
  return new Function('own', ...Object.keys(scope), `return ${code}`)(own, ...Object.values(scope))
}
