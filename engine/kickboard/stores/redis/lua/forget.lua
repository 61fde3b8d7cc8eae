-- Drop an empty queue from the list.
-- KEYS: queues, list, paused, when paused   ARGV: queue
if redis.call('EXISTS', KEYS[2]) == 1 then
  return 0
end
redis.call('SREM', KEYS[3], ARGV[1])
redis.call('HDEL', KEYS[4], ARGV[1])
return redis.call('SREM', KEYS[1], ARGV[1])
