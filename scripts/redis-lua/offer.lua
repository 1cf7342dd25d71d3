--[[
  Offer prices that a loaded segment does not know yet: they were added to its price list while the sale runs.

  KEYS (one tag)   1 sale hash   2 stock hash
  ARGV             1 epoch   2.. price data id and units of each price
  Returns          { code }
                   codes: -1 STALE, 1 OFFERED
  Enum             io.flashsale.gate.redis.OfferCode
  Cost             O(prices)
  Invariant        the stock of a price that is known is not touched
]]
local STALE = -1
local OFFERED = 1

local sale = redis.call('HMGET', KEYS[1], 'epoch', 'state')
if sale[1] ~= ARGV[1] or sale[2] == 'FENCED' or sale[2] == 'LOADING' then
  return { STALE }
end
for i = 2, #ARGV, 2 do
  redis.call('HSETNX', KEYS[2], ARGV[i], ARGV[i + 1])
end
return { OFFERED }
