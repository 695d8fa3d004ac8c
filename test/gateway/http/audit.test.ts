// GraphQL over HTTP as its specification has it: the audits of graphql-http, every one of them.
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
beforeAll(async () => {
  // Some of the audits ask about the schema, which production tells nobody.
  quintet = await startTestQuintet()
})
afterAll(() => quintet?.stop())

describe('graphql-http audits', () => {
  const audits = serverAudits({ url: () => quintet.url, fetchFn: fetch })
  it('are there', () => expect(audits.length).toBeGreaterThan(60))
  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn()
    expect(result, 'reason' in result ? result.reason : '').toMatchObject({ status: 'ok' })
  })
})
