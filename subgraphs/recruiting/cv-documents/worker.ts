// Reads one document in a thread of its own, which is ended when it takes too long or too much memory.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { docxFault, hiddenTexts, joinItems, type PositionedText } from './text-rules.ts'

/** What a document says. Texts of pages, without what cannot be seen. */
export interface ReadText {
  readonly pages: readonly string[]
  readonly flags: readonly ('HIDDEN_TEXT' | 'UNMAPPED_FONT')[]
}
export type ReadOutcome = ReadText | { readonly error: 'ENCRYPTED' | 'TOO_MANY_PAGES' | 'TOO_LARGE' | 'BROKEN' }

interface ReadRequest {
  readonly content: Uint8Array
  readonly contentType: string
  readonly maxPages: number
}

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

const { content, contentType, maxPages } = workerData as ReadRequest
const outcome =
  contentType === 'application/pdf'
    ? await readPdf(content, maxPages)
    : contentType === 'text/plain'
      ? readText(content)
      : await readDocx(content)
parentPort!.postMessage(outcome)
