import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { createPasswords } from '@quintet/identity/sign-in/passwords.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes, seconds } from '../../support/clock.ts'
import {
  anonymous,
  callerOf,
  claimsOf,
  type Fixture,
  type Outcome,
  openFixture,
  type Person,
  password,
} from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const signIn = (email: string, more: object = {}) => fixture.call('signIn', { email, password, ...more })
const fail = (email: string) => signIn(email, { password: 'not the right one at all' })
const wrong = {
  __typename: 'NotAllowed',
  code: 'INVALID_CREDENTIALS',
  message: 'The address or the password is wrong',
  path: null,
}
const failTimes = async (person: Person, count: number) => {
  const outcomes: Outcome[] = []
  for (let i = 0; i < count; i++) outcomes.push(await fail(person.email))
  return outcomes
}

describe('signing in', () => {
  it('takes the right password, whatever case and spaces the address has', async () => {
    const person = await fixture.aPerson()
    const outcome = await signIn(` ${person.email.toUpperCase()} `)
    expect(outcome.__typename).toBe('SignedIn')
    const { sub, sid } = claimsOf(outcome.accessToken)
    expect(sub).toBe(person.id)
    expect(sid).not.toBe(claimsOf(person.signedIn.accessToken).sid)
  })

  it('takes a password in whichever Unicode form it is typed', async () => {
    const composed = 'sieben grüne Laternen im Dämmerlicht'
    const person = await fixture.aPerson({ password: composed.normalize('NFC') })
    expect((await signIn(person.email, { password: composed.normalize('NFD') })).__typename).toBe('SignedIn')
  })

  it('tells passwords apart beyond the 72 bytes that bcrypt reads', async () => {
    const long = 'seven brass lanterns at dusk and nine copper kettles at dawn beside the old canal bridge'
    const person = await fixture.aPerson({ password: `${long} one` })
    expect(await signIn(person.email, { password: `${long} two` })).toEqual(wrong)
    expect((await signIn(person.email, { password: `${long} one` })).__typename).toBe('SignedIn')
  })

  it('does not take half a surrogate pair for the replacement character', async () => {
    const [email, right] = ['ida.\ufffd@people.example', { password: `${password}\ufffd` }]
    await fixture.aPerson({ email, ...right })
    expect((await signIn(email, right)).__typename).toBe('SignedIn')
    expect(await signIn('ida.\ud800@people.example', right)).toEqual(wrong)
    expect(await signIn(email, { password: `${password}\ud800` })).toEqual(wrong)
  })

  it('answers a wrong password, an unknown address and an invalid address alike', async () => {
    const person = await fixture.aPerson()
    for (const email of [person.email, 'nobody@people.example', 'none', '']) {
      expect(await fail(email)).toEqual(wrong)
    }
  })

  it.each(['INACTIVE', 'SUSPENDED', 'DELETED'])('refuses a person who is %s like a wrong password', async (status) => {
    const person = await fixture.aPerson()
    await fixture.database.admin`update identity.users set status = ${status} where id = ${person.id}`
    expect(await signIn(person.email)).toEqual(wrong)
  })
})

