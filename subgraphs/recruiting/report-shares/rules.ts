// How long a report may be shared, and what its link is called.

export const maxShareDays = 30
const dayMilliseconds = 86_400_000

/** Whether a link may end then. */
export const isShareTime = (expiresAt: Date, now: Date): boolean =>
  expiresAt > now && expiresAt.getTime() <= now.getTime() + maxShareDays * dayMilliseconds

/** What a link's token follows from. */
export const shareName = (id: string): string => `report ${id}`

/** The address of a shared report. */
export const shareUrl = (publicUrl: string, token: string): string =>
  new URL(`/interview-reports/${token}`, publicUrl).href
