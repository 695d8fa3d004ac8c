// Documents for tests: a PDF written by hand, and a DOCX.
import { once } from 'node:events'
import { createDeflate } from 'node:zlib'
import type { FileStore } from '@quintet/kit/files/store.ts'
import { strToU8, zipSync } from 'fflate'

/** A line of a page; drawn by `how`, of size 11 points unless another is given. */
export interface PdfLine {
  readonly text: string
  readonly size?: number
  readonly how?: 'seen' | 'white' | 'invisible' | 'off page'
}

const drawn = ({ text, size = 11, how = 'seen' }: PdfLine, y: number): string => {
  const escaped = text.replace(/[\\()]/g, '\\$&')
  const colour = how === 'white' ? '1 1 1 rg ' : ''
  const mode = how === 'invisible' ? '3 Tr ' : ''
  return `q BT ${colour}${mode}/F1 ${size} Tf ${how === 'off page' ? -900 : 50} ${y} Td (${escaped}) Tj ET Q`
}

/** A PDF of pages of lines. @param trailer further entries of its trailer */
export function pdfOf(pages: readonly (readonly (string | PdfLine)[])[], trailer = ''): Uint8Array {
  const objects: string[] = []
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`)
  objects.push('<< /Type /Catalog /Pages 2 0 R >>')
  objects.push(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`)
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  pages.forEach((lines, i) => {
    const content = lines
      .map((line, n) => drawn(typeof line === 'string' ? { text: line } : line, 780 - 16 * n))
      .join('\n')
    const resources = '/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 595 842]'
    objects.push(`<< /Type /Page /Parent 2 0 R ${resources} /Contents ${5 + 2 * i} 0 R >>`)
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  })
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const xref = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** A trailer that says that there is a password. */
export const encrypted =
  `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> ` +
  `/ID [<${'43'.repeat(16)}> <${'43'.repeat(16)}>]`

/** A DOCX of paragraphs. @param more further files in it */
export function docxOf(paragraphs: readonly string[], more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('')
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`),
    ...more,
  })
}

/** A CV as lines. */
export const cvLines = [
  'Ada Example',
  'ada@people.example | +1 (555) 555-0142 | Berlin',
  'Experience',
  'Senior Developer - Acorn Systems',
  'Mar 2019 - Jun 2021',
  '* Built services',
  'Developer - Rheinwerk',
  '2017 - 2019',
  'Education',
  'Master of Science in Physics, University of Somewhere, 2016',
  'Skills',
  'Languages: Python, Go; k8s, Basket weaving',
  'Languages',
  'English (C1), Deutsch: Muttersprache',
]

/** Bytes written again and again, packed. */
async function packedOf(piece: Uint8Array, times: number): Promise<Buffer> {
  const deflate = createDeflate({ level: 9 })
  const chunks: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (let i = 0; i < times; i++) if (!deflate.write(piece)) await once(deflate, 'drain')
  deflate.end()
  await once(deflate, 'end')
  return Buffer.concat(chunks)
}

/** A PDF of one page. @param content its stream of operations @param more further objects, from number 5 on */
function pageOf(resources: string, content: Uint8Array, filter: string, more: readonly string[] = []): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /Resources << ${resources} >> /MediaBox [0 0 595 842] /Contents 4 0 R >>`,
    `<< ${filter} /Length ${content.length} >>\nstream\n${Buffer.from(content).toString('latin1')}\nendstream`,
    ...more,
  ]
  const written = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`)
  const places = written.map((_, i) => 9 + written.slice(0, i).join('').length)
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const start = 9 + written.join('').length
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`
  return new Uint8Array(Buffer.from(`%PDF-1.7\n${written.join('')}${end}`, 'latin1'))
}

/** A PDF of one page with a black picture of so many points in each direction, which takes few bytes packed. */
export async function pictureOf(side: number): Promise<Uint8Array> {
  const packed = await packedOf(Buffer.alloc(side), side)
  const image = `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceGray /BitsPerComponent 8`
  return pageOf('/XObject << /I 5 0 R >>', Buffer.from('q 595 0 0 842 0 0 cm /I Do Q'), '', [
    `<< ${image} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream`,
  ])
}

/** A PDF of one page whose operations are so many megabytes of spaces, which take few bytes packed. */
export const whitespaceOf = async (megabytes: number): Promise<Uint8Array> =>
  pageOf('', await packedOf(Buffer.alloc(2 ** 20, ' '), megabytes), '/Filter /FlateDecode')

/** Whether a store has something under a key. What was opened is closed. */
export async function isStored(store: FileStore, key: string): Promise<boolean> {
  const content = await store.read(key)
  content?.destroy()
  return content !== null
}
