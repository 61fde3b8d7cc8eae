-- Really delete jobs of a set.
-- KEYS: the set, jids, old jids, account, touched   ARGV: (member, jid) …
local dropped = 0
for at = 1, #ARGV, 2 do
  if redis.call('ZREM', KEYS[1], ARGV[at]) == 1 then
    dropped = dropped + 1
    redis.call('SREM', KEYS[2], ARGV[at + 1])
    redis.call('SREM', KEYS[3], ARGV[at + 1])
    redis.call('HDEL', KEYS[5], ARGV[at])
  end
end
if dropped > 0 then
  redis.call('HINCRBY', KEYS[4], 'purged', dropped)
end
return dropped
