import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface Export {
  readonly id: string
  readonly candidateId: string
}

export const exportQueue: QueueOf<Export> = { name: 'recruiting.candidate-exports' }
export const exportExpiryQueue: QueueOf<Export> = { name: 'recruiting.candidate-export-expiry' }
