// Loaded by `node --import` into processes of Quintet, which know nothing of a bench: the first SIGUSR2 begins a profile,
// the second keeps it in the directory that PROFILES names, with what took most beside it.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerProfiler } from '../profile.ts'

const file = join(process.env.PROFILES ?? '.', `${process.pid}.cpuprofile`)
let isOn = false
process.on('SIGUSR2', async () => {
  isOn = !isOn
  const dearest = await answerProfiler({ profile: isOn ? null : file })
  if (dearest !== null) await writeFile(`${file}.txt`, dearest)
})
