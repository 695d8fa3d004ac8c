// The steps that write a board's keys. Redis runs each as one: it looks who may write and how far the keys are before it writes.
import { createHash } from 'node:crypto'
import type { RedisClient } from '../process/redis.ts'

interface Script {
  readonly text: string
  readonly hash: string
}
const script = (text: string): Script => ({ text, hash: createHash('sha1').update(text).digest('hex') })

/** KEYS state, leaderboard. ARGV the leader. Makes the leader the only writer; how far the keys are. */
export const claim = script(`
local term = tonumber(redis.call('HGET', KEYS[1], 'term') or '0') + 1
local fence = string.format('%.0f', term) .. ' ' .. ARGV[1]
redis.call('HSET', KEYS[1], 'term', string.format('%.0f', term), 'fence', fence)
local state = redis.call('HMGET', KEYS[1], 'epoch', 'version', 'checkpoint', 'size', 'mark')
return { fence, state[1] or '', state[2] or '', state[3] or '', state[4] or '', state[5] or '',
  tostring(redis.call('ZCARD', KEYS[2])) }`)

/**
 * KEYS state, leaderboard, changes, then the score of each event. ARGV fence, epoch, the longest stream, the mark of the last
 * event, then for each event its number, subject, score in hundredths (empty when the subject left the board), and JSON.
 * Scores, stream and checkpoint are each guarded by themselves: whatever part of a batch was lost, a second run mends it.
 */
export const apply = script(`
local state = redis.call('HMGET', KEYS[1], 'fence', 'epoch', 'version', 'checkpoint', 'size')
if state[1] and state[1] ~= ARGV[1] then return 'FENCED' end
if state[1] ~= ARGV[1] or state[2] ~= ARGV[2] then return 'LOST' end
local version, checkpoint = tonumber(state[3]), tonumber(state[4])
if redis.call('ZCARD', KEYS[2]) ~= tonumber(state[5]) or checkpoint > version then return 'LOST' end
if tonumber(ARGV[5]) > checkpoint + 1 then return 'BEHIND' end
local last = ARGV[5]
for i = 5, #ARGV, 4 do
  local sequence, subject, value, json = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local score = KEYS[4 + (i - 5) / 4]
  if tonumber(sequence) > version then
    if value == '' then
      redis.call('ZREM', KEYS[2], subject)
      redis.call('DEL', score)
    else
      redis.call('ZADD', KEYS[2], value, subject)
      redis.call('SET', score, json)
    end
  end
  last = sequence
end
if tonumber(last) > version then
  redis.call('HSET', KEYS[1], 'version', last, 'size', tostring(redis.call('ZCARD', KEYS[2])))
end
for i = 5, #ARGV, 4 do
  local field, text = 'score', ARGV[i + 3]
  if ARGV[i + 2] == '' then field, text = 'left', ARGV[i + 1] end
  local sent = redis.pcall('XADD', KEYS[3], 'MAXLEN', '~', ARGV[3], ARGV[i] .. '-0', field, text)
  if type(sent) == 'table' and sent.err and not string.find(sent.err, 'equal or smaller') then return sent end
end
if tonumber(last) > checkpoint then redis.call('HSET', KEYS[1], 'checkpoint', last, 'mark', ARGV[4]) end
return 'OK'`)

/** KEYS state. ARGV fence. Says that the keys cannot be relied on until they are complete again. */
export const invalidate = script(`
if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[1] then return 'FENCED' end
redis.call('HDEL', KEYS[1], 'epoch')
return 'OK'`)

/** KEYS state, loading, then scores. ARGV fence, seconds that the loading key lasts, then subject, score and JSON of each. */
export const load = script(`
if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[1] then return 'FENCED' end
local members, texts = {}, {}
for i = 3, #ARGV, 3 do
  members[#members + 1] = ARGV[i + 1]
  members[#members + 1] = ARGV[i]
  texts[#texts + 1] = KEYS[2 + i / 3]
  texts[#texts + 1] = ARGV[i + 2]
end
redis.call('ZADD', KEYS[2], unpack(members))
redis.call('EXPIRE', KEYS[2], ARGV[2])
redis.call('MSET', unpack(texts))
return 'OK'`)

/** KEYS state, then the sorted set of those who stay, then scores. ARGV fence, then subjects: removes scores of those who left. */
export const removeLeft = script(`
if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[1] then return 'FENCED' end
for i = 2, #ARGV do
  if not redis.call('ZSCORE', KEYS[2], ARGV[i]) then redis.call('DEL', KEYS[1 + i]) end
end
return 'OK'`)

/** KEYS state, leaderboard, changes, loading. ARGV fence, epoch, the number of the newest event in it, its mark. */
export const complete = script(`
if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[1] then return 'FENCED' end
if redis.call('EXISTS', KEYS[4]) == 1 then
  redis.call('RENAME', KEYS[4], KEYS[2])
  redis.call('PERSIST', KEYS[2])
else
  redis.call('DEL', KEYS[2])
end
redis.call('DEL', KEYS[3])
if ARGV[3] ~= '0' then redis.call('XADD', KEYS[3], ARGV[3] .. '-0', 'rebuilt', ARGV[2]) end
redis.call('HSET', KEYS[1], 'epoch', ARGV[2], 'version', ARGV[3], 'checkpoint', ARGV[3], 'mark', ARGV[4],
  'size', tostring(redis.call('ZCARD', KEYS[2])))
return 'OK'`)

/** KEYS state, leaderboard, changes, then scores of all that are left, or of some. ARGV fence, subjects: removes them. */
export const remove = script(`
if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[1] then return 'FENCED' end
for i = 2, #ARGV do
  redis.call('ZREM', KEYS[2], ARGV[i])
  redis.call('DEL', KEYS[2 + i])
end
if redis.call('ZCARD', KEYS[2]) == 0 then redis.call('DEL', KEYS[1], KEYS[2], KEYS[3]) end
return 'OK'`)

/** Runs a script. Redis knows it by its hash, once it has seen it. */
export async function run(
  redis: RedisClient,
  { text, hash }: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await redis.evalsha(hash, keys.length, ...keys, ...args)
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error
    return redis.eval(text, keys.length, ...keys, ...args)
  }
}
