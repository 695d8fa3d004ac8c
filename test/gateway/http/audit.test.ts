// The audits of graphql-http: whether the server follows the GraphQL over HTTP specification.
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
beforeAll(async () => {
  // Some audits use introspection, which production refuses.
  quintet = await startTestQuintet()
})
afterAll(() => quintet?.stop())

describe('graphql-http audits', () => {
  const audits = serverAudits({ url: () => quintet.url, fetchFn: fetch })
  it('exist', () => expect(audits.length).toBeGreaterThan(60))
  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn()
    expect(result, 'reason' in result ? result.reason : '').toMatchObject({ status: 'ok' })
  })
})
