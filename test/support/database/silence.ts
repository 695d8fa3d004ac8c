// A TCP proxy whose connections can fall silent: nothing more comes through, and neither side is notified.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface SilentProxy {
  /** `http://host:port` in the place of the origin behind it. */
  readonly origin: string
  /** Has all present connections fall silent. */
  fallSilent(): void
  /** Closes all present connections for clients; the server goes on with what they have sent. */
  loseAnswers(): void
  /** Has those to come say nothing, or speak again. */
  keepSilent(isSilent: boolean): void
  /** Connections that clients have not closed, silent ones included. */
  open(): number
  stop(): Promise<void>
}

/** Starts a proxy in front of one origin. */
export async function startSilentProxy(origin: string): Promise<SilentProxy> {
  const { hostname, port } = new URL(origin)
  const clients = new Map<Socket, Socket>()
  const silent = new WeakSet<Socket>()
  const unheard = new WeakSet<Socket>()
  let isSilent = false
  const server = createServer((client) => {
    if (isSilent) silent.add(client)
    const upstream = connect(Number(port), hostname)
    clients.set(client, upstream)
    if (isSilent) client.resume()
    else client.pipe(upstream).pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => {})
    upstream.on('close', () => silent.has(client) || client.destroy())
    client.on('close', () => {
      clients.delete(client)
      if (unheard.has(upstream)) upstream.end()
      else upstream.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keepSilent(now) {
      isSilent = now
    },
    fallSilent() {
      for (const [client, upstream] of clients) {
        silent.add(client)
        client.unpipe(upstream)
        upstream.unpipe(client)
        // Read on and discarded: its end would not be seen otherwise.
        for (const socket of [client, upstream]) socket.resume()
      }
    },
    loseAnswers() {
      for (const [client, upstream] of clients) {
        unheard.add(upstream)
        upstream.unpipe(client)
        upstream.resume()
        client.destroy()
      }
    },
    open: () => clients.size,
    async stop() {
      for (const client of clients.keys()) client.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
