-- Store jobs whose jid is not taken; none if Redis is full.
-- KEYS: queues, jids, old jids, turn, account, schedule, queue lists …
-- ARGV: seconds of a turn, number of lists, their names …, then (jid, list or 0, score, payload) …
-- Returns: how many were added, and the jids that were taken.
local lists = tonumber(ARGV[2])
local base = 3 + lists
local count = (#ARGV - base + 1) / 4

if redis.call('SET', KEYS[4], '1', 'NX', 'EX', ARGV[1]) and redis.call('EXISTS', KEYS[2]) == 1 then
  redis.call('UNLINK', KEYS[3])
  redis.call('RENAME', KEYS[2], KEYS[3])
end
local has_old = redis.call('EXISTS', KEYS[3]) == 1

local added, twins = 0, {}
for first = 0, count - 1, 1000 do
  local last = math.min(first + 999, count - 1)
  local jids = {}
  for i = first, last do
    jids[#jids + 1] = ARGV[base + 4 * i]
  end
  local taken = redis.call('SMISMEMBER', KEYS[2], unpack(jids))
  local taken_before = has_old and redis.call('SMISMEMBER', KEYS[3], unpack(jids))
  local fresh, due, lines = {}, {}, {}
  for i = first, last do
    local at, k = base + 4 * i, i - first + 1
    if taken[k] == 1 or (taken_before and taken_before[k] == 1) then
      twins[#twins + 1] = jids[k]
    else
      fresh[#fresh + 1] = jids[k]
      local list = tonumber(ARGV[at + 1])
      if list == 0 then
        due[#due + 1] = ARGV[at + 2]
        due[#due + 1] = ARGV[at + 3]
      else
        local line = lines[list]
        if not line then
          line = {}
          lines[list] = line
        end
        line[#line + 1] = ARGV[at + 3]
      end
    end
  end
  if #fresh > 0 then
    redis.call('SADD', KEYS[2], unpack(fresh))
  end
  if #due > 0 then
    redis.call('ZADD', KEYS[6], unpack(due))
  end
  for list, line in pairs(lines) do
    redis.call('SADD', KEYS[1], ARGV[2 + list])
    redis.call('LPUSH', KEYS[6 + list], unpack(line))
  end
  added = added + #fresh
end
if added > 0 then
  redis.call('HINCRBY', KEYS[5], 'pushed', added)
end
return { added, twins }
