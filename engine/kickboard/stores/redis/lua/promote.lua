-- Move due jobs from their sets to the back of their queues, those that are still there.
-- KEYS: retry, schedule, queues, touched, dead, queue lists …
-- ARGV: (set, old payload, list or 0 for the dead, queue or time of death, new payload) …
-- Returns: how many were moved of each set, and when the next of each is due.
local moved = { 0, 0 }
local has_touched = redis.call('EXISTS', KEYS[4]) == 1
for at = 1, #ARGV, 5 do
  local set = tonumber(ARGV[at])
  if redis.call('ZREM', KEYS[set], ARGV[at + 1]) == 1 then
    local list = tonumber(ARGV[at + 2])
    if list == 0 then
      redis.call('ZADD', KEYS[5], ARGV[at + 3], ARGV[at + 4])
    else
      redis.call('SADD', KEYS[3], ARGV[at + 3])
      redis.call('LPUSH', KEYS[5 + list], ARGV[at + 4])
    end
    if has_touched then
      redis.call('HDEL', KEYS[4], ARGV[at + 1])
    end
    moved[set] = moved[set] + 1
  end
end
local retry = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2]
local schedule = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2]
return { moved[1], moved[2], retry or '', schedule or '' }
