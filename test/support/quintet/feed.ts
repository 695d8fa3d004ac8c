import type { AccessFeed, Change } from '@quintet/gateway/auth/access-feed.ts'

/** A feed that is always alive and reports what `notify` is given. */
export function aFeed(): { feed: AccessFeed; notify(change: Change | 'all'): void } {
  const listeners = new Set<(change: Change | 'all') => void>()
  return {
    feed: {
      onChange(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      isAlive: () => true,
      expect() {},
      stop() {},
    },
    notify(change) {
      for (const listener of listeners) listener(change)
    },
  }
}
