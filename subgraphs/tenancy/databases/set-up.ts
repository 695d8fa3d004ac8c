// Makes the tables of a registered database. It may be repeated: each part that is there already stays as it is.
import { loginOf } from '@quintet/drizzle/client/connection-string.ts'
import { reach } from '@quintet/drizzle/client/reach.ts'
import { claimDatabase } from '@quintet/drizzle/migrate/claim.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { movedSubgraphs } from '@quintet/drizzle/table-parts/residences.ts'
import type { ConnectionStrings } from '@quintet/kit/wire/placements.ts'

/**
 * @param databaseId the id that the database is registered under, which is written into it first: so that it is never
 *   registered twice
 */
export async function setUpDatabase(databaseId: string, { url, migrationUrl }: ConnectionStrings): Promise<void> {
  await claimDatabase(migrationUrl, databaseId)
  const login = loginOf(url)
  for (const subgraph of movedSubgraphs) await migrate({ subgraph, adminUrl: migrationUrl, login })
  const { fault } = await reach(url)
  if (fault !== null) throw new Error(`The login cannot connect: ${fault}`)
}
