// `pnpm start`: reads the settings, starts everything, prints what there is, and stops on a signal.
import { createServer as createNetServer } from 'node:net'
import { EmbeddedPostgresError } from '@quintet/drizzle/embedded.ts'
import { MigrationError } from '@quintet/drizzle/migrate.ts'
import { demoPassword } from '@quintet/kit/demo.ts'
import { createLogger, type Logger } from '@quintet/kit/telemetry.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { type Quintet, startQuintet } from './embedded.ts'
import { createReport, startTable } from './start-report.ts'

export async function main(): Promise<void> {
  const log = createLogger()
  try {
    const config = readConfig(process.env, process.argv.slice(2))
    await refuseTakenPort(config)
    const quintet = await startQuintet(config, log, createReport(process.stderr))
    stopOnSignal(quintet, log)
    const { publicUrl, host } = config
    process.stdout.write(startTable({ publicUrl, hasDemo: quintet.hasDemo, password: demoPassword }))
    process.stdout.write(`Quintet is ready at http://${host}:${quintet.port}/graphql\n`)
    process.stderr.write(`\n${await quintet.failed}. Quintet stops; its data are safe. Start it again.\n`)
    await quintet.stop()
    process.exit(1)
  } catch (error) {
    process.stderr.write(`\n${remedyFor(error)}\n`)
    process.exit(1)
  }
}

/** Cause and remedy of a failed start. */
function remedyFor(error: unknown): string {
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresError || error instanceof MigrationError) {
    return error.message
  }
  const { code, message, stack } = error as Error & { code?: string }
  if (code === 'ECONNREFUSED' || code === 'CONNECT_TIMEOUT') {
    return `The database does not answer (${message}). Check DATABASE_URL and MIGRATION_DATABASE_URL.`
  }
  return `Quintet could not start: ${stack ?? message}`
}

/** Looks before anything is started, so that the answer comes at once. */
async function refuseTakenPort({ port, host }: Config): Promise<void> {
  if (port === 0) return
  const probe = createNetServer()
  const fault = await new Promise<string | null>((resolve) => {
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, host, () => resolve(null))
  })
  await new Promise((resolve) => probe.close(resolve))
  if (fault === 'EADDRINUSE') {
    throw new ConfigError(
      `Port ${port} is taken. Stop what uses it, or start on another: PORT=${port + 1} npx -y pnpm@12 start`,
    )
  }
  if (fault !== null) throw new ConfigError(`Cannot listen on ${host}:${port} (${fault}). Set HOST and PORT.`)
}

function stopOnSignal(quintet: Quintet, log: Logger): void {
  let isStopping = false
  const stop = (): void => {
    // Ctrl-C reaches the whole process group, and pnpm sends it on: one stop is enough.
    if (isStopping) return
    isStopping = true
    quintet.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'stop failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
