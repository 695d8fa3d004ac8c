// The report as a PDF: the same bytes each time, but for what was reviewed meanwhile.
import { pdfOf, printable } from '@quintet/kit/files/pdf.ts'

/** A question, and what came of it. */
export interface PrintedAnswer {
  readonly number: number
  readonly question: string
  readonly text: string | null
  /** 0 to 100. */
  readonly score: number
  readonly feedback: string
  readonly by: string
}

export interface PrintedReport {
  readonly jobTitle: string
  /** The candidate's name, or their pseudonym. */
  readonly candidate: string
  readonly policy: string
  readonly at: Date
  readonly scores: readonly (readonly [name: string, score: number | null])[]
  readonly answers: readonly PrintedAnswer[]
}

export function reportPdf({ jobTitle, candidate, policy, at, scores, answers }: PrintedReport): Promise<Buffer> {
  const title = `Interview: ${printable(jobTitle)}`
  return pdfOf(title, at, (document) => {
    document.fontSize(16).text(title)
    document
      .fontSize(10)
      .text(`${printable(candidate)}, ${at.toISOString().slice(0, 10)}, ${policy}`)
      .moveDown()
    for (const [name, score] of scores) document.text(`${name}: ${score === null ? '-' : score.toFixed(2)}`)
    document
      .moveDown()
      .fontSize(9)
      .text('A program evaluated the text of the answers alone. It decides nothing: people do.')
    for (const { number, question, text, score, feedback, by } of answers) {
      document
        .moveDown()
        .fontSize(10)
        .text(`${number}. ${printable(question)}`)
      document.fontSize(9).text(`${score.toFixed(2)} of 100, ${by}`)
      document.text(text === null ? 'No answer.' : printable(text), { indent: 12 })
      if (feedback !== '') document.text(printable(feedback), { indent: 12 })
    }
  })
}
