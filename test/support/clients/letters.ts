// Letters of an embedded start, as people find them in /outbox.
import type { KeptLetter } from '@quintet/kit/mail/outbox.ts'
import { expect } from 'vitest'

/** The link of the newest letter to an address, once there is one. @param isMeant looks at its subject and its link */
export async function linkInLetter(
  base: string,
  address: string,
  isMeant: (subject: string, link: string) => boolean,
): Promise<string> {
  let link: string | undefined
  const find = async () => {
    const answer = await fetch(`${base}/outbox`, { headers: { accept: 'application/json' } })
    const letters = ((await answer.json()) as KeptLetter[]).filter(({ to }) => to === address)
    const all = letters.flatMap(({ subject, links }) => links.map((each) => [subject ?? '', each] as const))
    link = all.find(([subject, each]) => isMeant(subject, each))?.[1]
    return link
  }
  await expect.poll(find, { timeout: 10_000 }).toBeDefined()
  return link!
}
