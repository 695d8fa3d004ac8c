import { strToU8, zipSync } from 'fflate'

/** How long an export can be downloaded. */
export const exportHours = 24
/** Files without an export are removed once they are older than this: until then their export may be about to be written. */
export const orphanHours = 1

/** Where the files of exports lie. */
export const exportPrefix = 'exports/'
export const exportKey = (realmId: string, id: string): string => `${exportPrefix}${realmId}/${id}`

/** The export that a file belongs to. */
export function exportOf(key: string): { realmId: string; id: string } {
  const [realmId = '', id = ''] = key.slice(exportPrefix.length).split('/')
  return { realmId, id }
}

const readMe = `What Quintet holds of you: a folder for each of its parts, and in it a file of JSON for each kind of thing.
Passwords, keys and tokens are not part of it: nothing but their hashes is held.
`

/** A ZIP with a file of JSON for each list, such as tenancy/memberships.json. */
export function archiveOf(data: ReadonlyMap<string, Readonly<Record<string, unknown>>>): Uint8Array {
  const files = [...data].flatMap(([part, lists]) =>
    Object.entries(lists).map(
      ([name, list]) => [`${part}/${name}.json`, strToU8(`${JSON.stringify(list, null, 2)}\n`)] as const,
    ),
  )
  return zipSync({ 'README.txt': strToU8(readMe), ...Object.fromEntries(files) }, { level: 6 })
}
