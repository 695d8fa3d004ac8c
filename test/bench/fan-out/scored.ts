// The subscription of `pnpm bench fan-out`, and an event of it.

export const scored =
  'subscription ($board: String!, $after: String) { scored(board: $board, after: $after) { cursor value person { name } } }'

/** An event with a breakdown is about as long. */
export const longName = `Person ${'of the bench '.repeat(22).trim()}`

/** The data of an event, for servers that federate nothing. */
export const eventOf = (number: number) => ({
  scored: { cursor: `c${number}`, value: number, person: { name: longName } },
})
