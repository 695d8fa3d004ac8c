// Text messages by an HTTP adapter: one POST for each.
import { checkLetter, LetterRefused, type Post } from './letter.ts'

const silenceMilliseconds = 20_000

/**
 * Posts `{id, to, text}` as JSON to an address, which should take the same id once. Credentials in the address are sent
 * as basic authentication.
 */
export function openSms(address: string): Post {
  const url = new URL(address)
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  url.username = ''
  url.password = ''
  const authorization = credentials === ':' ? {} : { authorization: `Basic ${btoa(credentials)}` }
  return {
    async send(letter) {
      checkLetter(letter)
      const { id, to, text } = letter
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': id, ...authorization },
        body: JSON.stringify({ id, to, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(silenceMilliseconds),
      }).catch(() => {
        throw new Error('The adapter for text messages did not respond')
      })
      await response.body?.cancel()
      if (response.ok) return
      const isForGood = response.status >= 400 && response.status < 500 && ![408, 425, 429].includes(response.status)
      const message = `The adapter for text messages answered ${response.status}`
      throw isForGood ? new LetterRefused(message) : new Error(message)
    },
    close() {},
  }
}
