import { expect, it } from 'vitest'
import { measureDatabases } from './databases.ts'

it('the bench of databases asks each of them, first cold and then warm, within the bounds of connections', async () => {
  const { databases, cold, warm, forms } = await measureDatabases(3)
  expect([databases, cold.length, warm.length]).toEqual([3, 6, 12])
  for (const { connections, processMegabytes } of forms) {
    expect(connections).toBeGreaterThan(0)
    // Of two subgraphs, six each.
    expect(connections).toBeLessThanOrEqual(12)
    expect(Number.isFinite(processMegabytes)).toBe(true)
  }
}, 120_000)
