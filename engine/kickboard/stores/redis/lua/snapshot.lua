-- Everything that counts, of one moment.
-- KEYS: queues, schedule, retry, dead, trash, processed, failed, processes, owners, paused,
--   when paused, stopped, done
-- Returns: {queue, size, oldest} …, counters, first retry, first scheduled,
--   {identity, info, busy, beat, quiet, rss, concurrency, progress, queues of what it runs} …,
--   {engine, what it holds} …,
--   paused, when, stopped
local queues = {}
for _, name in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  local list = 'queue:' .. name
  local oldest = redis.call('LINDEX', list, -1)
  queues[#queues + 1] = { name, redis.call('LLEN', list), oldest or '' }
end
local counters = {
  redis.call('ZCARD', KEYS[2]), redis.call('ZCARD', KEYS[3]), redis.call('ZCARD', KEYS[4]),
  redis.call('ZCARD', KEYS[5]), redis.call('GET', KEYS[6]) or '0',
  redis.call('GET', KEYS[7]) or '0', redis.call('XLEN', KEYS[13]),
}
local retry = redis.call('ZRANGE', KEYS[3], 0, 0, 'WITHSCORES')[2] or ''
local scheduled = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2] or ''
-- The queue stands first in what Sidekiq writes of a running job; no JSON is read for it.
local function running(id)
  local found = {}
  if redis.call('HEXISTS', KEYS[9], id) == 1 then
    return found -- ours: what it holds is told below
  end
  for _, kind in ipairs({ ':work', ':workers' }) do
    for _, told in ipairs(redis.call('HVALS', id .. kind)) do
      found[#found + 1] = string.match(told, '^{"queue":"([^"\\]+)"')
    end
  end
  return found
end
local processes = {}
for _, id in ipairs(redis.call('SMEMBERS', KEYS[8])) do
  local found =
    redis.call('HMGET', id, 'info', 'busy', 'beat', 'quiet', 'rss', 'concurrency')
  if found[1] then
    processes[#processes + 1] = {
      id, found[1], found[2] or '', found[3] or '', found[4] or '', found[5] or '', found[6] or '',
      redis.call('GET', 'kb:progress:' .. id) or '', running(id),
    }
  end
end
local held = {}
for _, id in ipairs(redis.call('HKEYS', KEYS[9])) do
  held[#held + 1] = { id, redis.call('HKEYS', 'kb:held:' .. id) }
end
return {
  queues, counters, retry, scheduled, processes, held,
  redis.call('SMEMBERS', KEYS[10]), redis.call('HGETALL', KEYS[11]),
  redis.call('GET', KEYS[12]) or '',
}
