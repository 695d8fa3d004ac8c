// A channel of a tenant that a thousand follow: their streams are shared by user, and none loses a message when it is cut.
import { acme } from '@quintet/kit/demo/people.ts'
import type { Client } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Following, follow, stockClient } from '../../support/clients/socket.ts'
import { startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
beforeAll(async () => {
  quintet = await startTestQuintet()
})
afterAll(() => quintet?.stop())

const people = [acme.owner, acme.agent, ...acme.members, ...acme.applicants.slice(0, 2)]
/** Two sockets of each user: a socket carries up to a hundred operations at a time. */
const sockets = people.flatMap(({ email }) => [email, email])
const perSocket = 100
const liveText = `subscription ($channel: String!, $after: String) { channelMessageSent(channel: $channel, after: $after) {
  cursor channelMessage { payload } } }`
const cursorOf = ({ events }: Following) => events.at(-1)!.data.channelMessageSent.cursor as string
const numbersOf = (followings: readonly Following[]) =>
  followings.flatMap(({ events }) =>
    events.map(({ data }) => data.channelMessageSent.channelMessage.payload.n as number),
  )

describe('a channel of a tenant', () => {
  it('carries every message to a thousand subscribers in order, also over a connection that is cut', async () => {
    const owner = await quintet.signIn(acme.owner.email, 'acme')
    const made = await quintet.gql(
      'mutation { createChannel(input: { slug: "crowd", name: "A crowd" }) { __typename } }',
      {},
      owner,
    )
    expect(made.data.createChannel.__typename).toBe('Channel')
    let sent = 0
    const send = async (count: number) => {
      for (let i = 0; i < count; i++) {
        const text = 'mutation ($input: BroadcastMessageInput!) { broadcastMessage(input: $input) { __typename } }'
        const input = { channel: 'crowd', event: 'news', payload: { n: ++sent } }
        const { data } = await quintet.gql(text, { input }, owner)
        expect(data.broadcastMessage.__typename).toBe('MessageBroadcast')
      }
    }
    const open = async (after: readonly (string | null)[][]) => {
      const opened: { client: Client; followings: Following[] }[] = []
      for (const [i, email] of sockets.entries()) {
        const client = stockClient(quintet, await quintet.signIn(email, 'acme'))
        const followings = await Promise.all(
          after[i]!.map((cursor) => follow(client, liveText, { channel: 'crowd', after: cursor })),
        )
        opened.push({ client, followings })
      }
      return opened
    }
    // From the beginning: what comes before a subscription is established is replayed.
    const page = '{ channel(slug: "crowd") { messages { changesCursor } } }'
    const start = (await quintet.gql(page, {}, owner)).data.channel.messages.changesCursor as string
    const first = await open(sockets.map(() => Array<string>(perSocket).fill(start)))
    const all = first.flatMap(({ followings }) => followings)
    expect(all).toHaveLength(1_000)
    await send(10)
    await Promise.all(all.map((each) => each.take(10)))
    const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i + 1)
    for (const each of all) expect(numbersOf([each])).toEqual(upTo(0, 10))
    // One upstream for each user, however many subscriptions they have.
    const metrics = await (await fetch(quintet.url.replace('/graphql', '/metrics'))).text()
    expect(/^quintet_upstreams (\d+)/m.exec(metrics)?.[1]).toBe(String(people.length))
    expect(/^quintet_subscriptions (\d+)/m.exec(metrics)?.[1]).toBe('1000')

    await Promise.all(first.map(({ client }) => client.dispose()))
    await send(10)
    const again = await open(first.map(({ followings }) => followings.map(cursorOf)))
    await send(10)
    const resumed = again.flatMap(({ followings }) => followings)
    await Promise.all(resumed.map((each) => each.take(20)))
    for (const [i, each] of resumed.entries()) expect(numbersOf([all[i]!, each])).toEqual(upTo(0, 30))
    await Promise.all(again.map(({ client }) => client.dispose()))
  }, 240_000)
})
