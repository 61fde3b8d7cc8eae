-- Undo part of an operation, for jobs that nothing happened to since.
-- KEYS: touched, undo, operations, jids, old jids, account, queues
-- ARGV: operation, 1 if nothing of it is left afterwards, then
--   (number, z|l, key, member, z|l|x, key, score or side, old member, neighbour, operation before) …
--   side: L or R for an end of the list, B for before the neighbour.
--   x: a job that was made by the operation; it is dropped if the one before it was put back.
-- Returns: how many are back.
local restored, was_back = 0, false
for at = 3, #ARGV, 10 do
  local from, member, kind, removed = ARGV[at + 2], ARGV[at + 3], ARGV[at + 4], 0
  if redis.call('HDEL', KEYS[2], ARGV[at]) == 1 and (kind ~= 'x' or was_back) then
    if from == 'kb:trash' or redis.call('HGET', KEYS[1], member) == ARGV[1] then
      if ARGV[at + 1] == 'z' then
        removed = redis.call('ZREM', from, member)
      else
        removed = redis.call('LREM', from, 1, member)
      end
    end
  end
  was_back = removed == 1
  if was_back then
    redis.call('HDEL', KEYS[1], member)
    local key, side, old = ARGV[at + 5], ARGV[at + 6], ARGV[at + 7]
    if kind == 'x' then
      redis.call('SREM', KEYS[4], old)
      redis.call('SREM', KEYS[5], old)
      redis.call('HINCRBY', KEYS[6], 'purged', 1)
      restored = restored - 1
    elseif kind == 'z' then
      redis.call('ZADD', key, side, old)
    else
      redis.call('SADD', KEYS[7], string.sub(key, 7)) -- the queue may have been forgotten
      if side == 'L' then
        redis.call('LPUSH', key, old)
      elseif side == 'R' or redis.call('LINSERT', key, 'BEFORE', ARGV[at + 8], old) <= 0 then
        redis.call('RPUSH', key, old)
      end
    end
    if ARGV[at + 9] ~= '' then
      redis.call('HSET', KEYS[1], old, ARGV[at + 9])
    end
    restored = restored + 1
  end
end
if ARGV[2] == '1' then
  redis.call('UNLINK', KEYS[2])
  redis.call('HDEL', KEYS[3], ARGV[1])
end
return restored
