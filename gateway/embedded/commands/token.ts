// `pnpm -s run token EMAIL` (`pnpm token` is pnpm's own) prints an access token of a demo account.
import { command, demoAgent, signIn } from './client.ts'

await command(async () => {
  const email = process.argv[2]
  if (email === undefined || !email.includes('@'))
    throw new Error(`Name a demo account: npx -y pnpm@12 -s run token ${demoAgent}`)
  const { accessToken } = await signIn(email)
  process.stdout.write(`${accessToken}\n`)
})
