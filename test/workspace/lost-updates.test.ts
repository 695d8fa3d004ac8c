// `n += await f()` reads n before it waits: what others add meanwhile is lost. The value is awaited first.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const lostUpdate = /(?:\*\*|<<|>>>?|[-+*/%&|^])=\s*[^;)\n]*\bawait\b[^\n]*/g

test.each(['n += await f()', 'n.count -= (await f()).length', 'total +=\n  await f()', 'n *= 2 + (await f())'])(
  'a break is reported: %s',
  (text) => expect(text.match(lostUpdate)).toHaveLength(1),
)
test.each(['for (let i = 0; i < 2; i += 1) await f()', 'const n = await f()', 'n ??= await f()', 'n += m; await f()'])(
  'no break is not: %s',
  (text) => expect(text.match(lostUpdate)).toBe(null),
)
test('no source adds to what may have changed while it waited', () => {
  const files = globSync(['*.{ts,js}', '{schema,drizzle,gateway,subgraphs,test,tools,clients}/**/*.{ts,js}'], {
    cwd: root,
    exclude: ['**/node_modules', '**/.cache'],
  }).filter((file) => !file.endsWith('lost-updates.test.ts'))
  expect(files.length).toBeGreaterThan(1_000)
  const found = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(lostUpdate)].map(([text]) => `${file}: ${text}`),
  )
  expect(found).toEqual([])
})
