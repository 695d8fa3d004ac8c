// The forms of Quintet that every journey goes through.
import postgres from 'postgres'
import { type Distributed, type DistributedSettings, startDistributed } from '../support/quintet/distributed.ts'
import { type Answer, startTestQuintet } from '../support/quintet/quintet.ts'
import { placeTenants } from '../support/quintet/second-server.ts'

export interface Form {
  readonly wsUrl: string
  /** Superuser of the first database: for looking behind row-level security. */
  readonly admin: postgres.Sql
  /** Superuser of the database that recruiting's and credit's rows of acme lie in; the first one unless acme was moved. */
  readonly ofAcme?: postgres.Sql
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

/** A form whose tenants with these ids, acme among them, have been moved to a second server. */
export async function startPlaced(start: () => Promise<Form>, tenantIds: readonly string[]): Promise<Form> {
  const form = await start()
  try {
    const server = await placeTenants(form, tenantIds)
    const { wsUrl, admin, gql } = form
    const stop = async () => {
      await form.stop()
      await server.stop()
    }
    return { wsUrl, admin, ofAcme: server.admin, gql, stop }
  } catch (error) {
    await form.stop()
    throw error
  }
}
