-- Shared: give payloads back to the consuming end of a list, each where it stood.
-- *rows* are {place, payload}; what others gave back before stands among them by its place.
local function give_back(list, front, rows)
  local last = 0
  for _, row in ipairs(rows) do
    last = math.max(last, row[1])
  end
  while true do
    local job = redis.call('LINDEX', list, -1)
    local place = job and redis.call('HGET', front, job)
    if not place or tonumber(place) >= last then
      break
    end
    redis.call('RPOP', list)
    rows[#rows + 1] = { tonumber(place), job }
  end
  table.sort(rows, function(a, b) return a[1] > b[1] end)
  for _, row in ipairs(rows) do
    redis.call('RPUSH', list, row[2])
    redis.call('HSET', front, row[2], string.format('%d', row[1]))
  end
  redis.call('EXPIRE', front, 86400)
end
