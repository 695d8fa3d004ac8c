// Positions of writes that all gateways share, in Redis: a hash for each user and tenant.
import type { Logger } from '@quintet/kit/process/log.ts'
import { connectRedis } from '@quintet/kit/process/redis.ts'

/** By cluster: a position in its log, as 16 hexadecimal digits. */
export type ByCluster = Readonly<Record<string, string>>

/** In place of a cluster: which one was written to is not known. */
export const anyCluster = '*'

interface SharedPositions {
  read(keys: readonly string[]): Promise<readonly ByCluster[]>
  note(keys: readonly string[], cluster: string, position: string): Promise<void>
  stop(): void
}

const retryMilliseconds = 500
/** A query waits no longer: then it is read from the primary. */
const commandMilliseconds = 300

/**
 * Two gateways may note in any order: the later position stays. In place of a cluster that is not known stands until when, by
 * Redis's clock: the writes that follow keep the hash, and must not keep it too.
 */
const noteScript = `local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[1] == '${anyCluster}' then
  redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', now + ARGV[3]))
else
  local blind = redis.call('HGET', KEYS[1], '${anyCluster}')
  if blind and (tonumber(blind) or 0) <= now then redis.call('HDEL', KEYS[1], '${anyCluster}') end
  local had = redis.call('HGET', KEYS[1], ARGV[1])
  if not had or had < ARGV[2] then redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) end
end
return redis.call('PEXPIRE', KEYS[1], ARGV[3])`

/** The braces say which node of a Redis Cluster has it. Each command names one key. */
const keyOf = (id: string): string => `quintet:position:{${id}}`

/** @param onLost is called when the connection was lost: positions may be missing, of others or for good */
export function openSharedPositions(
  url: string,
  keptMilliseconds: number,
  onLost: () => void,
  log: Logger,
): SharedPositions {
  const redis = connectRedis(url, {
    maxRetriesPerRequest: 1,
    connectTimeout: 500,
    commandTimeout: commandMilliseconds,
    retryMilliseconds,
  })
  let isUnavailable = false
  redis.on('error', (error: Error) => {
    if (!isUnavailable) log.warn({ error: error.message }, 'Redis is unavailable; queries are read from the primary')
    isUnavailable = true
  })
  redis.on('close', onLost)
  redis.on('ready', () => {
    onLost()
    isUnavailable = false
  })
  return {
    read: (keys) => Promise.all(keys.map((key) => redis.hgetall(keyOf(key)))),
    async note(keys, cluster, position) {
      await Promise.all(
        keys.map((key) => redis.eval(noteScript, 1, keyOf(key), cluster, position, `${keptMilliseconds}`)),
      )
    },
    stop: () => redis.disconnect(),
  }
}
