import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

export interface MoveJob {
  readonly moveId: string
}

/** Does what a move's row says: copies, compares, flips, or takes the move back where that was asked for. */
export const moveQueue: QueueOf<MoveJob> = { name: 'tenancy.tenant-move' }
