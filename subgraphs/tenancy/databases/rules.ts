import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { RegisterDatabaseInput } from '../types.gen.ts'
import { urlFault } from './urls.ts'

/** What is wrong with a database to register; empty when nothing is. Connection strings are not repeated: they hold passwords. */
export function databaseProblems(input: RegisterDatabaseInput): FieldProblem[] {
  const { name, url, migrationUrl, region, shardKey } = input
  return [
    ...textProblems('The name', name, { max: 100 }, 'input', 'name'),
    ...urlProblems('The connection string', url, 'url'),
    ...urlProblems('The connection string of the administrator', migrationUrl, 'migrationUrl'),
    ...textProblems('The region', region, { max: 60 }, 'input', 'region'),
    ...textProblems('The key', shardKey, { max: 100 }, 'input', 'shardKey'),
  ]
}

function urlProblems(name: string, url: string, field: string): FieldProblem[] {
  const fault = urlFault(url)
  return fault === null ? [] : [fieldProblem(`${name} ${fault}`, 'input', field)]
}

/** What an attempt to connect found. */
interface Reached {
  readonly fault: string | null
  readonly isLoginRefused: boolean
  readonly mayMakeRoles: boolean
  readonly mayMoveRows: boolean
  readonly subgraphs: readonly string[]
}

/** Why a database cannot be registered after its connection strings were tried; null when it can. */
export function reachFault(
  admin: Reached,
  login: Reached,
): { readonly message: string; readonly code: string; readonly field: string } | null {
  if (admin.fault !== null) {
    return { message: 'The administrator cannot connect', code: 'NOT_REACHABLE', field: 'migrationUrl' }
  }
  if (!admin.mayMakeRoles) {
    return { message: 'The administrator may not make roles', code: 'NOT_ADMINISTRATOR', field: 'migrationUrl' }
  }
  if (!admin.mayMoveRows) {
    const message =
      'The administrator cannot move tenants: it must be a superuser, or have BYPASSRLS and SET on session_replication_role'
    return { message, code: 'CANNOT_MOVE_TENANTS', field: 'migrationUrl' }
  }
  if (admin.subgraphs.length > 0) {
    return { message: 'The database has tables of Quintet already', code: 'NOT_EMPTY', field: 'migrationUrl' }
  }
  // A login that is missing is made.
  if (login.fault !== null && !login.isLoginRefused) {
    return { message: 'The login cannot connect', code: 'NOT_REACHABLE', field: 'url' }
  }
  return null
}
