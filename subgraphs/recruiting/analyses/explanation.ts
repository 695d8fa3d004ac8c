// The explanation of an analysis for the person it is about, in their language. It says what was counted, that a person
// decides, and how to object.
import { pdfOf, printable } from '@quintet/kit/files/pdf.ts'
import { escapeHtml } from '@quintet/kit/process/html.ts'
import { monthsAsked } from './report.ts'
import { explanationLanguages, type Match, type MatchJob } from './rules.ts'

export const languages = explanationLanguages
export type Language = (typeof languages)[number]
export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text)

interface Words {
  readonly title: string
  summary(score: string, job: string): string
  unscored(job: string): string
  required(count: number, of: number, names: string): string
  preferred(count: number, of: number, names: string): string
  missing(names: string): string
  months(count: number, of: number): string
  education(level: number): string
  readonly unread: string
  readonly uncounted: string
  readonly person: string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'How your application was measured',
    summary: (score, job) => `You meet ${score} of 100 points of what the job “${job}” asks for.`,
    unscored: (job) => `The job “${job}” asks for nothing that could be measured, so there is no score.`,
    required: (count, of, names) => `Required skills: ${count} of ${of}${names}.`,
    preferred: (count, of, names) => `Skills that would help: ${count} of ${of}${names}.`,
    missing: (names) => `Not found in your documents: ${names}.`,
    months: (count, of) => `Experience: ${count} months; the job asks for ${of}.`,
    education: (level) => `Education: level ${level} of the European Qualifications Framework.`,
    unread: 'The dates of your roles could not be read. Please give them, so that they can count.',
    uncounted: 'Name, address, age, gender, nationality and schools do not count.',
    person: 'No one is rejected by this score: a person decides. You may object, and a person will answer.',
  },
  de: {
    title: 'Wie Ihre Bewerbung bewertet wurde',
    summary: (score, job) => `Sie erfüllen ${score} von 100 Punkten dessen, was die Stelle „${job}“ verlangt.`,
    unscored: (job) => `Die Stelle „${job}“ verlangt nichts Messbares, daher gibt es keine Punktzahl.`,
    required: (count, of, names) => `Verlangte Fähigkeiten: ${count} von ${of}${names}.`,
    preferred: (count, of, names) => `Erwünschte Fähigkeiten: ${count} von ${of}${names}.`,
    missing: (names) => `In Ihren Unterlagen nicht gefunden: ${names}.`,
    months: (count, of) => `Berufserfahrung: ${count} Monate; die Stelle verlangt ${of}.`,
    education: (level) => `Bildung: Stufe ${level} des Europäischen Qualifikationsrahmens.`,
    unread: 'Die Daten Ihrer Tätigkeiten waren nicht lesbar. Bitte geben Sie sie an, damit sie zählen können.',
    uncounted: 'Name, Adresse, Alter, Geschlecht, Staatsangehörigkeit und Schulen zählen nicht.',
    person:
      'Niemand wird durch diese Punktzahl abgelehnt: Ein Mensch entscheidet. Sie können widersprechen; ein Mensch antwortet.',
  },
  fr: {
    title: 'Comment votre candidature a été évaluée',
    summary: (score, job) => `Vous atteignez ${score} points sur 100 de ce que demande le poste « ${job} ».`,
    unscored: (job) => `Le poste « ${job} » ne demande rien de mesurable ; il n’y a donc pas de score.`,
    required: (count, of, names) => `Compétences exigées : ${count} sur ${of}${names}.`,
    preferred: (count, of, names) => `Compétences souhaitées : ${count} sur ${of}${names}.`,
    missing: (names) => `Absentes de vos documents : ${names}.`,
    months: (count, of) => `Expérience : ${count} mois ; le poste en demande ${of}.`,
    education: (level) => `Formation : niveau ${level} du cadre européen des certifications.`,
    unread: 'Les dates de vos postes n’ont pas pu être lues. Indiquez-les pour qu’elles comptent.',
    uncounted: 'Le nom, l’adresse, l’âge, le genre, la nationalité et les écoles ne comptent pas.',
    person:
      'Personne n’est refusé par ce score : une personne décide. Vous pouvez le contester, une personne vous répondra.',
  },
  es: {
    title: 'Cómo se evaluó su candidatura',
    summary: (score, job) => `Cumple ${score} de 100 puntos de lo que pide el puesto «${job}».`,
    unscored: (job) => `El puesto «${job}» no pide nada medible, por lo que no hay puntuación.`,
    required: (count, of, names) => `Competencias exigidas: ${count} de ${of}${names}.`,
    preferred: (count, of, names) => `Competencias deseadas: ${count} de ${of}${names}.`,
    missing: (names) => `No encontradas en sus documentos: ${names}.`,
    months: (count, of) => `Experiencia: ${count} meses; el puesto pide ${of}.`,
    education: (level) => `Formación: nivel ${level} del Marco Europeo de Cualificaciones.`,
    unread: 'No se pudieron leer las fechas de sus puestos. Indíquelas para que cuenten.',
    uncounted: 'No cuentan el nombre, la dirección, la edad, el género, la nacionalidad ni los centros de estudio.',
    person: 'Nadie es rechazado por esta puntuación: decide una persona. Puede objetar y una persona le responderá.',
  },
  it: {
    title: 'Come è stata valutata la sua candidatura',
    summary: (score, job) => `Soddisfa ${score} punti su 100 di ciò che chiede la posizione «${job}».`,
    unscored: (job) => `La posizione «${job}» non chiede nulla di misurabile, quindi non c’è un punteggio.`,
    required: (count, of, names) => `Competenze richieste: ${count} su ${of}${names}.`,
    preferred: (count, of, names) => `Competenze gradite: ${count} su ${of}${names}.`,
    missing: (names) => `Non trovate nei suoi documenti: ${names}.`,
    months: (count, of) => `Esperienza: ${count} mesi; la posizione ne chiede ${of}.`,
    education: (level) => `Istruzione: livello ${level} del Quadro europeo delle qualifiche.`,
    unread: 'Le date dei suoi ruoli non sono leggibili. Le indichi, così potranno contare.',
    uncounted: 'Nome, indirizzo, età, genere, nazionalità e scuole non contano.',
    person: 'Nessuno viene escluso da questo punteggio: decide una persona. Può opporsi, e una persona le risponderà.',
  },
}

