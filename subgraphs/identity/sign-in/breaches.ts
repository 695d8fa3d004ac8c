// Whether a password stands in a public list of stolen ones. Only five of the forty digits of its SHA-1 leave this process.
import { createHash } from 'node:crypto'
import type { Logger } from '@quintet/kit/process/log.ts'

export interface Breaches {
  has(password: string): Promise<boolean>
}

export const noBreaches: Breaches = { has: async () => false }

/** The range API of Have I Been Pwned. */
export const publicBreaches = 'https://api.pwnedpasswords.com/range/'
const timeoutMilliseconds = 1000
const digits = 5

/** @param address of the range API. While it does not answer, no password is refused. */
export const createBreaches = (address: string, log: Logger): Breaches => ({
  async has(password) {
    const hash = createHash('sha1').update(password).digest('hex').toUpperCase()
    try {
      const answer = await fetch(`${address}${hash.slice(0, digits)}`, {
        // Answers of one size, so that their length does not tell what was asked for. What pads them has the count 0.
        headers: { 'add-padding': 'true', 'user-agent': 'Quintet' },
        signal: AbortSignal.timeout(timeoutMilliseconds),
      })
      if (!answer.ok) throw new Error(`status ${answer.status}`)
      return listed(await answer.text(), hash.slice(digits))
    } catch (error) {
      log.warn(
        { error: error instanceof Error ? error.message : String(error) },
        'stolen passwords cannot be looked up',
      )
      return false
    }
  },
})

/** Whether a list of `<digits>:<count>` has these digits. */
function listed(list: string, rest: string): boolean {
  const line = list.split('\n').find((each) => each.startsWith(`${rest}:`))
  return line !== undefined && Number(line.slice(rest.length + 1)) > 0
}
