-- Look through part of a list or set for members that may be meant; who asks looks again.
-- KEYS: the key
-- ARGV: l|z, start, stop, t (has all of the texts) or j (has one of the jids), then
--   texts, each after s (as it is) or i (upper and lower case alike), or jids.
-- Returns: how many were looked at, then (how many before it, member, score or '') …
local rows, step = nil, 1
if ARGV[1] == 'l' then
  rows = redis.call('LRANGE', KEYS[1], ARGV[2], ARGV[3])
else
  rows, step = redis.call('ZRANGE', KEYS[1], ARGV[2], ARGV[3], 'WITHSCORES'), 2
end

local fits
if ARGV[4] == 'j' then
  local wanted = {}
  for i = 5, #ARGV do
    wanted[ARGV[i]] = true
  end
  fits = function(member)
    for jid in string.gmatch(member, '"jid"%s*:%s*"([^"]*)"') do
      if wanted[jid] then
        return true
      end
    end
    return false
  end
else
  local exact, folded = {}, {}
  for i = 5, #ARGV do
    local text = string.sub(ARGV[i], 2)
    if string.sub(ARGV[i], 1, 1) == 's' then
      exact[#exact + 1] = text
    else
      folded[#folded + 1] = string.lower(text)
    end
  end
  fits = function(member)
    for i = 1, #exact do
      if not string.find(member, exact[i], 1, true) then
        return false
      end
    end
    if #folded > 0 then
      local lower = string.lower(member)
      for i = 1, #folded do
        if not string.find(lower, folded[i], 1, true) then
          return false
        end
      end
    end
    return true
  end
end

local found = { #rows / step }
for at = 1, #rows, step do
  if fits(rows[at]) then
    found[#found + 1] = (at - 1) / step
    found[#found + 1] = rows[at]
    found[#found + 1] = step == 2 and rows[at + 1] or ''
  end
end
return found
