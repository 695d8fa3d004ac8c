// `pnpm start`: reads the settings, starts everything, prints its addresses, and stops on a signal.
import { mkdir, stat } from 'node:fs/promises'
import { createServer as createNetServer } from 'node:net'
import { dirname } from 'node:path'
import { PoolerError } from '@quintet/drizzle/client/pooler-probe.ts'
import { EmbeddedPostgresError } from '@quintet/drizzle/embedded/postgres.ts'
import { MigrationError } from '@quintet/drizzle/migrate/migrate.ts'
import { demoPassword } from '@quintet/kit/demo/people.ts'
import { createLogger, type Logger } from '@quintet/kit/process/log.ts'
import { addressOf, SettingsError } from '@quintet/kit/process/settings.ts'
import { type Config, readConfig } from './config.ts'
import { watchLaunchers } from './launchers.ts'
import { createReport, startTable } from './report.ts'
import type { Quintet } from './start.ts'

export async function main(): Promise<void> {
  try {
    const log = createLogger()
    const config = readConfig(process.env, process.argv.slice(2))
    await refuseTakenPort(config)
    // Reported at once: what follows takes seconds.
    await makeDirectory(config.dataDirectory)
    // Imported only now: loading all code takes longer than reporting a faulty setting.
    const { startQuintet } = await import('./start.ts')
    const quintet = await startQuintet(config, log, createReport(process.stderr))
    stopOnSignal(quintet, log)
    const { publicUrl, host, mode } = config
    const { port, hasDemo } = quintet
    const hasExplorer = mode === 'development'
    process.stdout.write(startTable({ publicUrl, port, hasExplorer, hasDemo, password: demoPassword }))
    process.stdout.write(`Quintet is ready at ${addressOf(host, port)}/graphql\n`)
    const reason = await quintet.failed
    await quintet.stop()
    // Last, so that it does not get lost among what is logged meanwhile.
    process.stderr.write(`\nQuintet stops: ${reason}.\n`)
    process.exit(1)
  } catch (error) {
    process.stderr.write(`\n${remedyFor(error)}\n`)
    process.exit(1)
  }
}

/** As `mkdir -p`. Node's own recursive form never ends below a directory such as /proc, which takes no new ones. */
async function makeDirectory(path: string): Promise<void> {
  const refusal = await mkdir(path).then(
    () => null,
    (error: NodeJS.ErrnoException) => error,
  )
  if (refusal === null || (refusal.code === 'EEXIST' && (await stat(path)).isDirectory())) return
  const parent = dirname(path)
  if (refusal.code !== 'ENOENT' || parent === path) throw refusal
  await makeDirectory(parent)
  await mkdir(path)
}

/** Cause and remedy of a failed start. */
function remedyFor(error: unknown): string {
  if ([SettingsError, EmbeddedPostgresError, MigrationError, PoolerError].some((type) => error instanceof type)) {
    return (error as Error).message
  }
  const { code = '', message, stack, port } = error as Error & { code?: string; port?: number }
  if (code === 'EADDRINUSE' && port !== undefined) return takenPort(port)
  const isUnavailable = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|CONNECT_TIMEOUT|CONNECTION_|57P)/.test(code)
  if (isUnavailable) return `The database does not respond (${message}). ${checkAddresses}`
  // Error classes of PostgreSQL: authorization of the login, and unknown database.
  if (/^(28|3D)/.test(code)) return `The database refuses the connection (${message}). ${checkAddresses}`
  if (code === '42501') {
    return `The database refuses a statement (${message}). MIGRATION_DATABASE_URL must name an administrator who may create roles.`
  }
  if (/^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST|ENOSPC|ELOOP|ENAMETOOLONG|EINVAL)$/.test(code)) {
    return `The data directory cannot be used (${message}). Set DATA_DIR to one that this user may write to.`
  }
  return `Quintet could not start: ${stack ?? message}`
}

const checkAddresses = 'Check DATABASE_URL and MIGRATION_DATABASE_URL.'
const takenPort = (port: number): string =>
  `Port ${port} is taken. Stop the process that uses it, or choose another port: PORT=${port + 1} npx -y pnpm@12 start`

/** Checks before anything is started, so that the answer comes at once. */
async function refuseTakenPort({ port, host }: Config): Promise<void> {
  if (port === 0) return
  const probe = createNetServer()
  const fault = await new Promise<string | null>((resolve) => {
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, host, () => resolve(null))
  })
  await new Promise((resolve) => probe.close(resolve))
  if (fault === 'EADDRINUSE') throw new SettingsError(takenPort(port))
  if (fault !== null) throw new SettingsError(`Cannot listen on ${host}:${port} (${fault}). Set HOST and PORT.`)
}

function stopOnSignal(quintet: Quintet, log: Logger): void {
  let isStopping = false
  const stop = (): void => {
    // Ctrl-C reaches the whole process group, and pnpm forwards it, so that the signal comes twice.
    if (isStopping) return
    isStopping = true
    process.stderr.write('\nStopping: requests under way end, then PostgreSQL stops.\n')
    quintet.stop().then(
      () => {
        process.stderr.write('Stopped. Nothing is left running.\n')
        process.exit(0)
      },
      (error: unknown) => {
        log.error({ error: String(error) }, 'stop failed')
        process.exit(1)
      },
    )
  }
  watchLaunchers(stop)
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
