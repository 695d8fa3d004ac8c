// What connection strings of databases may be.
import { connectionFault } from '@quintet/drizzle/client/connection-string.ts'

const maxUrl = 2_000

/** What is wrong with a connection string, as the rest of a sentence; null when nothing is. */
export function urlFault(url: string): string | null {
  if (url.length > maxUrl) return `must have up to ${maxUrl} characters`
  return connectionFault(url) ?? (new URL(url).pathname.length > 1 ? null : 'must name a database after the host')
}

/** The host and port of a connection string. */
export function serverOf(url: string): string {
  const { hostname, port } = new URL(url)
  return `${hostname}:${port === '' ? 5432 : port}`
}
