-- Look through part of a list or set for members that contain all of some texts.
-- KEYS: the key   ARGV: l|z, start, stop, texts …
-- Returns: how many were looked at, then (how many before it, member, score or '') …
local rows, step = nil, 1
if ARGV[1] == 'l' then
  rows = redis.call('LRANGE', KEYS[1], ARGV[2], ARGV[3])
else
  rows, step = redis.call('ZRANGE', KEYS[1], ARGV[2], ARGV[3], 'WITHSCORES'), 2
end
local found = { #rows / step }
for at = 1, #rows, step do
  local fits = true
  for i = 4, #ARGV do
    if not string.find(rows[at], ARGV[i], 1, true) then
      fits = false
      break
    end
  end
  if fits then
    found[#found + 1] = (at - 1) / step
    found[#found + 1] = rows[at]
    found[#found + 1] = step == 2 and rows[at + 1] or ''
  end
end
return found
