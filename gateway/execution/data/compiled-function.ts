// Functions whose code is written for one plan or selection: with their keys in it, and each for itself, they are several
// times as fast as functions for any key. Keys come from clients: into code they go as JSON alone.
import { own } from './objects.ts'

/** Code that reads what an object itself has under a key. */
export const reading = (object: string, key: string): string =>
  // What every object inherits is none of its own.
  key in Object.prototype ? `own(${object}, ${JSON.stringify(key)})` : `${object}[${JSON.stringify(key)}]`

/** Code of a property in an object literal. */
export const property = (key: string, value: string): string =>
  // As a plain key it would name the prototype.
  `${key === '__proto__' ? '["__proto__"]' : JSON.stringify(key)}: ${value}`

/** Makes a function of its code, which may name `own` and what it is given. */
export function generated<Made>(code: string, given: Readonly<Record<string, unknown>> = {}): Made {
  return new Function('own', ...Object.keys(given), `return ${code}`)(own, ...Object.values(given))
}