describe('failures in a row', () => {
  it('lock the account at the fifth: the right password is refused like a wrong one for a minute', async () => {
    const person = await fixture.aPerson()
    await failTimes(person, 4)
    expect((await signIn(person.email)).__typename).toBe('SignedIn')
    await failTimes(person, 5)
    expect(await signIn(person.email)).toEqual(wrong)
    fixture.clock.move(minutes(1) - 1)
    expect(await signIn(person.email)).toEqual(wrong)
    fixture.clock.move(1)
    expect((await signIn(person.email)).__typename).toBe('SignedIn')
  })

  it('lock the account for longer each time: 1, 2, 4, 8 minutes, then 15', async () => {
    const person = await fixture.aPerson()
    await failTimes(person, 4)
    for (const wait of [1, 2, 4, 8, 15, 15]) {
      await fail(person.email)
      fixture.clock.move(minutes(wait) - seconds(1))
      // Refused while it is locked, and not counted.
      expect(await fail(person.email)).toEqual(wrong)
      const [row] = await fixture.database.admin<{ left: number }[]>`
        select extract(epoch from locked_until - ${fixture.clock.now()}::timestamptz)::int as left
        from identity.users where id = ${person.id}`
      expect(row!.left).toBe(1)
      fixture.clock.move(seconds(1))
    }
    expect((await signIn(person.email)).__typename).toBe('SignedIn')
  })

  it('are forgotten after a success', async () => {
    const person = await fixture.aPerson()
    for (let round = 0; round < 3; round++) {
      await failTimes(person, 4)
      expect((await signIn(person.email)).__typename).toBe('SignedIn')
    }
  })

  it('are forgotten a day after the last of them', async () => {
    const person = await fixture.aPerson()
    await failTimes(person, 4)
    fixture.clock.move(minutes(24 * 60) + 1)
    await failTimes(person, 4)
    expect((await signIn(person.email)).__typename).toBe('SignedIn')
  })

  it('lock the password at the hundredth, however much time passes', async () => {
    const person = await fixture.aPerson()
    const set = (failed: number) => fixture.database.admin`
      update identity.users set failed_attempts = ${failed}, last_failed_at = ${fixture.clock.now()}, locked_until = null
      where id = ${person.id}`
    await set(99)
    expect((await signIn(person.email)).__typename).toBe('SignedIn')
    await set(99)
    await fail(person.email)
    for (const wait of [minutes(16), minutes(60 * 24 * 30)]) {
      fixture.clock.move(wait)
      expect(await signIn(person.email)).toEqual(wrong)
    }
  })

  it('of parallel guesses are counted before any is judged', async () => {
    const person = await fixture.aPerson()
    const other = await fixture.startAnother()
    const guess = (i: number) =>
      (i % 2 === 0 ? fixture.subgraph : other).ask<{ signIn: { code: string } }>(
        'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Problem { code } } }',
        { input: { email: person.email, password: `wrong guess number ${i}` } },
        person.envelope,
      )
    await Promise.all(Array.from({ length: 20 }, (_, i) => guess(i)))
    const [row] = await fixture.database
      .admin`select failed_attempts as failed from identity.users where id = ${person.id}`
    expect(row!.failed).toBe(5)
  })
})

describe('fifty parallel guesses in two processes', () => {
  it('are checked five times at most', async () => {
    const person = await fixture.aPerson()
    const other = await fixture.startAnother()
    const text = 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Problem { code } } }'
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) => {
        const input = { email: person.email, password: `wrong guess number ${i}` }
        return (i % 2 === 0 ? fixture.subgraph : other).ask(text, { input }, anonymous)
      }),
    )
    const judged = await fixture.database.admin`
      select 1 from identity.audit_log where user_id = ${person.id} and details ->> 'reason' = 'WRONG_PASSWORD'`
    expect(judged).toHaveLength(5)
  })
})

describe('an attempt that fails before it is decided', () => {
  const text = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'
  const failuresOf = async (person: Person) => {
    const [row] = await fixture.database
      .admin`select failed_attempts as failed from identity.users where id = ${person.id}`
    return row!.failed
  }
  /** Begins in another process with the right password, and fails once `end` is called. */
  const beginLost = async (person: Person) => {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const unavailable = () => ended.then(() => Promise.reject(new Error('tenancy is away')))
    // Whether the tenant has people of its own is known before anything is counted.
    const peers = ({ query }: { query: string }) =>
      query.includes('tenantEntries') ? Promise.resolve({ data: { tenantEntries: [] } }) : unavailable()
    const other = await fixture.startAnother({ peers })
    const before = await failuresOf(person)
    const lost = other.refused(text, { input: { email: person.email, password, tenantSlug: 'any' } }, anonymous)
    await expect.poll(() => failuresOf(person)).toBe(before + 1)
    return async () => {
      end()
      expect(await lost).toHaveLength(1)
    }
  }

  it('lifts the lock that it has set itself', async () => {
    const person = await fixture.aPerson()
    await failTimes(person, 4)
    const end = await beginLost(person)
    expect(await signIn(person.email)).toEqual(wrong)
    await end()
    expect(await failuresOf(person)).toBe(4)
    expect((await signIn(person.email)).__typename).toBe('SignedIn')
  })

  it('leaves the lock that a wrong guess in another process has set meanwhile', async () => {
    const person = await fixture.aPerson()
    await failTimes(person, 3)
    const end = await beginLost(person)
    await fail(person.email)
    await end()
    expect(await failuresOf(person)).toBe(4)
    expect(await signIn(person.email)).toEqual(wrong)
  })
})

