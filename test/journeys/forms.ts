// The forms of Quintet that every journey goes through.
import postgres from 'postgres'
import { type Distributed, type DistributedSettings, startDistributed } from '../support/quintet/distributed.ts'
import { type Answer, startTestQuintet } from '../support/quintet/quintet.ts'

export interface Form {
  readonly wsUrl: string
  /** Superuser: for looking behind row-level security. */
  readonly admin: postgres.Sql
  /** Sends an operation by its name in test/journeys/operations, or by its text. */
  gql(operation: string, variables?: object, token?: string): Promise<Answer>
  stop(): Promise<void>
}

/** The embedded start, in this process. */
export const startEmbedded = (environment: Readonly<Record<string, string>> = {}): Promise<Form> =>
  startTestQuintet({}, environment)

export interface DistributedForm extends Form {
  readonly parts: Distributed
}

/** Every part in its own process. */
export async function startDistributedForm(settings: DistributedSettings = {}): Promise<DistributedForm> {
  const parts = await startDistributed(settings)
  const admin = postgres(parts.adminUrl, { max: 2, onnotice: () => {} })
  return {
    parts,
    wsUrl: parts.wsUrl(),
    admin,
    gql: (operation, variables, token) => parts.gql(operation, variables, token),
    async stop() {
      await admin.end({ timeout: 2 })
      await parts.stop()
    },
  }
}
