// Searching lists by their words: documents by name, messages of a conversation, notifications, tasks; each within what its list shows.
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

let fixture: Fixture
let tenant: Tenant
let owner: Envelope
let member: Envelope
const conversationId = newId()
beforeAll(async () => {
  fixture = await openFixture()
  tenant = await fixture.aTenant()
  owner = await fixture.envelope(tenant.ownerId, tenant)
  member = await fixture.envelope(await fixture.aMember(tenant), tenant)
  const { admin } = fixture.database
  const [bucket] = await admin<
    { id: string }[]
  >`select id from tenancy.buckets where tenant_id = ${tenant.id} and slug = 'personal'`
  const document = (name: string, ownerId: string) => admin`insert into tenancy.documents
    (tenant_id, bucket_id, is_shared, owner_id, type, status, file_name, content_type, size, version, metadata, updated_at)
    values (${tenant.id}, ${bucket!.id}, false, ${ownerId}, 'OTHER', 'AVAILABLE', ${name}, 'application/pdf', 1, 1, '{}', now())`
  for (const name of ['anna_cv-2026.pdf', 'Rechnung März.pdf', 'notes.txt']) await document(name, tenant.ownerId)
  await document('anna of another.pdf', member.viewer!.userId)
  await admin`insert into tenancy.conversations (tenant_id, id, title, creator_id) values (${tenant.id}, ${conversationId}, 'Talk', ${tenant.ownerId})`
  await admin`insert into tenancy.conversation_members (tenant_id, conversation_id, member_id, is_machine)
    values (${tenant.id}, ${conversationId}, ${tenant.ownerId}, false)`
  for (const content of ['The garden needs water', 'Who waters the garden?', 'Nobody']) {
    await admin`insert into tenancy.chat_messages (tenant_id, conversation_id, role, content, document_ids, sender_id, is_by_machine)
      values (${tenant.id}, ${conversationId}, 'USER', ${content}, '{}', ${tenant.ownerId}, false)`
  }
  for (const [subject, body, userId] of [
    ['Your invoice', 'It is paid', tenant.ownerId],
    [null, 'The invoice is due', tenant.ownerId],
    [null, 'The invoice of another', member.viewer!.userId],
  ] as const) {
    await admin`insert into tenancy.notifications (tenant_id, user_id, channel, category, status, subject, body, attempts)
      values (${tenant.id}, ${userId}, 'IN_APP', 'UPDATES', 'SENT', ${subject}, ${body}, '[]')`
  }
  for (const [service, type, status, payload, error] of [
    ['mailer', 'letters.welcome', 'PENDING', { to: { name: 'Ada Byron' }, order: 4711 }, null],
    ['mailer', 'letters.reminder', 'FAILED', { to: { name: 'Charles' } }, { message: 'Ada Byron was not found' }],
    ['indexer', 'pages', 'PENDING', ['garden'], null],
  ] as const) {
    await admin`insert into tenancy.tasks (tenant_id, service, type, status, priority, payload, error, attempts, updated_at)
      values (${tenant.id}, ${service}, ${type}, ${status}, 0, ${admin.json(payload)}, ${error === null ? null : admin.json(error)}, 0, now())`
  }
})
afterAll(() => fixture?.end())

const texts = {
  'own documents': 'query ($search: String) { viewer { documents(search: $search) { nodes { text: fileName } } } }',
  'documents of the tenant':
    'query ($search: String) { viewer { tenant { documents(search: $search) { nodes { text: fileName } } } } }',
  messages: `query ($search: String) { conversation(id: "${conversationId}") { messages(search: $search) { nodes { text: content } } } }`,
  'own notifications': 'query ($search: String) { viewer { notifications(search: $search) { nodes { text: body } } } }',
  'notifications of the tenant':
    'query ($search: String) { viewer { tenant { notifications(search: $search) { nodes { text: body } } } } }',
  tasks: 'query ($search: String) { viewer { tenant { tasks(search: $search) { nodes { text: type } } } } }',
  'tasks of a service':
    'query ($search: String) { viewer { tenant { tasks(service: "mailer", search: $search) { nodes { text: type } } } } }',
  'tasks of a status':
    'query ($search: String) { viewer { tenant { tasks(status: PENDING, search: $search) { nodes { text: type } } } } }',
} as const
type List = keyof typeof texts

/** The nodes of the one list in an answer. */
function nodesIn(answer: object): { text: string }[] {
  const [value] = Object.values(answer) as object[]
  return 'nodes' in value! ? (value.nodes as { text: string }[]) : nodesIn(value!)
}
const search = async (list: List, words: string | null, by = owner) =>
  nodesIn(await fixture.subgraph.ask<object>(texts[list], { search: words }, by)).map(({ text }) => text)

describe('a search', () => {
  it.each<[List, string, string[]]>([
    ['own documents', 'CV anna', ['anna_cv-2026.pdf']],
    ['own documents', 'märz', ['Rechnung März.pdf']],
    ['own documents', 'anna notes', []],
    ['documents of the tenant', 'anna', ['anna of another.pdf', 'anna_cv-2026.pdf']],
    ['messages', 'garden', ['Who waters the garden?', 'The garden needs water']],
    ['messages', 'garden -who', ['The garden needs water']],
    ['messages', '"needs water"', ['The garden needs water']],
    ['own notifications', 'invoice', ['The invoice is due', 'It is paid']],
    ['own notifications', 'invoice paid', ['It is paid']],
    ['notifications of the tenant', 'invoice another', ['The invoice of another']],
    ['tasks', 'ada byron', ['letters.reminder', 'letters.welcome']],
    ['tasks', '4711', ['letters.welcome']],
    ['tasks', 'mailer reminder', ['letters.reminder']],
    ['tasks of a service', 'garden', []],
    ['tasks of a service', 'welcome', ['letters.welcome']],
    ['tasks of a status', 'ada', ['letters.welcome']],
  ])('of %s for "%s" finds entries with all words, newest first', async (list, words, found) => {
    expect(await search(list, words)).toEqual(found)
  })

  it.each(Object.keys(texts) as List[])(
    'of %s without words returns the whole list, and is refused with an invalid text',
    async (list) => {
      const all = await search(list, null)
      expect(all.length).toBeGreaterThan(1)
      expect(await search(list, '  ')).toEqual(all)
      for (const words of ['x'.repeat(201), 'a\0b']) {
        expect(await fixture.subgraph.refused(texts[list], { search: words }, owner)).toEqual(['BAD_USER_INPUT'])
      }
    },
  )

  it('finds nothing of another tenant, and nothing of other members', async () => {
    const other = await fixture.aTenant()
    const stranger = await fixture.envelope(other.ownerId, other)
    expect(await search('own documents', 'anna', member)).toEqual(['anna of another.pdf'])
    expect(await search('own notifications', 'invoice', member)).toEqual(['The invoice of another'])
    for (const list of [
      'own documents',
      'documents of the tenant',
      'own notifications',
      'notifications of the tenant',
      'tasks',
    ] as const) {
      expect(await search(list, 'anna or invoice or ada', stranger)).toEqual([])
    }
    expect(await fixture.subgraph.refused(texts.messages, { search: 'garden' }, stranger)).toEqual(['NOT_FOUND'])
    expect(await fixture.subgraph.refused(texts.messages, { search: 'garden' }, member)).toEqual(['NOT_FOUND'])
  })
})
