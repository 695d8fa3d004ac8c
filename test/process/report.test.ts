// The progress that a start prints, and how it looks on a terminal.
import { createReport, startTable } from '@quintet/gateway/embedded/report.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

let written: string
const stream = (isTTY: boolean) =>
  ({
    isTTY,
    write(text: string) {
      written += text
    },
  }) as unknown as NodeJS.WriteStream
beforeEach(() => {
  written = ''
  vi.stubEnv('NO_COLOR', undefined)
  vi.useFakeTimers()
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

describe('a step', () => {
  test('is coloured on a terminal only', async () => {
    await createReport(stream(true)).step('done', 'it', async () => {})
    expect(written).toContain('\u001b[32mok\u001b[0m')
    written = ''
    await createReport(stream(false)).step('done', 'it', async () => {})
    expect(written).toMatch(/^ {2}ok {2}done {45}\s+0\.0 s\n$/)
  })
  test('is plain with NO_COLOR', async () => {
    vi.stubEnv('NO_COLOR', '1')
    await createReport(stream(true)).step('done', 'it', async () => {})
    expect(written).not.toContain('\u001b')
  })
  test('prints after 10 s what it waits for', async () => {
    const step = createReport(stream(false)).step(
      'done',
      'PostgreSQL',
      () => new Promise((end) => setTimeout(end, 11_000)),
    )
    await vi.advanceTimersByTimeAsync(9999)
    expect(written).toBe('')
    await vi.advanceTimersByTimeAsync(2)
    expect(written).toBe('  ..  still waiting for PostgreSQL\n')
    await vi.advanceTimersByTimeAsync(2000)
    await step
    expect(written).toMatch(/\n {2}ok {2}done/)
  })
  test('that fails is not called done', async () => {
    const failing = createReport(stream(false)).step('done', 'it', () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(written).toBe('')
  })
})

test('the table leaves out accounts without demo data, and the explorer in production', () => {
  const parts = {
    hasExplorer: true,
    publicUrl: 'https://api.example.com',
    port: 4300,
    password: 'seven brass lanterns at dusk',
  }
  expect(startTable({ ...parts, hasDemo: true })).toContain('seven brass lanterns')
  expect(startTable({ ...parts, hasDemo: true })).toContain(
    '$(PORT=4300 npx -y pnpm@12 -s run token grace@acme.example)',
  )
  const plain = startTable({ ...parts, hasDemo: false })
  expect(plain).not.toMatch(/seven brass|example\b.*@|curl/)
  expect(plain).toContain('https://api.example.com/graphql')
  expect(plain).toContain('/explore')
  expect(startTable({ ...parts, hasExplorer: false, hasDemo: false })).not.toMatch(/explore/i)
})
