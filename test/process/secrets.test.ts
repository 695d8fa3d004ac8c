// The root secrets of an embedded start: its own, the given ones, and the older one that data was written under.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootSecrets } from '@quintet/gateway/embedded/database.ts'
import { afterEach, expect, it } from 'vitest'

const directories: string[] = []
afterEach(() => Promise.all(directories.splice(0).map((each) => rm(each, { recursive: true }))))
function aDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'quintet-secrets-'))
  directories.push(directory)
  return directory
}
const given = [Buffer.from('a secret of thirty-two bytes or more')] as const

it('a root secret is made once and kept', async () => {
  const directory = aDirectory()
  const secrets = await rootSecrets(directory, null)
  const text = readFileSync(join(directory, 'secret'))
  expect(secrets).toEqual([text])
  expect(text.length).toBeGreaterThanOrEqual(64)
  expect(await rootSecrets(directory, null)).toEqual(secrets)
})

it('an older root secret is read in both forms that data was written under', async () => {
  const directory = aDirectory()
  const bytes = Buffer.alloc(32, 7)
  writeFileSync(join(directory, 'secret'), bytes.toString('base64'))
  expect(await rootSecrets(directory, null)).toEqual([Buffer.from(bytes.toString('base64')), bytes])
})

it('a given root secret comes first, and none is made beside it', async () => {
  const directory = aDirectory()
  expect(await rootSecrets(directory, given)).toEqual(given)
  expect(readdirSync(directory)).toEqual([])
  const [own] = await rootSecrets(directory, null)
  expect(await rootSecrets(directory, given)).toEqual([...given, own])
})
