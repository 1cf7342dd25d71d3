--[[
  Count one try of a client, at one account and altogether, unless there have been too many.

  KEYS (one tag)   1 tries of the client at the account   2 tries of the client
  ARGV             1 most at the account   2 most altogether   3 window in ms
  Returns          { code, ms to wait }   codes: 0 TOO_MANY, 1 COUNTED
  Enum             io.flashsale.account.redis.TryCode
  Cost             O(1)
  Invariant        a counter ends with its window, which its first try begins
]]
local TOO_MANY = 0
local COUNTED = 1

local at_account, altogether = KEYS[1], KEYS[2]
local most_at_account, most_altogether = tonumber(ARGV[1]), tonumber(ARGV[2])
local window_ms = tonumber(ARGV[3])

local function wait_ms(key, most)
  if tonumber(redis.call('GET', key) or 0) < most then
    return 0
  end
  return math.max(1, redis.call('PTTL', key))
end

local function count(key)
  if redis.call('INCR', key) == 1 then
    redis.call('PEXPIRE', key, window_ms)
  end
end

local wait = math.max(wait_ms(at_account, most_at_account), wait_ms(altogether, most_altogether))
if wait > 0 then
  return { TOO_MANY, wait }
end
count(at_account)
count(altogether)
return { COUNTED, 0 }
