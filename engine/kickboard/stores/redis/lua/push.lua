-- Store jobs whose jid is not taken; none if Redis is full.
-- KEYS: queues, jids, old jids, turn, account, schedule, queue lists …
-- ARGV: seconds of a turn, then groups of 1,000 jobs at most: list or 0 for later, its queue's
--   name, how many, how long each jid is or 0, the jids by line, then each payload, for later
--   each (score, payload).
-- Returns: how many were added, and the jids that were taken.
if redis.call('SET', KEYS[4], '1', 'NX', 'EX', ARGV[1]) and redis.call('EXISTS', KEYS[2]) == 1 then
  redis.call('UNLINK', KEYS[3])
  redis.call('RENAME', KEYS[2], KEYS[3])
end
local has_old = redis.call('EXISTS', KEYS[3]) == 1

-- Return the jids of a text by line; *width*: how long each is, which is quicker to part.
local function parted(text, width)
  local jids = {}
  if width > 0 then
    for start = 1, #text, width + 1 do
      jids[#jids + 1] = string.sub(text, start, start + width - 1)
    end
  else
    for jid in string.gmatch(text, '[^\n]+') do
      jids[#jids + 1] = jid
    end
  end
  return jids
end

-- Store jobs: the fields of *from* between two places.
local function store(list, name, jids, from, first, last)
  redis.call('SADD', KEYS[2], unpack(jids))
  if list == 0 then
    redis.call('ZADD', KEYS[6], unpack(from, first, last))
  else
    redis.call('SADD', KEYS[1], name)
    redis.call('LPUSH', KEYS[6 + list], unpack(from, first, last))
  end
end

local at, added, twins = 2, 0, {}
while at <= #ARGV do
  local list, name, count = tonumber(ARGV[at]), ARGV[at + 1], tonumber(ARGV[at + 2])
  local jids, step = parted(ARGV[at + 4], tonumber(ARGV[at + 3])), list == 0 and 2 or 1
  local first = at + 5
  at = first + count * step
  local taken = redis.call('SMISMEMBER', KEYS[2], unpack(jids))
  local before = has_old and redis.call('SMISMEMBER', KEYS[3], unpack(jids)) or taken
  local old = 0
  for k = 1, count do
    if taken[k] == 1 or before[k] == 1 then
      twins[#twins + 1] = jids[k]
      old = old + 1
    end
  end
  if old == 0 then
    store(list, name, jids, ARGV, first, at - 1)
  elseif old < count then
    local fresh, fields = {}, {}
    for k = 1, count do
      if taken[k] ~= 1 and before[k] ~= 1 then
        fresh[#fresh + 1] = jids[k]
        for field = first + (k - 1) * step, first + k * step - 1 do
          fields[#fields + 1] = ARGV[field]
        end
      end
    end
    store(list, name, fresh, fields, 1, #fields)
  end
  added = added + count - old
end
if added > 0 then
  redis.call('HINCRBY', KEYS[5], 'pushed', added)
end
return { added, twins }
