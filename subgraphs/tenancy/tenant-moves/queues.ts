import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

export interface MoveJob {
  readonly moveId: string
}

/** Does what a move's row says: copies, compares, flips, or takes the move back where that was asked for. */
export const moveQueue: QueueOf<MoveJob> = { name: 'tenancy.tenant-move' }

export interface LeftRows {
  /** Databases that moves of the tenant began or ended in. */
  readonly databaseIds: readonly string[]
}

/** Removes what a deleted tenant has left in databases by its moves. */
export const leftRowsQueue: QueueOf<LeftRows> = { name: 'tenancy.left-rows' }
