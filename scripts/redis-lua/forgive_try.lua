--[[
  Take back a try that was right: what the client tried wrongly at the account before is forgotten with it. Of the
  client's tries altogether it takes back the one that was counted for it, and only that one: also when another right
  one, sent at the same time, has forgotten those at the account already.

  KEYS (one tag)   1 tries of the client at the account   2 tries of the client
  ARGV             none
  Returns          { code }   codes: 0 NOTHING_COUNTED, 1 FORGIVEN
  Enum             io.flashsale.account.redis.ForgiveCode
  Cost             O(1)
  Invariant        no counter is without a window, none is below 1
]]
-- include take_one.lua
local NOTHING_COUNTED = 0
local FORGIVEN = 1

local at_account, altogether = KEYS[1], KEYS[2]

if redis.call('EXISTS', at_account, altogether) == 0 then
  return { NOTHING_COUNTED }
end
redis.call('DEL', at_account)
take_one(altogether)
return { FORGIVEN }
