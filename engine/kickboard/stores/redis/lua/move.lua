-- Move jobs under an operation, each from where it was seen, if it is still there.
-- KEYS: queues, touched, undo, operations
-- ARGV: operation, what is told of it, seconds it can be undone,
--   then (z|l, key, old payload, direction, z|l, key, score or queue, new payload, number, place) …
-- Returns: which were moved.
local moved = {}
for at = 4, #ARGV, 10 do
  local old, removed = ARGV[at + 2], 0
  if ARGV[at] == 'z' then
    removed = redis.call('ZREM', ARGV[at + 1], old)
  else
    removed = redis.call('LREM', ARGV[at + 1], ARGV[at + 3], old)
  end
  if removed == 1 then
    local before = redis.call('HGET', KEYS[2], old) or ''
    redis.call('HDEL', KEYS[2], old)
    local key, new = ARGV[at + 5], ARGV[at + 7]
    if ARGV[at + 4] == 'z' then
      redis.call('ZADD', key, ARGV[at + 6], new)
    else
      redis.call('SADD', KEYS[1], ARGV[at + 6])
      redis.call('LPUSH', key, new)
    end
    if key ~= 'kb:trash' then
      redis.call('HSET', KEYS[2], new, ARGV[1])
    end
    redis.call('HSET', KEYS[3], ARGV[at + 8], before .. '|' .. ARGV[at + 9])
    moved[#moved + 1] = (at - 4) / 10
  end
end
if #moved > 0 then
  redis.call('HSETNX', KEYS[4], ARGV[1], ARGV[2])
  redis.call('EXPIRE', KEYS[3], ARGV[3])
  if redis.call('EXISTS', KEYS[2]) == 1 then
    redis.call('EXPIRE', KEYS[2], ARGV[3])
  end
end
return moved
