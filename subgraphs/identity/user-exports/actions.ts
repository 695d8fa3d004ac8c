import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { conflict, notAllowed, Refused } from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { exportQueue } from './jobs.ts'
import { insertExport, queuedIndex, type UserExportRow } from './store.ts'

/** Has an export of the caller's data made, by a job. */
export const requestUserExport = (context: Context) =>
  change<UserExportRow>(
    context,
    'requestUserExport',
    {},
    {
      taken: { [queuedIndex]: conflict('An export is being made already', 'EXPORT_UNDER_WAY') },
      async work(writer) {
        if (context.files === null) {
          throw new Refused(notAllowed('There is no file store that an export could lie in', 'NO_FILE_STORE'))
        }
        const userId = viewerId(context)
        const id = newId()
        const row = await insertExport(writer, { id, userId, requestedAt: context.clock.now() })
        await requestJob(context, writer, exportQueue, id, { id, userId })
        await audit(context, writer, 'identity.export.requested', { userId, target: { type: 'UserExport', id } })
        return row
      },
    },
  )
