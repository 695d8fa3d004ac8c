// Quintet with explorers. It must know its port before it starts.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@quintet/gateway/embedded/config.ts'
import { type Quintet, startQuintet } from '@quintet/gateway/embedded/start.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { inject } from 'vitest'
import { gql } from '../process/program.ts'
import { copyData } from '../support/database/prepared.ts'
import { steadyPort } from '../support/ports.ts'

const report = { step: <T>(_: unknown, __: string, work: () => Promise<T>) => work() }

export interface ExplorerFixture {
  readonly port: number
  readonly base: string
  readonly directory: string
  /** Stops Quintet, and starts it again on the same data. */
  restart(environment?: Record<string, string>): Promise<Quintet>
  remove(): Promise<void>
}

export async function startExplorer(): Promise<ExplorerFixture> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-explorer-'))
  copyData(inject('preparedQuintet'), directory)
  const port = await steadyPort()
  let quintet: Quintet | undefined
  const end = async () => {
    await quintet?.stop()
    quintet = undefined
  }
  const restart: ExplorerFixture['restart'] = async (environment = {}) => {
    await end()
    const config = readConfig({ PORT: `${port}`, DATA_DIR: directory, ...environment })
    quintet = await startQuintet(config, createLogger('silent'), report, { durable: false, passwordCost: 4 })
    return quintet
  }
  await restart()
  return {
    port,
    base: `http://localhost:${port}`,
    directory,
    restart,
    async remove() {
      await end()
      await rm(directory, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

/** The email of the user of a token; undefined when the token is refused. */
export const emailOf = async (base: string, token: string): Promise<string | undefined> =>
  (await gql(base, '{ viewer { user { email } } }', {}, token)).data?.viewer?.user.email
