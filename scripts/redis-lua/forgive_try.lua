--[[
  Take back a try that was right: what the client tried wrongly at the account before is forgotten with it.

  KEYS (one tag)   1 tries of the client at the account   2 tries of the client
  ARGV             none
  Returns          { code }   codes: 0 NOTHING_COUNTED, 1 FORGIVEN
  Enum             io.flashsale.account.redis.ForgiveCode
  Cost             O(1)
  Invariant        no counter is without a window, none is below 0
]]
local NOTHING_COUNTED = 0
local FORGIVEN = 1

local at_account, altogether = KEYS[1], KEYS[2]

if redis.call('DEL', at_account) == 0 then
  return { NOTHING_COUNTED }
end
if tonumber(redis.call('GET', altogether) or 0) > 0 then
  redis.call('DECR', altogether)
end
return { FORGIVEN }
