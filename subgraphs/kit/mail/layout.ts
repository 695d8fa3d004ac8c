// The one form of built-in letters: plain text and HTML of the same sentences.
import { escapeHtml } from '../process/html.ts'

export interface LetterContent {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** A link below the paragraphs, and what it is called. */
  readonly action?: { readonly label: string; readonly url: string }
  /** A code to be typed, on a line of its own. */
  readonly code?: string
}

/** A text that others wrote stays on its line, and brings no control characters. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

/** Subject, text and HTML of a letter. All that stands in it is text: nothing of it is read as HTML or as a header. */
export function layOut({ subject, paragraphs, action, code }: LetterContent) {
  const lines = paragraphs.map(plain)
  const text = [...lines, ...(code === undefined ? [] : [code]), ...(action === undefined ? [] : [action.url])]
  const html = [
    ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
    ...(code === undefined
      ? []
      : [`<p style="font-size:1.5em;letter-spacing:.1em"><code>${escapeHtml(code)}</code></p>`]),
    ...(action === undefined
      ? []
      : [`<p><a href="${escapeHtml(action.url)}">${escapeHtml(plain(action.label))}</a></p>`]),
  ]
  const body = `<body style="font-family:sans-serif;max-width:36em;margin:2em auto;line-height:1.5">${html.join('')}</body>`
  return {
    subject: plain(subject).slice(0, 200),
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(plain(subject))}</title>${body}</html>`,
  }
}
