import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

/** Memories of a member whose vectors are missing, or of another model. */
export const embeddingQueue: QueueOf<{ readonly memberId: string }> = { name: 'tenancy.memory-embedding' }

/** A memory whose time is over. */
export const expiryQueue: QueueOf<{ readonly id: string }> = { name: 'tenancy.memory-expiry' }

/** Searches that are too old. */
export const searchRetentionQueue: QueueOf<object> = { name: 'tenancy.memory-search-retention' }
