import { existsSync } from 'node:fs'

// Plain JavaScript: it must also run where Node is too old for the TypeScript of everything else.
const required = 24

if (Number.parseInt(process.versions.node, 10) < required) {
  // The install brings Node along, but a plain `node start.js` takes the system's.
  const isInstalled = existsSync(new URL('./node_modules/.bin/node', import.meta.url))
  const onLinux = isInstalled
    ? 'start with "npx -y pnpm@12 start", which takes the Node that the install brought along.'
    : `the install did not bring Node ${required} along; run "npx -y pnpm@12 install" and start again.`
  const elsewhere = `install Node ${required} or newer (https://nodejs.org) and start again.`
  const remedy = process.platform === 'linux' ? onLinux : elsewhere
  console.error(`Quintet needs Node ${required}, this is ${process.versions.node}: ${remedy}`)
  process.exitCode = 1
} else {
  const { main } = await import('./gateway/embedded/main.ts')
  await main()
}
