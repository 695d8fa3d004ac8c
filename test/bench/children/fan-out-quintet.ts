// Quintet over a live board, behind the HTTP server of `pnpm start`: sockets, viewers, access, limits and metrics are the real ones.
import type { JsonWebKey } from 'node:crypto'
import { createGateway } from '@quintet/gateway/gateway.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { createBoard } from '../fan-out/board.ts'
import { serveFanOut } from '../fan-out/children.ts'
import { issuer, peopleSources } from '../people.ts'
import { serveQuintet } from '../serve-quintet.ts'

const key = JSON.parse(process.argv[2]!) as JsonWebKey
const board = createBoard()
const log = createLogger('warn')
const gateway = await createGateway({
  supergraphSdl: board.supergraphSdl,
  sources: new Map([...board.sources, ...peopleSources(key)]),
  clock: systemClock,
  log,
  issuer,
  introspection: false,
})
serveFanOut(await serveQuintet(gateway, log), board.publish)
