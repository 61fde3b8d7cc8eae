-- Give deliveries back that are still held, to the front of their queues or to the back.
-- KEYS: held, front, queue lists …
-- ARGV: 1 for the front, then (place in the hash, list, place in line) …, in line's order; for the
--   back the job as it is to stand there instead of its place in line.
-- Returns: how many were given back.
local to_front, released, lines = ARGV[1] == '1', 0, {}
for at = 2, #ARGV, 3 do
  local job = redis.call('HGET', KEYS[1], ARGV[at])
  if job then
    redis.call('HDEL', KEYS[1], ARGV[at])
    released = released + 1
    local list = KEYS[2 + tonumber(ARGV[at + 1])]
    if to_front then
      lines[list] = lines[list] or {}
      table.insert(lines[list], { tonumber(ARGV[at + 2]), job })
    else
      redis.call('LPUSH', list, ARGV[at + 2])
    end
  end
end
for list, rows in pairs(lines) do
  give_back(list, KEYS[2], rows)
end
return released
