--[[
  Offer prices that a loaded segment does not know yet: they were added to its price list while the sale runs.

  KEYS (one tag)   1 sale hash   2 stock hash   3 adjusted hash
  ARGV             1 epoch   then for each price: price data id, units, number of stock adjustments in them,
                   and for each adjustment: its id, its units
  Returns          { code }
                   codes: -1 STALE, 1 OFFERED
  Enum             io.flashsale.gate.redis.OfferCode
  Cost             O(prices + adjustments)
  Invariant        the stock of a price that is known is not touched
]]
local STALE = -1
local OFFERED = 1

local sale = redis.call('HMGET', KEYS[1], 'epoch', 'state')
if sale[1] ~= ARGV[1] or sale[2] == 'FENCED' or sale[2] == 'LOADING' then
  return { STALE }
end
local at = 2
while at <= #ARGV do
  local is_new = redis.call('HSETNX', KEYS[2], ARGV[at], ARGV[at + 1]) == 1
  local adjustments = tonumber(ARGV[at + 2])
  at = at + 3
  for _ = 1, adjustments do
    if is_new then
      redis.call('HSET', KEYS[3], ARGV[at], ARGV[at + 1])
    end
    at = at + 2
  end
end
return { OFFERED }
