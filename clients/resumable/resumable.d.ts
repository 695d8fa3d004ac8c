import type { Client } from 'graphql-ws'

export interface ResumableOptions {
  /** The subscription's variable that takes the cursor to resume after. Default: `after`. */
  readonly variable?: string
  /**
   * The cursor of an event, or nothing where it has none. Default: the field `cursor` of the one root field, so select it.
   */
  readonly cursorOf?: (data: Record<string, unknown> | null | undefined) => string | undefined
}

/**
 * Wraps a graphql-ws client: after a lost connection each subscription that declares the variable goes on after the last
 * event it received. No event is lost or delivered twice. Works below Apollo Client, urql and Relay, which copy variables.
 * Events before the first one received are not resumed: pass a first cursor (`changesCursor`) to begin at a known place.
 * @param client made by graphql-ws's `createClient`; give it `shouldRetry: () => true` under Node
 */
export declare function resumable<C extends Client>(client: C, options?: ResumableOptions): C
