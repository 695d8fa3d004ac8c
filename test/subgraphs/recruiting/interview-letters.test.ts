// Letters to candidates (invitation, move, reminder, end), and the calendar entry in them.
import type { Letter } from '@quintet/kit/mail/letter.ts'
import { reminderTime } from '@quintet/recruiting/interviews/rules.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answered, cancelText, type InterviewFixture, openInterviewFixture } from './interview-fixture.ts'

const letters: Letter[] = []
const mail = {
  canSend: () => true,
  async send(letter: Letter) {
    letters.push(letter)
  },
  close() {},
}
let fixture: InterviewFixture
beforeAll(async () => {
  fixture = await openInterviewFixture({ mail, isWorker: true })
})
afterAll(() => fixture.end())

const moveText = `mutation ($input: RescheduleInterviewInput!) { outcome: rescheduleInterview(input: $input) {
  __typename ... on Interview { id status expiresAt } ... on Problem { code path } ... on InvalidInput { fields { path message } } } }`
const move = async (input: object, envelope = fixture.agent) =>
  (await fixture.ask<{ outcome: Answered & { expiresAt: string } }>(moveText, { input }, envelope)).outcome
const inHours = (count: number) => new Date(fixture.now().getTime() + count * 3_600_000).toISOString()
/** A time as calendars write it. */
const instant = (iso: string) => iso.replace(/[-:]|\.\d{3}/g, '')
/** The letters to an address, once there are `count`. */
async function lettersTo(address: string, count: number): Promise<Letter[]> {
  const found = () => letters.filter(({ to }) => to === address)
  await expect.poll(() => found().length).toBe(count)
  return found()
}
/** What a calendar says, by the names of its lines. */
const entryIn = ({ calendar }: Letter) =>
  Object.fromEntries(
    calendar!
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  )

async function scheduled(email: string, more: object = {}) {
  const { jobId } = await fixture.subject()
  const { id: candidateId } = await fixture.addCandidate({ email, skills: [] })
  return fixture.schedule({ jobId, candidateId, questions: 1, expiresAt: inHours(72), ...more })
}

it('an interview has one calendar entry in UTC, which follows it until it is cancelled', async () => {
  const email = 'calendar@mail.example'
  const { interview, token } = await scheduled(email)
  const first = inHours(72)
  const [invitation] = await lettersTo(email, 1)
  const entry = entryIn(invitation!)
  expect(entry).toMatchObject({ METHOD: 'PUBLISH', UID: `${interview.id}@quintet`, SEQUENCE: '0', STATUS: 'CONFIRMED' })
  expect(entry.DTEND).toBe(instant(first))
  expect(entry.DTEND).toMatch(/^\d{8}T\d{6}Z$/)
  const start = new Date(new Date(first).getTime() - interview.durationMinutes * 60_000).toISOString()
  expect(entry.DTSTART).toBe(instant(start))
  expect(invitation!.text).toContain(`${first.slice(0, 10)} ${first.slice(11, 16)} UTC`)
  expect(invitation!.text).toContain(token)
  const later = inHours(96)
  expect(await move({ interviewId: interview.id, expiresAt: later })).toMatchObject({ expiresAt: later })
  const [, moved] = await lettersTo(email, 2)
  expect(entryIn(moved!)).toMatchObject({ METHOD: 'PUBLISH', UID: entry.UID, SEQUENCE: '1', DTEND: instant(later) })
  expect(moved!.text).toContain(token)
  await fixture.ask(cancelText, { input: { interviewId: interview.id } }, fixture.agent)
  const [, , cancelled] = await lettersTo(email, 3)
  expect(entryIn(cancelled!)).toMatchObject({ METHOD: 'CANCEL', UID: entry.UID, SEQUENCE: '2', STATUS: 'CANCELLED' })
  expect(await move({ interviewId: interview.id, expiresAt: later })).toMatchObject({ code: 'WRONG_STATUS' })
})

it('an interview is not moved to the past or too far ahead, nor by another tenant', async () => {
  const { interview } = await scheduled('moved@mail.example')
  const interviewId = interview.id
  expect((await move({ interviewId, expiresAt: inHours(-1) })).__typename).toBe('InvalidInput')
  expect((await move({ interviewId, expiresAt: inHours(91 * 24) })).__typename).toBe('InvalidInput')
  expect(await move({ interviewId, expiresAt: inHours(2) }, fixture.stranger)).toMatchObject({ __typename: 'NotFound' })
})

it('a candidate is reminded once, a day before the time that the interview was moved to', async () => {
  const [email, done] = ['reminded@mail.example', 'done@mail.example']
  const { interview, token } = await scheduled(email)
  const { token: doneToken } = await scheduled(done)
  await move({ interviewId: interview.id, expiresAt: inHours(96) })
  const { id: questionId } = await fixture.candidate('next', { token: doneToken, consent: true })
  await fixture.candidate('answer', { token: doneToken, questionId, text: 'It is done.' })
  await fixture.candidate('finish', { token: doneToken })
  // The original time passes without a reminder, and the interview does not expire then.
  fixture.later(72.5 * 3_600)
  const found = await lettersTo(email, 3)
  expect(found.map(({ subject }) => subject)).toEqual([
    'Invitation to an interview',
    'A new time for your interview',
    'A reminder of your interview',
  ])
  expect(found[2]!.text).toContain(token)
  expect((await fixture.staffView(interview.id)).status).toBe('SCHEDULED')
  // A candidate who has finished is notified of the end, and not reminded.
  expect((await lettersTo(done, 2)).map(({ subject }) => subject)).toEqual([
    'Invitation to an interview',
    'Your interview is over',
  ])
  fixture.later(24 * 3_600)
  await expect.poll(async () => (await fixture.staffView(interview.id)).status, { timeout: 15_000 }).toBe('EXPIRED')
  expect(letters.filter(({ to }) => to === email)).toHaveLength(3)
})

it('there is no reminder of an interview that ends in less than 25 hours', () => {
  const now = new Date('2026-01-01T00:00:00Z')
  expect(reminderTime(new Date('2026-01-02T00:59:59Z'), now)).toBeNull()
  expect(reminderTime(new Date('2026-01-02T01:00:00Z'), now)).toEqual(new Date('2026-01-01T01:00:00Z'))
})
