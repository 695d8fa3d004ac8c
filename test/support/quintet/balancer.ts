// A TCP balancer in front of gateways: it polls /ready, and connects clients to a gateway that takes work.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Balancer {
  /** `http://host:port`, the one address of all gateways. */
  readonly origin: string
  readonly wsUrl: string
  stop(): Promise<void>
}

interface Backend {
  readonly origin: string
  readonly host: string
  readonly port: number
  isReady: boolean
  /** Its open connections. */
  open: number
}

const pollMilliseconds = 100
const timeoutMilliseconds = 10_000

/** Balances over these origins: a new connection goes to the ready one with the fewest. */
export async function startBalancer(origins: readonly string[]): Promise<Balancer> {
  const backends: Backend[] = origins.map((origin) => {
    const { hostname, port } = new URL(origin)
    return { origin, host: hostname, port: Number(port), isReady: true, open: 0 }
  })
  const clients = new Set<Socket>()
  const server = createServer((client) => {
    clients.add(client)
    client.on('close', () => clients.delete(client))
    forward(client, backends)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const poll = async (backend: Backend): Promise<void> => {
    const answer = fetch(`${backend.origin}/ready`, { signal: AbortSignal.timeout(1_000) })
    backend.isReady = await answer.then(
      ({ ok }) => ok,
      () => false,
    )
  }
  const polling = setInterval(() => void Promise.all(backends.map(poll)), pollMilliseconds)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    wsUrl: `${origin.replace('http', 'ws')}/graphql`,
    async stop() {
      clearInterval(polling)
      for (const client of clients) client.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Forwards one connection. Until a backend has sent its first byte, another is tried. */
function forward(client: Socket, backends: readonly Backend[]): void {
  const sent: Buffer[] = []
  const end = Date.now() + timeoutMilliseconds
  const failed = new Set<Backend>()
  let upstream: Socket | null = null
  let isAnswered = false

  const choose = (): Backend => {
    const fresh = backends.filter((backend) => !failed.has(backend))
    if (fresh.length === 0) failed.clear()
    const [best] = [...(fresh.length === 0 ? backends : fresh)].sort(
      (a, b) => Number(b.isReady) - Number(a.isReady) || a.open - b.open,
    )
    return best!
  }
  const attempt = (): void => {
    if (client.destroyed) return
    const backend = choose()
    const socket = connect(backend.port, backend.host)
    upstream = socket
    backend.open++
    for (const chunk of sent) socket.write(chunk)
    socket.on('data', (chunk) => {
      isAnswered = true
      client.write(chunk)
    })
    // `close` follows.
    socket.on('error', () => {})
    socket.on('close', () => {
      backend.open--
      failed.add(backend)
      if (isAnswered || Date.now() > end) client.end()
      else setTimeout(attempt, 50)
    })
  }
  client.on('data', (chunk) => {
    if (!isAnswered) sent.push(chunk)
    upstream?.write(chunk)
  })
  client.on('error', () => {})
  client.on('close', () => upstream?.destroy())
  attempt()
}
