import type { Notice } from '@quintet/kit/slice/letters.ts'
import type { UserStatus } from '../types.gen.ts'

interface Changed {
  readonly status: UserStatus
  readonly reason: string | null
  /** Whether the user did it themselves. */
  readonly isOwn: boolean
  /** How many days a deletion can be undone. */
  readonly days: number
}

const sentences: Readonly<Record<UserStatus, string>> = {
  ACTIVE: 'Your account is active again: you can sign in.',
  INACTIVE: 'Your account was deactivated. No one can sign in with it, and all its sessions have ended.',
  SUSPENDED: 'Your account was suspended. No one can sign in with it, and all its sessions have ended.',
  DELETED: 'Your account was deleted. No one can sign in with it, and all its sessions have ended.',
}

/** Told to a user whose status has changed. */
export const statusChanged: Notice<Changed> = {
  name: 'identity.status_changed',
  category: 'SECURITY',
  write: ({ status, reason, isOwn, days }) => ({
    subject: 'The status of your account has changed',
    paragraphs: [
      sentences[status],
      ...(status === 'DELETED'
        ? [`An administrator can undo this for ${days} days. Then what describes you is removed.`]
        : []),
      ...(reason === null || reason === '' ? [] : [`The reason that was given: ${reason}`]),
      ...(isOwn ? ['If that was not you, write to an administrator at once.'] : []),
    ],
  }),
}
