// The reference for people and programs, and what may change of the API.
import { judgeChanges } from '@quintet/schema/changes.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { referenceFiles } from '@quintet/schema/reference.ts'
import { sinceWhen } from '@quintet/schema/releases.ts'
import { isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { apiText } from '../support/schema/access.ts'
import { api } from '../support/schema/operations.ts'

const files = referenceFiles()
const page = (name: string): string => files.get(`docs/reference/${name}.md`)!
const all = subgraphNames.map(page).join('\n')
/** What a page says of one root field. */
const section = (text: string, title: string): string => text.split(`### ${title}\n`)[1]!.split('\n#')[0]!
const roots = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' }

describe('the reference', () => {
  it('has every field that clients see', () => {
    const missing: string[] = []
    for (const type of Object.values(api.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue
      const root = roots[type.name as keyof typeof roots]
      for (const { name } of Object.values(type.getFields())) {
        if (root !== undefined) {
          if (!all.includes(`### ${root} ${name}\n`)) missing.push(`${type.name}.${name}`)
        } else if (!new RegExp(`^\\| \`${name}[:(]`, 'm').test(all)) missing.push(`${type.name}.${name}`)
      }
    }
    expect(missing).toEqual([])
  })
  it('hides what clients cannot see', () => {
    expect(all).not.toMatch(/documentFiles|PersonalData\b|PublishedEvent/)
    expect(files.get('llms.txt')).not.toContain('documentFiles')
  })
  it('says who may use a field, what it answers, which refusals there are, and since when', () => {
    const record = section(page('credit'), 'mutation recordCreditScore')
    expect(record).toContain('- Who: `credit.scores:write`.')
    expect(record).toContain('- Answers: `CreditScoreRecorded`.')
    expect(record).toContain('- Refusals: `InvalidInput`, `NotFound`, `Conflict`, `NotAllowed`, `LimitReached`.')
    expect(record).toContain('- Since: 0.1.0.')
    expect(record).toContain('| `input: RecordCreditScoreInput!` |')
    expect(section(page('identity'), 'mutation signIn')).toContain('- Who: anyone: the caller is not signed in yet.')
    expect(section(page('identity'), 'mutation startTotp')).toContain('a person with a fresh proof of identity')
    expect(page('identity')).toMatch(/\| `email: String` \| the user whose own it is \|/)
    expect(section(page('tenancy'), 'query document')).toContain(
      'a person who is signed in, or `tenancy.documents:own`',
    )
    expect(sinceWhen('Query.comesLater')).toBe('the next release')
  })
})

describe('changes since a release', () => {
  const before = 'type Query { "A." a(n: Int): String  "B." b: Int @deprecated(reason: "a") }'
  const judged = (now: string, entries: Parameters<typeof judgeChanges>[2] = []) => judgeChanges(before, now, entries)

  it('may add, deprecate and describe', async () => {
    const { faults, lines } = await judged(
      'type Query { "An a." a(n: Int, m: Int): String @deprecated(reason: "c") b: Int c: Int }',
    )
    expect(faults).toEqual([])
    expect(lines.join('\n')).toContain("Field 'c' was added to object type 'Query'")
    expect(lines.join('\n')).not.toContain('An a.')
  })
  it.each([
    ['type Query { a(n: Int): String }', /^FIELD_REMOVED Query\.b: /],
    ['type Query { a(n: Int!): String b: Int }', /^FIELD_ARGUMENT_TYPE_CHANGED Query\.a\.n: /],
    ['type Query { a(n: Int): Int b: Int }', /^FIELD_TYPE_CHANGED Query\.a: /],
  ])('may not break clients without an entry: %s', async (now, fault) => {
    const { faults, lines } = await judged(now)
    expect(faults).toEqual([expect.stringMatching(fault)])
    expect(lines.join('\n')).toContain('**Breaking:** ')
    const change = faults[0]!.split(':')[0]!
    expect((await judged(now, [{ change, reason: 'It was wrong', replacement: 'c' }])).faults).toEqual([])
    expect((await judged(now, [{ change, reason: ' ', replacement: 'c' }])).faults).toEqual([
      `${change}: say the reason and the replacement`,
    ])
  })
  it('may not keep an entry whose change was not made', async () => {
    const entry = { change: 'FIELD_REMOVED Query.a', reason: 'It was wrong', replacement: 'c' }
    expect((await judged(before, [entry])).faults).toEqual(['FIELD_REMOVED Query.a: no such change was made'])
    expect((await judgeChanges(apiText, apiText, [])).lines).toEqual([])
  })
})
