// Reads the pictures of scanned PDFs by OCR, in a thread of its own. It is ended when one takes too long or too much memory.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { createWorker, OEM, type Worker } from 'tesseract.js'
import { guessLanguage } from './ocr-rules.ts'
import {
  composePage,
  type DecodedImage,
  type GreyImage,
  type Matrix,
  multiply,
  pgmOf,
  placesOfImages,
} from './page-image.ts'

/** Texts of pages; empty where a page has no picture, or none with letters. */
export type OcrOutcome = { readonly pages: readonly string[] } | { readonly error: 'BROKEN' }

interface OcrRequest {
  readonly content: Uint8Array
  readonly maxPages: number
}

const require = createRequire(import.meta.url)
/** Trained data by the language of a CV. */
const trained = { en: 'eng', de: 'deu', fr: 'fra', es: 'spa', it: 'ita' } as const
/** Pictures of more points are left out: a page of A4 has 35 million at 600 an inch, and each takes three bytes once unpacked. */
const maxImagePoints = 40_000_000
/** A page whose words are as unsure as this, in percent, has no letters that could be read. */
const minConfidence = 40

/** Reads in a language; from files of packages, never from the network. */
async function openReader(language: keyof typeof trained): Promise<Worker> {
  const code = trained[language]
  const folder = dirname(require.resolve(`@tesseract.js-data/${code}/package.json`))
  const options = { langPath: join(folder, '4.0.0_best_int'), gzip: true, cacheMethod: 'none', errorHandler: () => {} }
  return createWorker(code, OEM.LSTM_ONLY, options)
}

async function imagesOfPages({ content, maxPages }: OcrRequest): Promise<(GreyImage | null)[]> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(require.resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    data: content,
    wasmUrl: join(folder, 'wasm/'),
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: maxImagePoints,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    const pages: (GreyImage | null)[] = []
    for (let number = 1; number <= Math.min(document.numPages, maxPages); number++) {
      const page = await document.getPage(number)
      const { width, height, transform } = page.getViewport({ scale: 1 })
      const { fnArray, argsArray } = await page.getOperatorList()
      const images: { image: DecodedImage; matrix: Matrix }[] = []
      for (const { name, matrix } of placesOfImages(fnArray, argsArray as unknown[][], OPS)) {
        const store = name.startsWith('g_') ? page.commonObjs : page.objs
        const image = await new Promise<DecodedImage | null>((resolve) => store.get(name, resolve))
        if (image?.data) images.push({ image, matrix: multiply(transform as unknown as Matrix, matrix) })
      }
      pages.push(composePage(images, { width, height }))
      page.cleanup()
    }
    return pages
  } finally {
    await task.destroy()
  }
}

async function recognise(request: OcrRequest): Promise<OcrOutcome> {
  const images = await imagesOfPages(request)
  const read = async (reader: Worker, image: GreyImage | null): Promise<string> => {
    if (image === null) return ''
    const { data } = await reader.recognize(Buffer.from(pgmOf(image)))
    return data.confidence < minConfidence ? '' : data.text
  }
  let language: keyof typeof trained = 'en'
  let reader = await openReader(language)
  const pages: string[] = []
  try {
    for (const image of images) {
      const text = await read(reader, image)
      const guessed: keyof typeof trained = pages.length === 0 ? guessLanguage(text) : language
      if (guessed === language) pages.push(text)
      else {
        // The first page says in which language all are read, itself too.
        language = guessed
        await reader.terminate()
        reader = await openReader(language)
        pages.push(await read(reader, image))
      }
    }
    return { pages }
  } finally {
    await reader.terminate()
  }
}

parentPort!.on('message', async (request: OcrRequest) => {
  parentPort!.postMessage(await recognise(request).catch((): OcrOutcome => ({ error: 'BROKEN' })))
})
