// What becomes of the bytes of a deleted tenant's documents: they go where the copy of its rows lies.
import type { Runtime } from '@quintet/kit/subgraph/definition.ts'
import { storeKey, uploadKey } from './rules.ts'

/** Moves what is complete beside the copy of the rows, and removes what was not. A run that was cut off goes on where it was. */
export async function removeDocuments(
  { files }: Pick<Runtime, 'files'>,
  tenantId: string,
  signal: AbortSignal,
): Promise<void> {
  if (files === null || files === undefined) return
  for await (const { key } of files.store.list(storeKey(tenantId, ''))) {
    signal.throwIfAborted()
    await files.store.move(key, `tenant-exports/${tenantId}/tenancy/${key}`)
  }
  for await (const { key } of files.store.list(uploadKey(tenantId, ''))) {
    signal.throwIfAborted()
    await files.store.remove(key)
  }
}
