-- An engine's sign of life, as Sidekiq's; fetches what others ask of it.
-- KEYS: identity, processes, signals, owners, work, workers, progress
-- ARGV: identity, its lease if it joins now or '', 1 to write `workers`, too,
--   how far its jobs are or '', n, (field, value) …, then (thread, running job) …
-- Returns: the signals, oldest first.
if ARGV[2] ~= '' then
  redis.call('HSET', KEYS[4], ARGV[1], ARGV[2])
elseif redis.call('HEXISTS', KEYS[4], ARGV[1]) == 0 then
  return redis.error_reply('KBLEASE this engine was taken for dead')
end
local last = 5 + 2 * tonumber(ARGV[5])
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 6, last))
redis.call('EXPIRE', KEYS[1], 60)
if ARGV[4] == '' then
  redis.call('DEL', KEYS[7])
else
  redis.call('SET', KEYS[7], ARGV[4], 'EX', 60)
end
for i, key in ipairs({ KEYS[5], KEYS[6] }) do
  redis.call('UNLINK', key)
  if last < #ARGV and (i == 1 or ARGV[3] == '1') then
    for at = last + 1, #ARGV, 2 do
      redis.call('HSET', key, ARGV[at], ARGV[at + 1])
    end
    redis.call('EXPIRE', key, 60)
  end
end
local asked = {}
while true do
  local signal = redis.call('RPOP', KEYS[3])
  if not signal then
    return asked
  end
  asked[#asked + 1] = signal
end
