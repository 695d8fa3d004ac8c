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

/** To a candidate: the last possible time has changed. */
export const interviewMoved: Notice<Pick<Invitation, 'language' | 'jobTitle' | 'until' | 'url'>> = {
  name: 'recruiting.interview_moved',
  category: 'SERVICE',
  write: ({ language, jobTitle, until, url }) =>
    language === 'de'
      ? {
          subject: 'Neuer Termin für Ihr Interview',
          paragraphs: [
            `Das Interview für die Stelle „${jobTitle}“ können Sie jetzt bis ${until} führen. Der Link bleibt.`,
          ],
          action: { label: 'Zum Interview', url },
        }
      : {
          subject: 'A new time for your interview',
          paragraphs: [`You can take the interview for the job “${jobTitle}” until ${until} now. The link stays.`],
          action: { label: 'Go to the interview', url },
        },
}

/** To a candidate: the last possible time comes near. */
export const interviewReminder: Notice<Omit<Invitation, 'tenantName'>> = {
  name: 'recruiting.interview_reminder',
  category: 'SERVICE',
  write: ({ language, jobTitle, minutes, until, url }) =>
    language === 'de'
      ? {
          subject: 'Erinnerung an Ihr Interview',
          paragraphs: [
            `Das Interview für die Stelle „${jobTitle}“ können Sie noch bis ${until} führen. Es dauert etwa ${minutes} Minuten.`,
          ],
          action: { label: 'Zum Interview', url },
        }
      : {
          subject: 'A reminder of your interview',
          paragraphs: [
            `You can take the interview for the job “${jobTitle}” until ${until}. It takes about ${minutes} minutes.`,
          ],
          action: { label: 'Go to the interview', url },
        },
}

/** To a candidate: their interview is over, and what they can do now. */
export const interviewOver: Notice<Pick<Invitation, 'language' | 'jobTitle' | 'url'>> = {
  name: 'recruiting.interview_over',
  category: 'SERVICE',
  write: ({ language, jobTitle, url }) =>
    language === 'de'
      ? {
          subject: 'Ihr Interview ist zu Ende',
          paragraphs: [
            `Das Interview für die Stelle „${jobTitle}“ ist zu Ende. Menschen lesen Ihre Antworten und entscheiden.`,
            'Unter dem Link können Sie 60 Tage lang lesen, wie Ihre Antworten bewertet wurden, und Einwände erheben, die ein Mensch beantwortet.',
          ],
          action: { label: 'Zur Erklärung', url },
        }
      : {
          subject: 'Your interview is over',
          paragraphs: [
            `The interview for the job “${jobTitle}” is over. People read your answers and decide.`,
            'For 60 days you can read by the link how your answers were evaluated, and object; a person will answer.',
          ],
          action: { label: 'Read the explanation', url },
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
