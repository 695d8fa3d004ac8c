// Which backups and which files of the log are kept, and which gaps a restore refuses.

import type { BaseBackup } from '@quintet/drizzle/backup/manifest.ts'
import { outdated, unneeded } from '@quintet/drizzle/backup/retention.ts'
import { gapAfter } from '@quintet/drizzle/embedded/archive.ts'
import { expect, test } from 'vitest'

const segment = (place: number, history = 1): string =>
  [history, Math.floor(place / 256), place % 256]
    .map((part) => part.toString(16).toUpperCase().padStart(8, '0'))
    .join('')
const base = (day: number, place: number): BaseBackup =>
  ({
    name: `${day}`,
    path: `/${day}`,
    manifest: { endedAt: `2026-11-${String(day).padStart(2, '0')}T01:00:00.000Z`, firstSegment: segment(place) },
  }) as BaseBackup
const bases = [base(1, 250), base(2, 255), base(3, 260), base(4, 270)]
const namesOf = (found: readonly BaseBackup[]) => found.map(({ name }) => name)

test.each([
  ['2026-11-03T02:00:00Z', ['1', '2']],
  // The backup of the third day ends after this moment, so the second is still needed.
  ['2026-11-03T00:00:00Z', ['1']],
  ['2026-10-01T00:00:00Z', []],
  // The last one stays, however old it is.
  ['2027-01-01T00:00:00Z', ['1', '2', '3']],
])('a restore to any moment since %s does not need the base backups %j', (since, names) => {
  expect(namesOf(outdated(bases, new Date(since)))).toEqual(names)
  expect(outdated([], new Date(since))).toEqual([])
})

test('only log files from before all kept base backups are no longer needed, on every timeline', () => {
  const names = [254, 255, 256, 300].flatMap((place) => [`${segment(place)}.gz`, `${segment(place, 2)}.gz`])
  const more = [`${segment(254)}.00000028.backup.gz`, '00000002.history.gz', `${segment(254)}.gz.new`, 'notes']
  expect(unneeded([...names, ...more], bases.slice(1))).toEqual([
    `${segment(254)}.gz`,
    `${segment(254, 2)}.gz`,
    `${segment(254)}.00000028.backup.gz`,
  ])
  expect(unneeded(names, [])).toEqual([])
})

test('a gap in the log is found on its own timeline, from the first needed file on', () => {
  const names = [250, 254, 255, 256, 257].map((place) => `${segment(place)}.gz`)
  expect(gapAfter([...names, `${segment(300, 2)}.gz`, '00000002.history.gz'].reverse(), segment(254))).toBeNull()
  expect(gapAfter([...names, `${segment(259)}.gz`], segment(254))).toBe(segment(257))
  expect(gapAfter(names, segment(250))).toBe(segment(250))
  expect(gapAfter([], segment(250))).toBeNull()
})
