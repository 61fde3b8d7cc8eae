-- Hand out numbers that nothing else ever has, also when Redis is full.
-- KEYS: number   ARGV: how many   Returns: the last of them.
return redis.call('INCRBY', KEYS[1], ARGV[1])
