// A process that reads CVs until it is killed.

import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { recruiting } from '@quintet/recruiting/subgraph.ts'
import { startSubgraph } from '../../support/quintet/subgraph.ts'

const [url = '', adminUrl = '', directory = ''] = process.argv.slice(2)
const store = openDirectoryStore({
  directory,
  secret: Buffer.alloc(32, 7),
  publicUrl: 'http://127.0.0.1',
  clock: systemClock,
})
const database = openDatabase({ subgraph: 'recruiting', url, directUrl: adminUrl, connections: 8 })
await startSubgraph(
  recruiting,
  { adminUrl, open: () => database },
  { files: { store, serve: store.serve }, isWorker: true },
)
