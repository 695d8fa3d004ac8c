// Letters to candidates about their interviews, and the entry in their calendars.
import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { calendarOf } from '@quintet/kit/files/calendar.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { readCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { readJob } from '../jobs/store.ts'
import { interviewCancelled, interviewInvitation, interviewMoved, interviewOver, interviewReminder } from './notices.ts'
import { pageUrl } from './rules.ts'
import type { InterviewRow } from './store.ts'
import { tellToken } from './tokens.ts'

/** The address of an interview's page, with its token; null when the token is good no more. */
export async function candidateUrl(context: Context, reader: Reader, id: string): Promise<string | null> {
  const token = await tellToken(context, reader, tenantId(context), id)
  return token === null ? null : pageUrl(context.publicUrl, token)
}

interface Told {
  /** The candidate's address. */
  readonly to: string
  readonly jobTitle: string
}

/** Whom a letter about an interview goes to; null where the candidate was erased. */
async function toldOf(writer: Writer, { jobId, candidateId }: InterviewRow): Promise<Told | null> {
  const [job, candidate] = await Promise.all([readJob(writer, jobId), readCandidate(writer, candidateId)])
  return job === null || candidate === null ? null : { to: candidate.email, jobTitle: job.title }
}

/** A time as letters say it, such as 2026-12-24 18:00 UTC. */
const saidTime = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** The interview as an entry of a calendar: its last possible time. The instants are in UTC, which calendars show in their own zones. */
function entryOf(context: Context, interview: InterviewRow, jobTitle: string): string {
  const { id, language, durationMinutes, expiresAt, status, calendarSequence } = interview
  const isCancelled = status === 'CANCELLED'
  const text =
    language === 'de'
      ? 'Der letzte Termin; jede frühere Zeit geht auch. Der Link steht in der Einladung.'
      : 'The last possible time; any earlier one will do. The link is in the invitation.'
  const event = {
    id,
    title: `Interview: ${jobTitle}`,
    text: isCancelled ? '' : text,
    when: { start: new Date(expiresAt.getTime() - durationMinutes * 60_000), end: expiresAt },
    at: context.clock.now(),
    isCancelled,
    sequence: calendarSequence,
  }
  return calendarOf({ product: 'Interviews', events: [event] })
}

/** Invites the candidate. @param tenantName asked for before the transaction */
export async function sendInvitation(
  context: Context,
  writer: Writer,
  interview: InterviewRow,
  tenantName: string | null,
): Promise<void> {
  const { id, language, durationMinutes: minutes, expiresAt } = interview
  const [told, url] = await Promise.all([toldOf(writer, interview), candidateUrl(context, writer, id)])
  if (told === null || url === null) return
  const { to, jobTitle } = told
  const data = { language, jobTitle, tenantName: tenantName ?? jobTitle, minutes, until: saidTime(expiresAt), url }
  await sendNotice(context, writer, interviewInvitation, {
    to,
    key: id,
    data,
    calendar: entryOf(context, interview, jobTitle),
  })
}

/** Tells the candidate that the last possible time has changed. */
export async function sendMove(context: Context, writer: Writer, interview: InterviewRow): Promise<void> {
  const { id, language, expiresAt, calendarSequence } = interview
  const [told, url] = await Promise.all([toldOf(writer, interview), candidateUrl(context, writer, id)])
  if (told === null || url === null) return
  const { to, jobTitle } = told
  const data = { language, jobTitle, until: saidTime(expiresAt), url }
  const letter = { to, key: `${id} ${calendarSequence}`, data, calendar: entryOf(context, interview, jobTitle) }
  await sendNotice(context, writer, interviewMoved, letter)
}

/** Tells the candidate that the interview does not take place. */
export async function sendCancellation(context: Context, writer: Writer, interview: InterviewRow): Promise<void> {
  const told = await toldOf(writer, interview)
  if (told === null) return
  const { to, jobTitle } = told
  const data = { language: interview.language, jobTitle }
  const letter = { to, key: interview.id, data, calendar: entryOf(context, interview, jobTitle) }
  await sendNotice(context, writer, interviewCancelled, letter)
}

/** Reminds the candidate of an interview that is not over. */
export async function sendReminder(context: Context, writer: Writer, interview: InterviewRow): Promise<void> {
  const { id, language, durationMinutes: minutes, expiresAt, calendarSequence } = interview
  const [told, url] = await Promise.all([toldOf(writer, interview), candidateUrl(context, writer, id)])
  if (told === null || url === null) return
  const data = { language, jobTitle: told.jobTitle, minutes, until: saidTime(expiresAt), url }
  await sendNotice(context, writer, interviewReminder, { to: told.to, key: `${id} ${calendarSequence}`, data })
}

/** Tells the candidate that the interview is over, and where they can read what came of it and object. */
export async function sendEnd(context: Context, writer: Writer, interview: InterviewRow): Promise<void> {
  const { id, language } = interview
  const [told, url] = await Promise.all([toldOf(writer, interview), candidateUrl(context, writer, id)])
  if (told === null || url === null) return
  await sendNotice(context, writer, interviewOver, {
    to: told.to,
    key: id,
    data: { language, jobTitle: told.jobTitle, url },
  })
}
