// A thousand CVs are added and read by a process that is killed in between: all are read in the end, and each once.
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import { recruiting } from '@quintet/recruiting/subgraph.ts'
import type postgres from 'postgres'
import { envelopeOf, startSubgraph } from '../../support/quintet/subgraph.ts'

export interface IngestTarget {
  readonly admin: postgres.Sql
  readonly adminUrl: string
  readonly url: string
  readonly database: Database
}

const addText = `mutation ($input: AddCvDocumentInput!) { addCvDocument(input: $input) { __typename ... on Problem { message } } }`

/** @param contents CVs, which are added in turn until there are `count` */
export async function benchIngest(
  target: IngestTarget,
  contents: readonly Uint8Array[],
  count: number,
): Promise<string[][]> {
  const directory = mkdtempSync(join(tmpdir(), 'quintet-ingest-'))
  const store = openDirectoryStore({
    directory,
    secret: Buffer.alloc(32, 7),
    publicUrl: 'http://127.0.0.1',
    clock: systemClock,
  })
  const [tenantId, ownerId] = [randomUUID(), randomUUID()]
  const documents = new Map<string, object>()
  const peers: Executor = async ({ query, variables }) => {
    if (query.includes('licensedModules')) return { data: { licensedModules: [{ slugs: ['cv-analysis'] }] } }
    const { ids } = variables as { ids: string[] }
    return { data: { documentFiles: ids.flatMap((id) => documents.get(id) ?? []) } }
  }
  const subgraph = await startSubgraph(
    recruiting,
    { adminUrl: target.adminUrl, open: () => target.database },
    { files: { store, serve: store.serve }, peers },
  )
  const envelope = envelopeOf({ userId: ownerId, tenantId, grants: ['*.*:*'] })
  const start = () =>
    fork(new URL('./ingest-child.ts', import.meta.url), [target.url, target.adminUrl, directory], { stdio: 'ignore' })
  const doneCvs = async (): Promise<number> => {
    const [row] = await target.admin`select count(*)::int as count from recruiting.cv_documents
      where tenant_id = ${tenantId} and status not in ('QUEUED', 'RUNNING')`
    return row!.count
  }
  const until = async (wanted: number): Promise<void> => {
    while ((await doneCvs()) < wanted) await pause(100)
  }
  let child = start()
  try {
    for (let n = 0; n < count; n++) {
      const id = randomUUID()
      const fileKey = `documents/${tenantId}/${id}`
      await store.write(fileKey, contents[n % contents.length]!, 'application/pdf')
      documents.set(id, {
        id,
        ownerId,
        type: 'RESUME',
        status: 'AVAILABLE',
        fileName: `${n}.pdf`,
        contentType: 'application/pdf',
        fileKey,
      })
      await subgraph.ask(addText, { input: { documentId: id } }, envelope)
    }
    await until(Math.floor(count / 3))
    const killedAt = await doneCvs()
    child.kill('SIGKILL')
    const begun = performance.now()
    child = start()
    await until(count)
    const seconds = (performance.now() - begun) / 1_000
    const [facts] = await target.admin`select count(*)::int as cvs, count(distinct candidate_id)::int as candidates,
        (select count(*)::int from recruiting.candidates c where c.tenant_id = ${tenantId}) as people,
        count(*) filter (where status = 'DONE')::int as done from recruiting.cv_documents where tenant_id = ${tenantId}`
    const { done, candidates, people } = facts as { done: number; candidates: number; people: number }
    return [
      [
        `ingest of ${count} CVs, killed after ${killedAt}`,
        'CVs a second',
        'read',
        'candidates',
        'made twice',
        'promised',
      ],
      [
        'by one process',
        ((count - killedAt) / seconds).toFixed(1),
        String(done),
        String(candidates),
        String(people - candidates),
        '10 a second, 0',
      ],
    ]
  } finally {
    child.kill('SIGKILL')
    await subgraph.close()
    rmSync(directory, { recursive: true })
  }
}
