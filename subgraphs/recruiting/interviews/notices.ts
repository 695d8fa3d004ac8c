import type { Notice } from '@quintet/kit/slice/letters.ts'
import type { Language } from './rules.ts'

interface Invitation {
  readonly language: Language
  readonly jobTitle: string
  readonly tenantName: string
  readonly minutes: number
  /** Such as 2026-12-24 18:00 UTC. */
  readonly until: string
  readonly url: string
}

/** To a candidate: the link of their interview. */
export const interviewInvitation: Notice<Invitation> = {
  name: 'recruiting.interview_invite',
  category: 'SERVICE',
  write: ({ language, jobTitle, tenantName, minutes, until, url }) =>
    language === 'de'
      ? {
          // No text of others in a header: title and name stand in the letter alone.
          subject: 'Einladung zu einem Interview',
          paragraphs: [
            `${tenantName} lädt Sie zu einem schriftlichen Interview für die Stelle „${jobTitle}“ ein.`,
            `Es dauert etwa ${minutes} Minuten. Sie können es bis ${until} führen, wann Sie wollen, und nach einer Unterbrechung fortsetzen.`,
            'Ein Programm bewertet die Antworten; ein Mensch entscheidet. Wenn Sie mehr Zeit brauchen, sagen Sie es vorher.',
          ],
          action: { label: 'Zum Interview', url },
        }
      : {
          subject: 'Invitation to an interview',
          paragraphs: [
            `${tenantName} invites you to an interview in writing for the job “${jobTitle}”.`,
            `It takes about ${minutes} minutes. You can take it at any time until ${until}, and go on after an interruption.`,
            'A program evaluates the answers; a person decides. If you need more time, say so beforehand.',
          ],
          action: { label: 'Go to the interview', url },
        },
}

/** To a candidate: their interview was called off. */
export const interviewCancelled: Notice<Pick<Invitation, 'language' | 'jobTitle'>> = {
  name: 'recruiting.interview_cancelled',
  category: 'SERVICE',
  write: ({ language, jobTitle }) =>
    language === 'de'
      ? {
          subject: 'Ihr Interview ist abgesagt',
          paragraphs: [`Das Interview für die Stelle „${jobTitle}“ findet nicht statt. Der Link gilt nicht mehr.`],
        }
      : {
          subject: 'Your interview is called off',
          paragraphs: [`The interview for the job “${jobTitle}” does not take place. The link is good no more.`],
        },
}
