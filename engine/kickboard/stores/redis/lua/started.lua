-- Record that a suspect is about to run, if it is still held.
-- KEYS: held, suspects   ARGV: place, jid, what is known of it
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  return 0
end
redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
return 1
