/** Why an action was not done. */
export class ActionFailed extends Error {
  override name = 'ActionFailed'
  /** Whether trying again is of no use. */
  readonly isPermanent: boolean
  constructor(message: string, isPermanent: boolean) {
    super(message.slice(0, 500))
    this.isPermanent = isPermanent
  }
}
