// A page's pictures as one picture: what OCR reads of a scan. Pages are not drawn; only their pictures are put where they belong.

/** A picture in grey, a byte for each point, from the upper left corner. */
export interface GreyImage {
  readonly width: number
  readonly height: number
  readonly points: Uint8Array
}

/** A picture as pdf.js decodes it. */
export interface DecodedImage {
  readonly width: number
  readonly height: number
  /** 1: a bit for each point, 1 is white; 2: RGB; 3: RGBA. */
  readonly kind: number
  readonly data: Uint8Array | Uint8ClampedArray
}
/** Six numbers that lead from the unit square of a picture to points of the page, as in PDF. */
export type Matrix = readonly [number, number, number, number, number, number]

export interface PlacedImage {
  readonly image: DecodedImage
  readonly matrix: Matrix
}

/** As many points as a page of A4 has at 300 per inch; more is read no better. */
const maxPoints = 9_000_000
/** Points for each point of the page, which are 72 an inch: fewer than 100 an inch cannot be read. */
const minScale = 100 / 72
const maxScale = 300 / 72

export const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]

/** The matrices of pictures by the operations of a page: which name each has, and where it is drawn. */
export function placesOfImages(
  functions: readonly number[],
  args: readonly (readonly unknown[] | null)[],
  ops: Readonly<Record<string, number>>,
): { readonly name: string; readonly matrix: Matrix }[] {
  const places: { name: string; matrix: Matrix }[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  const saved: Matrix[] = []
  functions.forEach((operation, i) => {
    const given = args[i] ?? []
    if (operation === ops.save || operation === ops.paintFormXObjectBegin) saved.push(matrix)
    else if (operation === ops.restore || operation === ops.paintFormXObjectEnd) matrix = saved.pop() ?? matrix
    else if (operation === ops.transform) matrix = multiply(matrix, given as unknown as Matrix)
    else if (operation === ops.paintImageXObject) places.push({ name: String(given[0]), matrix })
    if (operation === ops.paintFormXObjectBegin && Array.isArray(given[0]))
      matrix = multiply(matrix, given[0] as unknown as Matrix)
  })
  return places
}

const brightness = ({ kind, data, width }: DecodedImage, x: number, y: number): number => {
  if (kind === 1) {
    const row = Math.ceil(width / 8)
    return (data[y * row + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0
  }
  const at = (y * width + x) * (kind === 2 ? 3 : 4)
  return (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8
}

/**
 * Pictures of a page as one.
 * @param images with their places in points of the page from its upper left corner @param page in points
 * @returns null where none of them covers a tenth of the page
 */
export function composePage(
  images: readonly PlacedImage[],
  page: { readonly width: number; readonly height: number },
): GreyImage | null {
  const areaOf = ({ matrix: [a, b, c, d] }: PlacedImage) => Math.abs(a * d - b * c)
  const covered = images.reduce((sum, each) => sum + areaOf(each), 0)
  if (covered < 0.1 * page.width * page.height) return null
  const finest = Math.max(...images.map(({ image, matrix: [a, b] }) => image.width / Math.max(1, Math.hypot(a, b))))
  const fitting = Math.sqrt(maxPoints / (page.width * page.height))
  const scale = Math.min(Math.max(finest, minScale), maxScale, fitting)
  const width = Math.max(1, Math.round(page.width * scale))
  const height = Math.max(1, Math.round(page.height * scale))
  const points = new Uint8Array(width * height).fill(255)
  for (const { image, matrix } of images) {
    const [a, b, c, d, e, f] = matrix.map((value) => value * scale) as unknown as Matrix
    const determinant = a * d - b * c
    if (determinant === 0) continue
    const xs = [e, e + a, e + c, e + a + c]
    const ys = [f, f + b, f + d, f + b + d]
    const [left, right] = [Math.max(0, Math.floor(Math.min(...xs))), Math.min(width, Math.ceil(Math.max(...xs)))]
    const [top, bottom] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(height, Math.ceil(Math.max(...ys)))]
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const [dx, dy] = [x + 0.5 - e, y + 0.5 - f]
        // From the page back to the unit square of the picture, whose second axis points up.
        const u = (d * dx - c * dy) / determinant
        const v = 1 - (a * dy - b * dx) / determinant
        if (u < 0 || u >= 1 || v < 0 || v >= 1) continue
        points[y * width + x] = brightness(image, Math.floor(u * image.width), Math.floor(v * image.height))
      }
    }
  }
  return { width, height, points }
}

/** A picture in the form of PGM, which Tesseract reads. */
export const pgmOf = ({ width, height, points }: GreyImage): Uint8Array =>
  Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), points])
