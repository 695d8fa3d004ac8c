// The text of server-sent events.
import { createEventText } from '@quintet/gateway/http/event-stream.ts'
import type { LiveEvent } from '@quintet/gateway/live/channel.ts'
import { describe, expect, it } from 'vitest'

const eventOf = (text: string): LiveEvent => ({ body: Buffer.from(JSON.stringify({ data: text })), cursor: null })

describe('server-sent events', () => {
  it('are the same bytes for all, with cursors as ids', () => {
    const textOf = createEventText()
    const events = [{ ...eventOf('a'), cursor: 'c1' }, eventOf('b')]
    expect(textOf(events).toString()).toBe(
      'event: next\nid: c1\ndata: {"data":"a"}\n\nevent: next\ndata: {"data":"b"}\n\n',
    )
    expect(textOf(events)).toBe(textOf(events))
    expect(textOf([eventOf('c')]).toString()).toBe('event: next\ndata: {"data":"c"}\n\n')
  })
})
