// A fixture of notifications: operations, and a mailbox for those that are letters.
import type { Letter } from '@quintet/kit/mail/letter.ts'
import type { Clock } from '@quintet/kit/process/clock.ts'
import type { RunningSubgraph } from '@quintet/kit/subgraph/definition.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import type { Context } from '@quintet/tenancy/context.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

const problem = '... on Problem { message code path } ... on InvalidInput { fields { message path } }'
const notification = 'id status channel category subject body user { id } templateVersion'
const payloads: Readonly<Record<string, string>> = {
  createNotificationTemplate: '... on NotificationTemplate { id }',
  updateNotificationTemplate: '... on NotificationTemplate { id version }',
  sendNotifications: `... on NotificationsQueued { notifications { ${notification} } }`,
  markNotificationsRead: '... on NotificationsRead { count unreadNotificationCount }',
  setNotificationPreference: '... on NotificationPreference { channel isEnabled digest }',
}
const inputOf = (field: string) => `${field[0]!.toUpperCase()}${field.slice(1)}Input`
export const textOf = (field: string) =>
  `mutation ($input: ${inputOf(field)}!) { outcome: ${field}(input: $input) { __typename ${payloads[field]} ${problem} } }`

export interface Notified {
  readonly id: string
  readonly status: string
  readonly body: string
  readonly subject: string | null
  readonly user: { id: string }
  readonly readAt: string | null
  readonly templateVersion: number | null
}
interface Outcome {
  readonly __typename: string
  readonly code: string
  readonly count: number
  readonly unreadNotificationCount: number
  readonly notifications: Notified[]
  readonly fields: { message: string; path: string[] }[]
}

/** What identity knows of users. */
interface Contact {
  readonly email: string
  readonly phoneNumber?: string
  readonly marketing?: boolean
  readonly updates?: boolean
  readonly newsletter?: boolean
}

export interface NotificationFixture {
  readonly fixture: Fixture
  readonly tenant: Tenant
  readonly owner: Envelope
  readonly letters: Letter[]
  /** Contacts by user. */
  readonly contacts: Map<string, Contact>
  /** What identity was asked to switch off. */
  readonly unsubscribed: object[]
  /** Called before each letter; what it throws, the channel throws. */
  beforeLetter(work: (letter: Letter) => void): void
  ask(field: string, input: object, by?: Envelope): Promise<Outcome>
  /** A new member, whom letters reach. */
  aMember(contact?: Partial<Contact>): Promise<Envelope & { readonly id: string }>
}

let count = 0

export async function openNotificationFixture(options: { clock?: Clock } = {}): Promise<NotificationFixture> {
  const letters: Letter[] = []
  const contacts = new Map<string, Contact>()
  const unsubscribed: object[] = []
  let before: (letter: Letter) => void = () => {}
  const mail = {
    canSend: () => true,
    async send(letter: Letter) {
      before(letter)
      letters.push(letter)
    },
    close() {},
  }
  const nothing = { phoneNumber: null, marketing: false, updates: true, newsletter: false }
  let running: RunningSubgraph<Context> | undefined
  const peers: Executor = async (request, envelope) => {
    const { query, variables } = request
    const [, events] = /(\w+Events)\(after/.exec(query) ?? []
    if (events !== undefined) {
      return events === 'tenancyEvents' && running !== undefined
        ? running.execute(request, envelope)
        : { data: { [events]: [] } }
    }
    if (query.includes('unsubscribe')) {
      unsubscribed.push(variables as object)
      return { data: { unsubscribe: true } }
    }
    const { userIds } = variables as { userIds: string[] }
    const found = userIds.flatMap((userId) => {
      const contact = contacts.get(userId)
      return contact === undefined ? [] : { userId, ...nothing, ...contact }
    })
    return { data: { contacts: found } }
  }
  const fixture = await openFixture({ ...options, isWorker: true, mail, peers })
  running = fixture.subgraph.running
  const tenant = await fixture.aTenant()
  const owner = await fixture.envelope(tenant.ownerId, tenant)
  return {
    fixture,
    tenant,
    owner,
    letters,
    contacts,
    unsubscribed,
    beforeLetter(work) {
      before = work
    },
    ask: async (field, input, by = owner) =>
      (await fixture.subgraph.ask<{ outcome: Outcome }>(textOf(field), { input }, by)).outcome,
    async aMember(contact = {}) {
      const id = await fixture.aMember(tenant)
      contacts.set(id, { email: `reader${++count}@people.example`, ...contact })
      return { ...(await fixture.envelope(id, tenant)), id }
    },
  }
}
