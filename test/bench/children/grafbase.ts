// Grafbase, a gateway in Rust, over the subgraphs of the shop: `<addresses as JSON> <directory> <port>`. It composes them itself.
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { untilListening } from '../../support/ports.ts'
import { programOf } from '../baselines.ts'
import { serveBench } from '../children.ts'
import { classic, linked, openSdl } from '../gateway/classic.ts'

const [addresses = '{}', directory = '', port = ''] = process.argv.slice(2)
const urls = JSON.parse(addresses) as Readonly<Record<string, string>>
const sections = classic.map(async ({ name, sdl }) => {
  await writeFile(join(directory, `${name}.graphql`), linked(openSdl(sdl)))
  return `[subgraphs.${name}]\nurl = "${urls[name]}"\nschema_path = "${name}.graphql"\n`
})
const config = join(directory, 'grafbase.toml')
await writeFile(config, (await Promise.all(sections)).join('\n'))
const gateway = spawn(programOf.grafbase(), ['dev', '--config', config, '--port', port], {
  cwd: directory,
  stdio: ['ignore', 'ignore', 'inherit'],
})
process.once('exit', () => gateway.kill('SIGKILL'))
gateway.once('exit', () => process.exit(1))
await untilListening(Number(port))
serveBench({ port: Number(port), pid: gateway.pid! })
