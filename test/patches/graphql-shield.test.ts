import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// Runs in a plain Node process in the gateway's folder, because vitest resolves and transforms packages.
function inGateway(source: string): unknown {
  const cwd = fileURLToPath(import.meta.resolve('../../gateway/package.json').replace('package.json', ''))
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', source], { cwd, encoding: 'utf8' })
  expect(child.stderr).toBe('')
  return JSON.parse(child.stdout)
}

const rules = `
  const yes = rule()(async () => true)
  const no = rule()(async () => false)
  const answer = (tree) => tree.resolve({}, {}, {}, { parentType: { name: 'Query' }, fieldName: 'x' }, { debug: false })
  console.log(JSON.stringify(await Promise.all([yes, no, and(yes, yes), and(yes, no), or(no, yes), or(no, no),
    chain(yes, yes), chain(yes, no), race(no, yes), race(no, no)].map(answer))))`
const expected = [true, false, true, false, true, false, true, false, true, false]

test('the ESM build loads and resolves every kind of rule', () => {
  expect(inGateway(`import { rule, and, or, chain, race } from 'graphql-shield'; ${rules}`)).toEqual(expected)
})

test('the CommonJS build resolves every kind of rule', () => {
  const load = `import { createRequire } from 'node:module'
    const { rule, and, or, chain, race } = createRequire(process.cwd() + '/package.json')('graphql-shield')`
  expect(inGateway(`${load}; ${rules}`)).toEqual(expected)
})
