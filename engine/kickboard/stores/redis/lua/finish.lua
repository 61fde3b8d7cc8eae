-- Settle deliveries: successes leave, failures go where they must; only what is still held.
-- KEYS: held, retry, dead, processed, processed today, failed, failed today, jids, old jids,
--   account, done, failures, settled, suspects, owners
-- ARGV: number of this settlement, seconds counters live, most done and failures kept, identity,
--   n, place …, jid …, n, (place, jid, r|d|x, score, payload, entry) …, n, (which done, entry) …
-- Returns: size of the dead set, and which were lost: "dead;1,4,7", done first, then failed.
local earlier = redis.call('GET', KEYS[13])
if earlier then -- asked again, since the reply was lost
  local number, result = string.match(earlier, '^(%d+)=(.*)$')
  if number == ARGV[1] then
    return result
  end
end

-- Call a command for the arguments between two places, some at a time; return the sum.
local function with_all(command, key, from, first, last)
  local sum = 0
  for start = first, last, 5000 do
    sum = sum + redis.call(command, key, unpack(from, start, math.min(start + 4999, last)))
  end
  return sum
end

local at, lost, gone, mine, completed = 6, {}, {}, {}, 0
local done = tonumber(ARGV[at])
local places, jids = at + 1, at + 1 + done
at = jids + done
local is_owner = redis.call('HEXISTS', KEYS[15], ARGV[5]) == 1
if is_owner then -- who recovers takes all: so all is still held
  completed = with_all('HDEL', KEYS[1], ARGV, places, jids - 1)
else
  for i = 0, done - 1 do
    if redis.call('HDEL', KEYS[1], ARGV[places + i]) == 1 then
      mine[i + 1] = true
      gone[#gone + 1] = ARGV[jids + i]
    else
      lost[#lost + 1] = i + 1
    end
  end
  completed = #gone
end

local failed, discarded = 0, 0
local failures = tonumber(ARGV[at])
at = at + 1
for i = 1, failures do
  if redis.call('HDEL', KEYS[1], ARGV[at]) == 1 then
    failed = failed + 1
    local jid, kind = ARGV[at + 1], ARGV[at + 2]
    if kind == 'r' then
      redis.call('ZADD', KEYS[2], ARGV[at + 3], ARGV[at + 4])
    elseif kind == 'd' then
      redis.call('ZADD', KEYS[3], ARGV[at + 3], ARGV[at + 4])
    else
      discarded = discarded + 1
      gone[#gone + 1] = jid
    end
    local id = redis.call('XADD', KEYS[12], 'MAXLEN', '~', ARGV[4], '*', 'a', ARGV[at + 5])
    local attempts = 'kb:attempts:' .. jid
    if redis.call('RPUSH', attempts, id) > 25 then
      redis.call('LTRIM', attempts, -25, -1)
    end
    redis.call('EXPIRE', attempts, 604800)
  else
    lost[#lost + 1] = done + i
  end
  at = at + 6
end

local kept = tonumber(ARGV[at])
at = at + 1
for _ = 1, kept do
  if is_owner or mine[tonumber(ARGV[at])] then
    redis.call('XADD', KEYS[11], 'MAXLEN', '~', ARGV[3], '*', 'a', ARGV[at + 1])
  end
  at = at + 2
end

local function forget(from, first, last)
  with_all('SREM', KEYS[8], from, first, last)
  if redis.call('EXISTS', KEYS[9]) == 1 then
    with_all('SREM', KEYS[9], from, first, last)
  end
  if redis.call('EXISTS', KEYS[14]) == 1 then
    with_all('HDEL', KEYS[14], from, first, last)
  end
end
forget(gone, 1, #gone)
if is_owner then
  forget(ARGV, jids, jids + done - 1)
end
if completed + failed > 0 then
  redis.call('INCRBY', KEYS[4], completed + failed)
  redis.call('INCRBY', KEYS[5], completed + failed)
  redis.call('EXPIRE', KEYS[5], ARGV[2])
  redis.call('HINCRBY', KEYS[10], 'completed', completed)
end
if failed > 0 then
  redis.call('INCRBY', KEYS[6], failed)
  redis.call('INCRBY', KEYS[7], failed)
  redis.call('EXPIRE', KEYS[7], ARGV[2])
  redis.call('HINCRBY', KEYS[10], 'discarded', discarded)
end
local dead = failures > 0 and redis.call('ZCARD', KEYS[3]) or 0
local result = dead .. ';' .. table.concat(lost, ',')
redis.call('SET', KEYS[13], ARGV[1] .. '=' .. result, 'EX', 3600)
return result
