// Plain JavaScript: it must also run where Node is too old for the TypeScript of everything else.
const required = 24

if (Number.parseInt(process.versions.node, 10) < required) {
  const remedy =
    process.platform === 'linux'
      ? `the install did not bring Node ${required} along; run "npx -y pnpm@12 install" and start again.`
      : `install Node ${required} or newer (https://nodejs.org) and start again.`
  console.error(`Quintet needs Node ${required}, this is ${process.versions.node}: ${remedy}`)
  process.exitCode = 1
} else {
  const { main } = await import('./gateway/embedded/main.ts')
  await main()
}
