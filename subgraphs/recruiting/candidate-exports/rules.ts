import { strToU8, zipSync } from 'fflate'

/** How long an export can be downloaded. */
export const exportHours = 24

/** Where the file of an export lies. */
export const exportKey = (tenantId: string, id: string): string => `candidate-exports/${tenantId}/${id}`

const readMe = `All that is held about the candidate: a file of JSON for each kind of thing, and the documents as they were uploaded.
Demographic answers are held apart: they are counted in groups, and no operation tells them of one person.
`

/** A ZIP with a file of JSON for each name, and the documents beside them. */
export const archiveOf = (
  parts: Readonly<Record<string, unknown>>,
  documents: Readonly<Record<string, Uint8Array>>,
): Uint8Array =>
  zipSync(
    {
      'README.txt': strToU8(readMe),
      ...Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [`${name}.json`, strToU8(`${JSON.stringify(part, null, 2)}\n`)]),
      ),
      ...documents,
    },
    { level: 6 },
  )
