// Letters about the security of an account: requested with their cause, sent once, and not readable in the database.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LetterRefused } from '@quintet/kit/mail/letter.ts'
import { type Mail, openMail } from '@quintet/kit/mail/open.ts'
import { openLetterBox } from '@quintet/kit/mail/outbox.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, type Person } from './fixture.ts'

let fixture: Fixture
let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'quintet-test-'))
})
afterEach(async () => {
  await fixture?.end()
  rmSync(directory, { recursive: true })
})
const outbox = (): Promise<Mail> =>
  openMail({ smtpUrl: null, from: 'a@b.example', smsUrl: null }, directory, systemClock)
/** The letters except that of the sign-up. */
const letters = async () =>
  (await openLetterBox(directory, systemClock).letters()).filter(({ subject }) => !isOfSignUp(subject))
const isOfSignUp = (subject: string) => subject === 'Verify your e-mail address'
const wrong = (person: Person, times: number) =>
  Promise.all(
    Array.from({ length: times }, () => fixture.call('signIn', { email: person.email, password: 'a wrong password' })),
  )

describe('a letter about a locked account', () => {
  it('is in the outbox within two seconds of the fifth wrong password, once a day', async () => {
    fixture = await openFixture({ isWorker: true, mail: await outbox() })
    const person = await fixture.aPerson()
    await wrong(person, 4)
    expect(await letters()).toEqual([])
    await wrong(person, 1)
    const begun = performance.now()
    await expect.poll(letters, { interval: 20 }).toHaveLength(1)
    expect(performance.now() - begun).toBeLessThan(2_000)
    const [letter] = await letters()
    expect(letter).toMatchObject({ to: person.email, subject: 'Your account is locked for a short while' })
    expect(letter!.text).toContain('192.0.2.1')
    const lockedUntil = Date.parse(`${/until (.*) UTC/.exec(letter!.text)![1]!.replace(' ', 'T')}:00Z`)
    expect(lockedUntil).toBeGreaterThanOrEqual(fixture.clock.now().getTime() + 60_000)
    fixture.clock.move(120_000)
    await wrong(person, 1)
    await expect.poll(() => fixture.database.admin`select 1 from identity.job_requests`).toHaveLength(0)
    expect(await letters()).toHaveLength(1)
  })

  it('is not readable in the database', async () => {
    fixture = await openFixture({ mail: await outbox() })
    const person = await fixture.aPerson()
    await wrong(person, 5)
    const [row] = await fixture.database.admin<{ payload: object }[]>`select payload from identity.job_requests`
    expect(Object.keys(row!.payload)).toEqual(['letter'])
    expect(JSON.stringify(row)).not.toContain(person.email)
  })

  it('is sent again until it is accepted', async () => {
    let failures = 2
    const taken: string[] = []
    const mail: Mail = {
      canSend: () => true,
      async send({ id, subject }) {
        if (isOfSignUp(subject)) return
        if (failures-- > 0) throw new Error('busy')
        taken.push(id)
      },
      close() {},
    }
    fixture = await openFixture({ isWorker: true, mail })
    await wrong(await fixture.aPerson(), 5)
    await expect.poll(() => taken.length, { timeout: 30_000 }).toBe(1)
  })

  it('that is refused for good is not sent again', async () => {
    let tries = 0
    const send = async ({ subject }: { readonly subject: string }) => {
      if (isOfSignUp(subject)) return
      tries++
      throw new LetterRefused('no such address')
    }
    fixture = await openFixture({ isWorker: true, mail: { canSend: () => true, send, close() {} } })
    await wrong(await fixture.aPerson(), 5)
    await expect.poll(() => tries).toBe(1)
    await expect
      .poll(async () => {
        const rows = await fixture.database.admin`select state from identity_queues.job where name = 'identity.letters'`
        return rows.map(({ state }) => state)
      })
      .toEqual(['completed', 'completed'])
    expect(tries).toBe(1)
  })

  it('is not requested where letters cannot be sent', async () => {
    fixture = await openFixture()
    await wrong(await fixture.aPerson(), 5)
    expect(await fixture.database.admin`select 1 from identity.job_requests`).toHaveLength(0)
  })
})
