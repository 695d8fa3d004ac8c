// What a document says: a PDF, a DOCX or plain text.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { docxFault, hiddenTexts, joinItems, type PositionedText } from './text-rules.ts'

/** What a document says. Texts of pages, without what cannot be seen. */
interface ReadText {
  readonly pages: readonly string[]
  readonly flags: readonly ('HIDDEN_TEXT' | 'UNMAPPED_FONT')[]
}
export type ReadOutcome = ReadText | { readonly error: 'ENCRYPTED' | 'TOO_MANY_PAGES' | 'TOO_LARGE' | 'BROKEN' }

const require = createRequire(import.meta.url)
const named = (error: unknown): string => (error instanceof Error ? error.name : '')

async function readPdf(content: Uint8Array, maxPages: number): Promise<ReadOutcome> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(require.resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    data: content,
    // Without these Chinese, Japanese and Korean text is lost without a word.
    cMapUrl: join(folder, 'cmaps/'),
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > maxPages) return { error: 'TOO_MANY_PAGES' }
    const pages: string[] = []
    const flags = new Set<ReadText['flags'][number]>()
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { height, width } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent({ disableNormalization: false })
      const { fnArray, argsArray } = await page.getOperatorList()
      const hidden = hiddenTexts(fnArray, argsArray as unknown[][], OPS)
      const texts: PositionedText[] = items.flatMap((item) =>
        'str' in item
          ? [
              {
                text: item.str,
                x: item.transform[4],
                y: item.transform[5],
                height: Math.hypot(item.transform[2], item.transform[3]),
                width: item.width,
                endsLine: item.hasEOL,
              },
            ]
          : [],
      )
      const joined = joinItems(texts, { width, height, hidden })
      if (joined.isHidden) flags.add('HIDDEN_TEXT')
      if (/[\uFFFD\uE000-\uF8FF]{3}/u.test(joined.text)) flags.add('UNMAPPED_FONT')
      pages.push(joined.text)
      page.cleanup()
    }
    return { pages, flags: [...flags] }
  } catch (error) {
    if (named(error) === 'PasswordException') return { error: 'ENCRYPTED' }
    return { error: 'BROKEN' }
  } finally {
    await task.destroy()
  }
}

async function readDocx(content: Uint8Array): Promise<ReadOutcome> {
  const fault = docxFault(content)
  if (fault !== null) return { error: fault }
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(content) })
    return { pages: [value.replace(/\n{3,}/g, '\n\n')], flags: [] }
  } catch {
    return { error: 'BROKEN' }
  }
}

function readText(content: Uint8Array): ReadOutcome {
  try {
    return { pages: [new TextDecoder('utf-8', { fatal: true }).decode(content)], flags: [] }
  } catch {
    return { error: 'BROKEN' }
  }
}

/** Reads a document. A PDF of more than `maxPages` is not read. */
export async function readContent(content: Uint8Array, contentType: string, maxPages: number): Promise<ReadOutcome> {
  if (contentType === 'application/pdf') return readPdf(content, maxPages)
  return contentType === 'text/plain' ? readText(content) : readDocx(content)
}
