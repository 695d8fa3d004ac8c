// Raw HTTP requests, and the check that every refusal must pass.
import { errorCodes } from '@quintet/kit/wire/errors.ts'
import { expect } from 'vitest'
import type { Json, TestQuintet } from '../quintet/quintet.ts'

export interface Reply {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}
export const jsonType = { 'content-type': 'application/json' }

/** Posts bytes to /graphql as they are. */
export async function post(
  quintet: TestQuintet,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  headers: Record<string, string> = jsonType,
): Promise<Reply> {
  const response = await fetch(quintet.url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
  return { status: response.status, text: await response.text(), headers: response.headers }
}

/** Words that would reveal the implementation. */
export const internals =
  /node_modules|\.ts\b|\.js\b|\n\s+at |postgres|drizzle|subgraph|\/work\/|\/tmp\/|TypeError|stack|quintet_/i

/** The codes of a refusal. They must be documented, and have only documented extensions beside them. */
export function codesOf({ text }: { readonly text: string }): string[] {
  expect(text).not.toMatch(internals)
  const { errors } = JSON.parse(text) as Json
  for (const { extensions } of errors) {
    expect(errorCodes).toContain(extensions.code)
    expect(Object.keys(extensions).filter((key) => !['code', 'requestId', 'retryAfter'].includes(key))).toEqual([])
  }
  return errors.map((error: Json) => error.extensions.code)
}
