// A browser on the board of a Quintet, through a wire that can be cut.
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net'
import type { Page } from 'playwright-core'

/** A wire to a port of this machine. */
export interface Wire {
  readonly port: number
  /** Carries nothing any more and lets no one know, as when a cable is pulled. */
  cut(): void
  /** Carries again; connections from before are gone. */
  mend(): void
  close(): Promise<void>
}

export async function openWire(target: number): Promise<Wire> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let isCut = false
  const server: Server = createServer((near) => {
    const far = connectTo(target, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const end = (): void => {
      if (isCut) return
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (bytes) => {
        if (!isCut) to.write(bytes)
      })
      from.on('error', end)
      from.on('close', end)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const drop = (): void => {
    for (const [near, far] of pairs) {
      near.destroy()
      far.destroy()
    }
    pairs.clear()
  }
  return {
    port: (server.address() as { port: number }).port,
    cut() {
      isCut = true
    },
    mend() {
      isCut = false
      drop()
    },
    close() {
      drop()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** The rows that a page shows: rank, name and score. */
export const shownRows = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('tbody tr')].map((row) =>
    [row.cells[0], row.cells[2], row.cells[3]].map((cell) => cell.textContent.trim()).join(' | '))`)
