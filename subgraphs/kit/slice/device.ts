// What a user agent says about a person's device, in words that they recognise.
import Bowser from 'bowser'

const longest = 500

/** Such as "Firefox on Linux"; the program's own name where it is no browser; null without a user agent. */
export function deviceOf(userAgent: string | null): string | null {
  const text = userAgent?.slice(0, longest).trim() ?? ''
  if (text === '') return null
  const { browser, os } = Bowser.parse(text)
  const program = browser.name || text.split(/[\s/(]/)[0]!
  return (os.name ?? '') === '' ? program : `${program} on ${os.name}`
}
