// Files that jobs write from the rows of a tenant, wherever these lie.
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { acme } from '@quintet/kit/demo/people.ts'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { demoIdOf } from '../support/entities.ts'
import type { Json } from '../support/quintet/quintet.ts'
import type { Journey } from './journey.ts'

const patiently = { timeout: 60_000, interval: 200 }

/** Exports of a person and of a candidate, in a form that keeps files. */
export function files({ form, ask, signIn }: Journey): void {
  /** What is in a ZIP, by name. */
  const download = async (url: string): Promise<(name: string) => Json[]> => {
    const { port } = new URL(form().wsUrl)
    const { host, pathname, search } = new URL(url)
    // PUBLIC_URL, which links are signed for, is where clients would find it.
    const asked = get({ port, path: `${pathname}${search}`, headers: { host } })
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    expect(response.statusCode).toBe(200)
    const unzipped = unzipSync(new Uint8Array(await buffer(response)))
    return (name) => JSON.parse(strFromU8(unzipped[`${name}.json`]!))
  }

  it('an export of a user holds their rows from the database of their tenant', async () => {
    const person = acme.applicants[4]!
    const token = await signIn(person.email)
    const text = 'mutation { requestUserExport { ... on UserExport { id } ... on Problem { code } } }'
    expect((await ask(text, {}, token)).requestUserExport).toEqual({ id: expect.any(String) })
    const list = '{ viewer { userExports(first: 1) { nodes { status url } } } }'
    const latest = async () => (await ask(list, {}, token)).viewer.userExports.nodes[0]
    await expect.poll(async () => (await latest()).status, patiently).toBe('READY')
    const read = await download((await latest()).url)
    expect(read('tenancy/memberships')).toMatchObject([{ tenantId: acme.id }])
    // Each once, though the first database may have them still.
    expect(read('credit/applications')).toMatchObject([{ tenantId: acme.id, status: 'SUBMITTED' }])
    expect(read('credit/scores')).toMatchObject([{ category: 'personal-loan' }])
  })

  it('an export of a candidate is made where they are, and downloaded', async () => {
    const candidateId = demoIdOf('Candidate')
    const token = await signIn(acme.owner.email)
    const text = `mutation ($input: ExportCandidateInput!) { exportCandidate(input: $input) {
      ... on CandidateExport { id } ... on Problem { code } } }`
    const { exportCandidate } = await ask(text, { input: { candidateId } }, token)
    expect(exportCandidate).toEqual({ id: expect.any(String) })
    const list = `query ($id: ID!) { candidate(id: $id) { name exports(first: 1) { nodes { status download { url } } } } }`
    const candidate = async () => (await ask(list, { id: candidateId }, token)).candidate
    await expect.poll(async () => (await candidate()).exports.nodes[0].status, patiently).toBe('DONE')
    const { name, exports } = await candidate()
    const read = await download(exports.nodes[0].download.url)
    expect(read('candidate')).toMatchObject([{ name }])
  })
}
