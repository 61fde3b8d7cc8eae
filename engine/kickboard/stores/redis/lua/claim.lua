-- Take the next jobs of some queues for an engine.
-- KEYS: held, owners, identity, paused, stopped, number, front, touched, suspects, queue lists …
-- ARGV: identity, most in all, now, then (queue, most) for each list.
-- Returns: how many suspects there are, then {list, number of the first, payloads, old places}.
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then
  return redis.error_reply('KBLEASE this engine was taken for dead')
end
if redis.call('EXISTS', KEYS[3]) == 0 then -- our heartbeat is late, and nobody noticed yet
  redis.call('HSET', KEYS[3], 'beat', ARGV[3])
  redis.call('EXPIRE', KEYS[3], 60)
end
if redis.call('EXISTS', KEYS[5]) == 1 then
  return { 0 }
end
local paused = {}
for _, name in ipairs(redis.call('SMEMBERS', KEYS[4])) do
  paused[name] = true
end
local has_front = redis.call('EXISTS', KEYS[7]) == 1
local has_touched = redis.call('EXISTS', KEYS[8]) == 1

local function take(list, name, most)
  local jobs = redis.call('RPOP', KEYS[9 + list], most)
  if not jobs or #jobs == 0 then
    return nil
  end
  local first = redis.call('INCRBY', KEYS[6], #jobs) - #jobs + 1
  local old = {}
  if has_front then
    local places = redis.call('HMGET', KEYS[7], unpack(jobs))
    for k, place in ipairs(places) do
      if place then
        old[#old + 1] = k
        old[#old + 1] = tonumber(place)
        redis.call('HDEL', KEYS[7], jobs[k])
      end
    end
  end
  if has_touched then
    redis.call('HDEL', KEYS[8], unpack(jobs))
  end
  local rows, rest = {}, '.' .. ARGV[3] .. ':' .. name
  for k = 1, #jobs do
    local number = string.format('%d', first + k - 1)
    rows[2 * k - 1] = number .. '.' .. number .. rest
    rows[2 * k] = jobs[k]
  end
  for i = 1, #old, 2 do
    rows[2 * old[i] - 1] = string.format('%d.%d%s', old[i + 1], first + old[i] - 1, rest)
  end
  redis.call('HSET', KEYS[1], unpack(rows))
  return { list, first, jobs, old }
end

local found, left = { redis.call('HLEN', KEYS[9]) }, tonumber(ARGV[2])
for list = 1, #KEYS - 9 do
  local name, most = ARGV[2 + 2 * list], tonumber(ARGV[3 + 2 * list])
  while left > 0 and most > 0 and not paused[name] do
    local group = take(list, name, math.min(left, most, 1000))
    if not group then
      break
    end
    found[#found + 1] = group
    left, most = left - #group[3], most - #group[3]
  end
end
return found
