// How fast text is taken out of PDFs, beside pdftotext as a process, and how fast a CV of two pages is read whole.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { readContent } from '@quintet/recruiting/cv-documents/content.ts'
import { parseCv } from '@quintet/recruiting/cv-documents/parse.ts'
import { cleanText } from '@quintet/recruiting/cv-documents/rules.ts'
import { quantile } from '../table.ts'

const rounds = 8
const pdf = 'application/pdf'

async function timed<T>(work: () => Promise<T> | T): Promise<{ milliseconds: number; value: T }> {
  const start = performance.now()
  const value = await work()
  return { milliseconds: performance.now() - start, value }
}

function hasPdftotext(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Milliseconds a page of both, and of a whole reading. */
export async function textSpeeds(documents: readonly Uint8Array[]): Promise<string[][]> {
  const directory = mkdtempSync(join(tmpdir(), 'quintet-text-'))
  const [own, theirs, whole]: [number[], number[], number[]] = [[], [], []]
  const isThere = hasPdftotext()
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [n, content] of documents.entries()) {
        const { milliseconds, value } = await timed(() => readContent(content.slice(), pdf, 50))
        if ('error' in value) continue
        const pages = value.pages.length
        const parsed = await timed(() => parseCv(value.pages.map(cleanText)))
        // The first round compiles.
        if (round > 0) {
          own.push(milliseconds / pages)
          if (pages === 2) whole.push(milliseconds + parsed.milliseconds)
        }
        if (!isThere || round > 1) continue
        const file = join(directory, `${n}.pdf`)
        writeFileSync(file, content)
        theirs.push((await timed(() => execFileSync('pdftotext', ['-layout', file, '-']))).milliseconds / pages)
      }
    }
  } finally {
    rmSync(directory, { recursive: true })
  }
  const figures = (values: readonly number[]) =>
    values.length === 0 ? ['not installed', ''] : [quantile(values, 0.5).toFixed(1), quantile(values, 0.95).toFixed(1)]
  return [
    ['text of PDFs, ms', 'p50', 'p95', 'promised'],
    ['in process, a page', ...figures(own), 'p50 12, p95 40'],
    ['pdftotext as a process, a page', ...figures(theirs), ''],
    ['a CV of two pages, read whole', ...figures(whole), 'p95 150'],
  ]
}
