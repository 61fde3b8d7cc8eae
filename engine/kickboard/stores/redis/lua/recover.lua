-- Give back what a dead engine held, and strike it off; one of several recoverers wins.
-- KEYS: owners, held, identity, processes, front, suspects, dead, processed, processed today,
--   failed, failed today, failures, settled
-- ARGV: identity, 1 if it is known to be dead though its heartbeat has not ended,
--   seconds counters live, most failures kept, time of death,
--   then (place, r|d, jid, what is known of the suspect, payload if dead, entry) …
-- Returns: how many went back and how many were buried; -1 if it lives.
if ARGV[2] ~= '1' and redis.call('EXISTS', KEYS[3]) == 1 then
  return { -1, 0 }
end
if redis.call('HDEL', KEYS[1], ARGV[1]) == 0 then
  return { 0, 0 }
end
local lines, returned, buried = {}, 0, 0

local function back(place, job)
  local line, name = string.match(place, '^(%d+)[^:]*:(.*)$')
  local list = 'queue:' .. name
  lines[list] = lines[list] or {}
  table.insert(lines[list], { tonumber(line), job })
  returned = returned + 1
end

for at = 6, #ARGV, 6 do
  local place = ARGV[at]
  local job = redis.call('HGET', KEYS[2], place)
  if job then
    redis.call('HDEL', KEYS[2], place)
    if ARGV[at + 1] == 'r' then
      back(place, job)
      if ARGV[at + 2] ~= '' then
        redis.call('HSET', KEYS[6], ARGV[at + 2], ARGV[at + 3])
      end
    else
      redis.call('ZADD', KEYS[7], ARGV[5], ARGV[at + 4])
      redis.call('HDEL', KEYS[6], ARGV[at + 2])
      buried = buried + 1
    end
    local id = redis.call('XADD', KEYS[12], 'MAXLEN', '~', ARGV[4], '*', 'a', ARGV[at + 5])
    local attempts = 'kb:attempts:' .. ARGV[at + 2]
    redis.call('RPUSH', attempts, id)
    redis.call('LTRIM', attempts, -25, -1)
    redis.call('EXPIRE', attempts, 604800)
  end
end
local rest = redis.call('HGETALL', KEYS[2]) -- what it claimed since it was looked at
for at = 1, #rest, 2 do
  back(rest[at], rest[at + 1])
end
redis.call('UNLINK', KEYS[2], KEYS[13])
for list, rows in pairs(lines) do
  give_back(list, KEYS[5], rows)
end
if redis.call('EXISTS', KEYS[6]) == 1 then
  redis.call('EXPIRE', KEYS[6], 604800)
end
redis.call('SREM', KEYS[4], ARGV[1])
redis.call('UNLINK', KEYS[3], ARGV[1] .. ':work', ARGV[1] .. ':workers')
if buried > 0 then
  for i = 8, 11 do
    redis.call('INCRBY', KEYS[i], buried)
  end
  redis.call('EXPIRE', KEYS[9], ARGV[3])
  redis.call('EXPIRE', KEYS[11], ARGV[3])
end
return { returned, buried }