describe('parallel sign-ins with the right password', () => {
  it('all succeed for one account', async () => {
    const person = await fixture.aPerson()
    const all = await Promise.all(Array.from({ length: 10 }, () => signIn(person.email)))
    expect(all.map(({ __typename }) => __typename)).toEqual(Array(10).fill('SignedIn'))
    expect(new Set(all.map((outcome) => callerOf(outcome).sid)).size).toBe(10)
  })
})

describe('a burst of sign-ins', () => {
  it('is refused as unavailable, and locks no one out', async () => {
    const person = await fixture.aPerson()
    const { passwords, scope } = fixture.subgraph.running.contextFor(anonymous)
    let isOver = false
    // Each takes a place, and another one as soon as it has been served: there is never one for the user.
    const burst = Promise.all(
      Array.from({ length: availableParallelism() + 100 }, async () => {
        while (!isOver) await passwords.hash(password)
      }),
    )
    try {
      const text = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'
      const refused = await fixture.subgraph.refused(text, { input: { email: person.email, password } }, anonymous)
      expect(refused).toEqual(['UNAVAILABLE'])
      const [row] = await fixture.database.admin`
        select failed_attempts as failed, locked_until as locked from identity.users where id = ${person.id}`
      expect(row).toEqual({ failed: 0, locked: null })
    } finally {
      isOver = true
      await burst
      await scope.close()
    }
    expect((await signIn(person.email)).__typename).toBe('SignedIn')
  })

  it('to one account is refused when ten wait for their turn, and delays no other account', async () => {
    const { inTurn } = createPasswords(randomBytes(32), 4)
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const burst = Promise.allSettled(Array.from({ length: 30 }, () => inTurn('ida', () => released)))
    await inTurn('another', async () => {})
    release()
    const refused = (await burst).flatMap((turn) => (turn.status === 'rejected' ? [turn.reason.extensions] : []))
    expect(refused).toEqual(Array(19).fill({ code: 'UNAVAILABLE', retryAfter: 5 }))
    await inTurn('ida', async () => {})
  })
})

describe('the time of a refusal', () => {
  it('differs by less than a factor of two between wrong password, unknown address and locked account', async () => {
    const slow = await openFixture({ passwordCost: 8 })
    try {
      const [person, locked] = [await slow.aPerson(), await slow.aPerson()]
      await slow.database.admin`
        update identity.users set failed_attempts = 50, locked_until = 'infinity' where id = ${locked.id}`
      const times: Record<string, number[]> = {}
      const measure = async (email: string) => {
        await slow.database
          .admin`update identity.users set failed_attempts = 0, locked_until = null where id = ${person.id}`
        const began = performance.now()
        await slow.call('signIn', { email, password: 'not the right one at all' })
        times[email] = [...(times[email] ?? []), performance.now() - began]
      }
      for (let i = 0; i < 15; i++) {
        for (const email of [person.email, locked.email, 'nobody@people.example']) await measure(email)
      }
      // A busy machine only adds to a time: the shortest of each is closest to what the refusal itself takes.
      const shortest = Object.values(times).map((all) => Math.min(...all))
      expect(Math.max(...shortest) / Math.min(...shortest)).toBeLessThan(2)
    } finally {
      await slow.end()
    }
  })
})
