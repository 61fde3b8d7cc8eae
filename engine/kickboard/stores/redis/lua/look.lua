-- What an idle engine wants to know now and then.
-- KEYS: schedule, retry, paused, stopped   ARGV: queues it wants work of …
-- Returns: when the next jobs are due, what is paused, and how many of the queues have work.
local paused, ready = redis.call('SMEMBERS', KEYS[3]), 0
local is_paused = {}
for _, name in ipairs(paused) do
  is_paused[name] = true
end
local stopped = redis.call('EXISTS', KEYS[4])
for _, name in ipairs(ARGV) do
  if stopped == 0 and not is_paused[name] and redis.call('EXISTS', 'queue:' .. name) == 1 then
    ready = ready + 1
  end
end
local scheduled = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2] or ''
local retry = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2] or ''
table.sort(paused)
return { scheduled, retry, stopped, paused, ready }