export interface Explanation {
  readonly language: Language
  readonly summary: string
  readonly points: readonly string[]
}

/** @param title the job's, as it was measured */
export function explain(language: Language, title: string, job: MatchJob, match: Match): Explanation {
  const say = words[language]
  const { scoreBp, skills, experience, education, dimensions } = match
  const listed = (isRequired: boolean) => {
    const all = skills.filter((skill) => skill.isRequired === isRequired)
    const matched = all.filter(({ halves }) => halves > 0).map(({ name }) => name)
    if (all.length === 0) return []
    const names = matched.length === 0 ? '' : ` (${matched.join(', ')})`
    return [(isRequired ? say.required : say.preferred)(matched.length, all.length, names)]
  }
  const missing = skills.filter(({ halves }) => halves === 0).map(({ name }) => name)
  const isUnread = match.flags.includes('experience_unreadable')
  return {
    language,
    summary: scoreBp === null ? say.unscored(title) : say.summary((scoreBp / 100).toFixed(2), title),
    points: [
      ...listed(true),
      ...listed(false),
      ...(missing.length === 0 ? [] : [say.missing(missing.join(', '))]),
      ...(dimensions.experience.ratioBp === null ? [] : [say.months(experience.months, monthsAsked(job))]),
      ...(isUnread ? [say.unread] : []),
      ...(dimensions.education.ratioBp === null ? [] : [say.education(education.eqf)]),
      say.uncounted,
      say.person,
    ],
  }
}

/** The explanation as a page to hand out. */
export function explanationPage({ language, summary, points }: Explanation): string {
  const { title } = words[language]
  const items = points.map((point) => `<li>${escapeHtml(point)}</li>`).join('')
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><body style="font-family:sans-serif;max-width:36em;margin:2em auto;line-height:1.5"><h1>${title}</h1><p>${escapeHtml(summary)}</p><ul>${items}</ul></body></html>\n`
}

/** The same as a PDF. @param at when the analysis was made: the same bytes each time */
export function explanationPdf({ language, summary, points }: Explanation, at: Date): Promise<Buffer> {
  const title = printable(words[language].title)
  return pdfOf(title, at, (document) => {
    document.fontSize(16).text(title).moveDown()
    document.fontSize(11).text(printable(summary)).moveDown()
    for (const point of points) document.text(`- ${printable(point)}`, { indent: 6 })
  })
}
