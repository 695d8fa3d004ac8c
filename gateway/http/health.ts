// Health: whether queries can be answered. One probe at a time serves all health checks.
const cachedMilliseconds = 1_000

/** Whether `probe` succeeds. The result is cached for a second. */
export function createHealth(probe: () => Promise<void>, onFault: (fault: string) => void) {
  const check = async (): Promise<boolean> => {
    try {
      await probe()
      return true
    } catch (error) {
      onFault(String(error))
      return false
    } finally {
      setTimeout(() => {
        latest = null
      }, cachedMilliseconds).unref()
    }
  }
  let latest: Promise<boolean> | null = null
  return (): Promise<boolean> => {
    latest ??= check()
    return latest
  }
}
