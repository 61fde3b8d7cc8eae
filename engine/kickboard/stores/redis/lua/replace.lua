-- Store a job in the place of another, which goes to the trash: both or neither.
-- KEYS: queues, touched, undo, operations, jids, old jids, account
-- ARGV: operation, what is told of it, seconds it can be undone,
--   z|l, key, old member, time, trash member, its number and place,
--   new jid, z|l, key, score or queue, payload, its number and place.
-- Returns: 1 if it was done.
local jid, new = ARGV[11], ARGV[15]
if redis.call('SISMEMBER', KEYS[5], jid) == 1 or redis.call('SISMEMBER', KEYS[6], jid) == 1 then
  return 0
end
local removed
if ARGV[4] == 'z' then
  removed = redis.call('ZREM', ARGV[5], ARGV[6])
else
  removed = redis.call('LREM', ARGV[5], -1, ARGV[6])
end
if removed == 0 then
  return 0
end
local before = redis.call('HGET', KEYS[2], ARGV[6]) or ''
redis.call('HDEL', KEYS[2], ARGV[6])
redis.call('ZADD', 'kb:trash', ARGV[7], ARGV[8])
redis.call('HSET', KEYS[3], ARGV[9], before .. '|' .. ARGV[10])
if ARGV[12] == 'z' then
  redis.call('ZADD', ARGV[13], ARGV[14], new)
else
  redis.call('SADD', KEYS[1], ARGV[14])
  redis.call('LPUSH', ARGV[13], new)
end
redis.call('SADD', KEYS[5], jid)
redis.call('HINCRBY', KEYS[7], 'pushed', 1)
redis.call('HSET', KEYS[2], new, ARGV[1])
redis.call('HSET', KEYS[3], ARGV[16], '|' .. ARGV[17])
redis.call('HSET', KEYS[4], ARGV[1], ARGV[2])
redis.call('EXPIRE', KEYS[3], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[3])
return 1
