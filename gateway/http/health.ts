// Whether queries can be answered: asked once for all who want to know, however many they are.
const keptMilliseconds = 1_000

/** Whether a probe succeeds: one is under way at a time, and what came out is good for a second. */
export function createHealth(probe: () => Promise<void>, onFault: (fault: string) => void) {
  const look = async (): Promise<boolean> => {
    try {
      await probe()
      return true
    } catch (error) {
      onFault(String(error))
      return false
    } finally {
      setTimeout(() => {
        latest = null
      }, keptMilliseconds).unref()
    }
  }
  let latest: Promise<boolean> | null = null
  return (): Promise<boolean> => {
    latest ??= look()
    return latest
  }
}
