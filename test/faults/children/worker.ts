// A worker in a process of its own, which the test kills. Arguments: the runtime login's and the administrator's addresses.
import { startMarking } from './marking.ts'

const [url = '', adminUrl = ''] = process.argv.slice(2)
await startMarking(url, adminUrl, true)
process.stdout.write('ready\n')
