// Documents to print, on A4. The same content at the same time is the same bytes.
import PDFDocument from 'pdfkit'

export const pdfMargin = 50

/** What the built-in fonts cannot show is left out, so that a name in another script breaks nothing. */
export const printable = (text: string): string =>
  text.replace(/[^\n\u0020-\u007e\u00a0-\u00ff\u2013-\u2026\u20ac]/gu, '?')

/** A document that `write` fills. @param at when it was made */
export function pdfOf(
  title: string,
  at: Date,
  write: (document: typeof PDFDocument.prototype) => void,
): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: pdfMargin, info: { Title: title, CreationDate: at } })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
  write(document)
  document.end()
  return done
}
