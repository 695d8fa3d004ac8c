import { v5, v7 } from 'uuid'

/** A new UUIDv7: ids sort by the time they were made. */
export const newId = (): string => v7()

/** A new id of something that was done at an instant. */
export const newIdAt = (at: Date): string => v7({ msecs: at.getTime() })

/**
 * The id of something that has no row of its own, such as a profile beside its user: always the same, and no other's. A
 * client's cache keeps objects by their ids, so the id of the user would not do.
 * @param owner the id that it belongs to
 * @param name what it is, and whatever else tells it from others of the owner
 */
export const derivedId = (owner: string, ...name: string[]): string => v5(JSON.stringify(name), owner)
