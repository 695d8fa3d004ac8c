import { readSettings } from '@quintet/kit/settings.ts'
import { describe, expect, it } from 'vitest'

const read = (text?: string) => readSettings({ ACCESS_TOKEN_SECONDS: text }, (reader) => reader.accessTokenSeconds())

describe('ACCESS_TOKEN_SECONDS', () => {
  it.each([
    [undefined, 900],
    [' ', 900],
    ['5', 5],
    ['3600', 3600],
  ])('%j is %d', (text, seconds) => {
    expect(read(text)).toBe(seconds)
  })

  it.each(['4', '3601', '15m', '7.5', '-900'])('%j is refused', (text) => {
    expect(() => read(text)).toThrow('ACCESS_TOKEN_SECONDS must be a number from 5 to 3600')
  })
})
