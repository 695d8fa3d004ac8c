// What pages use of XMLHttpRequest, over node:http: Node has none, and a page's upload needs its progress.
import { request } from 'node:http'

type Progress = (event: { readonly loaded: number; readonly total: number }) => void
/** The size of a piece: progress is reported after each. */
const pieceBytes = 64 * 1024

export class XmlHttpRequest {
  readonly upload: { onprogress: Progress } = { onprogress: () => {} }
  onload: () => void = () => {}
  onerror: () => void = () => {}
  status = 0
  readonly #headers: Record<string, string> = {}
  #method = 'GET'
  #url = ''

  open(method: string, url: string): void {
    this.#method = method
    this.#url = url
  }
  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value
  }
  send(body: Blob): void {
    void this.#send(body).catch(() => this.onerror())
  }
  async #send(body: Blob): Promise<void> {
    const bytes = Buffer.from(await body.arrayBuffer())
    const headers = { ...this.#headers, 'content-length': bytes.length }
    const sending = request(this.#url, { method: this.#method, headers }, (response) => {
      this.status = response.statusCode ?? 0
      response.resume().once('end', () => this.onload())
    })
    sending.once('error', () => this.onerror())
    for (let sent = 0; sent < bytes.length; sent += pieceBytes) {
      const piece = bytes.subarray(sent, sent + pieceBytes)
      await new Promise((resolve) => sending.write(piece, resolve))
      this.upload.onprogress({ loaded: sent + piece.length, total: bytes.length })
    }
    sending.end()
  }
}
