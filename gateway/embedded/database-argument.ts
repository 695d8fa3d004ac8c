import { parseArgs } from 'node:util'
import { SettingsError } from '@quintet/kit/process/settings.ts'

/** The connection string of --database, where it was given; it is the only argument of some commands. Throws SettingsError. */
export function databaseOf(args: readonly string[]): string | undefined {
  try {
    // pnpm passes on a -- before the arguments of a script.
    const given = args.filter((arg) => arg !== '--')
    return parseArgs({ args: given, options: { database: { type: 'string' } } }).values.database
  } catch {
    throw new SettingsError('Only `--database URL` is accepted')
  }
}
