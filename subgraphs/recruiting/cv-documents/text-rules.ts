// From what a document holds to lines of text that a reader would see.
import { unzipSync } from 'fflate'

/** A piece of text of a page; positions in points from the lower left corner. */
export interface PositionedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly height: number
  readonly width: number
  readonly endsLine: boolean
}

/** Smaller text cannot be read. */
const minPoints = 3
/** A gap of so many heights of letters parts what stands in one line. */
const wideGap = 1.8
/** A DOCX is a ZIP: how large it may be when it is unpacked. */
const maxUnpacked = 50 * 1024 * 1024

/**
 * Lines of a page in the order of the document's own stream, without what cannot be seen: text off the page, text of less
 * than 3 points, and texts that are drawn invisibly or in white.
 */
export function joinItems(
  items: readonly PositionedText[],
  page: { readonly width: number; readonly height: number; readonly hidden: ReadonlySet<string> },
): { text: string; isHidden: boolean } {
  let text = ''
  let isHidden = false
  let last: PositionedText | null = null
  for (const item of items) {
    const isOff = item.x < -1 || item.y < -1 || item.x > page.width + 1 || item.y > page.height + 1
    const isSmall = item.height > 0 && item.height < minPoints
    if (item.text.trim() !== '' && (isOff || isSmall || page.hidden.has(bare(item.text)))) {
      isHidden = true
      continue
    }
    if (last !== null && item.text !== '') {
      const isNewLine = Math.abs(item.y - last.y) > Math.max(2, Math.min(item.height || 10, last.height || 10) * 0.5)
      const size = item.height || last.height || 10
      const gap = item.x - (last.x + last.width)
      if (isNewLine) text += text.endsWith('\n') ? '' : '\n'
      // What stands far apart in a line is another thing: a place or dates at the right margin.
      else if (gap > size * wideGap) text = `${text.trimEnd()}\t`
      else if (gap > size * 0.15 && !/\s$/.test(text) && !/^\s/.test(item.text)) text += ' '
    }
    if (item.text.trim() === '' && item.width > (last?.height || 10) * wideGap) text = `${text.replace(/ +$/, '')}\t`
    else text += text.endsWith('\t') ? item.text.trimStart() : item.text
    if (item.endsLine && !text.endsWith('\n')) text += '\n'
    if (item.text !== '') last = item
  }
  return { text: text.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n'), isHidden }
}

/** A text without spaces, to be compared. */
const bare = (text: string): string => text.replace(/\s+/g, '')

/** How text is drawn that cannot be seen (ISO 32000, 9.3.6). */
const invisibleModes = new Set([3, 7])

/** Texts of a page's drawing operations that are drawn invisibly or in white, without spaces. */
export function hiddenTexts(
  functions: readonly number[],
  args: readonly (readonly unknown[])[],
  ops: Readonly<Record<string, number>>,
): Set<string> {
  const hidden = new Set<string>()
  const shown = new Set<string>()
  let state = { mode: 0, isWhite: false }
  const saved: (typeof state)[] = []
  functions.forEach((operation, i) => {
    const given = args[i] ?? []
    if (operation === ops.save) saved.push(state)
    else if (operation === ops.restore) state = saved.pop() ?? state
    else if (operation === ops.setTextRenderingMode) state = { ...state, mode: Number(given[0]) }
    else if (operation === ops.setFillRGBColor) state = { ...state, isWhite: isWhite(given) }
    else if (operation === ops.showText || operation === ops.showSpacedText) {
      const text = bare(glyphsOf(given[0]))
      if (text === '') return
      ;(invisibleModes.has(state.mode) || state.isWhite ? hidden : shown).add(text)
    }
  })
  // What can be seen somewhere may be found again.
  return hidden.difference(shown)
}

const isWhite = (given: readonly unknown[]): boolean =>
  typeof given[0] === 'string'
    ? /^#f[5-9a-f]f[5-9a-f]f[5-9a-f]$/i.test(given[0])
    : given.length >= 3 && given.every((part) => Number(part) >= 245)

const glyphsOf = (glyphs: unknown): string =>
  Array.isArray(glyphs)
    ? glyphs
        .map((glyph: { unicode?: string } | number | null) => (typeof glyph === 'object' ? (glyph?.unicode ?? '') : ''))
        .join('')
    : ''

/** Why a DOCX is not opened; null for one that can be. */
export function docxFault(content: Uint8Array): 'BROKEN' | 'TOO_LARGE' | 'ENCRYPTED' | null {
  // A DOCX with a password is no ZIP, but a compound file of the time before.
  if (content[0] === 0xd0 && content[1] === 0xcf) return 'ENCRYPTED'
  let unpacked = 0
  let isDocument = false
  try {
    unzipSync(content, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize
        isDocument ||= name === 'word/document.xml'
        return false
      },
    })
  } catch {
    return 'BROKEN'
  }
  if (unpacked > maxUnpacked) return 'TOO_LARGE'
  return isDocument ? null : 'BROKEN'
}
