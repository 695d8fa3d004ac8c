// Connections to Redis: one server, or a Redis Cluster.
import { Cluster, Redis } from 'ioredis'

export type RedisClient = Redis | Cluster

interface ConnectionOptions {
  /** How often a command is sent again after a lost connection. */
  readonly maxRetriesPerRequest: number
  readonly connectTimeout: number
  readonly commandTimeout?: number
  /** Without it a connection that died silently is kept until the system closes it. */
  readonly socketTimeout?: number
  /** Between two tries to connect. */
  readonly retryMilliseconds: number
}

/**
 * Connects, and goes on trying while Redis is unavailable: commands fail meanwhile. The caller listens to `error`.
 * @param urls one address, or those of some nodes of a Redis Cluster, separated by commas
 */
export function connectRedis(urls: string, { retryMilliseconds, ...options }: ConnectionOptions): RedisClient {
  const retry = (): number => retryMilliseconds
  const [first = '', ...others] = urls.split(',').map((url) => url.trim())
  if (others.length === 0) return new Redis(first, { ...options, enableOfflineQueue: false, retryStrategy: retry })
  const { username, password, protocol } = new URL(first)
  const signIn = {
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  }
  return new Cluster([first, ...others], {
    redisOptions: { ...options, ...signIn },
    clusterRetryStrategy: retry,
    enableOfflineQueue: false,
  })
}
