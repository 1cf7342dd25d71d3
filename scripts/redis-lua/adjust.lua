--[[
  Bring what one stock adjustment adds to the stock of a price, or takes from it, to so many units, at most once.
  What comes is offered to the head of the waitlist, unless the line is over. 0 undoes the adjustment for good.

  KEYS (one tag)   1 sale hash   2 stock hash   3 adjusted hash   4 holds hash   5 deadlines zset   6 promoted hash
                   7.. waitlist zset of each price, in the order of ARGV
  ARGV             1 epoch   2 adjustment id   3 price data id   4 units, negative when they go
                   5.. price data id of each price of the sale
  Returns          { code }
                   codes: -1 STALE, 0 LACKING, 1 KNOWN, 2 ADJUSTED
                   STALE also when the segment or the caller does not know the price yet
                   LACKING is for good under this epoch
  Enum             io.flashsale.gate.redis.AdjustCode
  Cost             O(log n), n = open holds; promotes at most 16 orders
  Invariant        stock + units held = what was loaded + the sum of the adjusted hash; stock is never below 0
]]
local STALE = -1
local LACKING = 0
local KNOWN = 1
local ADJUSTED = 2

-- include holds.lua
-- include promote.lua

local adjusted_key, id, price, units = KEYS[3], ARGV[2], ARGV[3], tonumber(ARGV[4])
local keys = { stock = KEYS[2], holds = KEYS[4], deadlines = KEYS[5], promoted = KEYS[6], waitlists = {} }
for i = 5, #ARGV do
  keys.waitlists[ARGV[i]] = KEYS[2 + i]
end

local sale = redis.call('HMGET', KEYS[1], 'epoch', 'state', 'offer_ms', 'line_over')
local left = tonumber(redis.call('HGET', keys.stock, price))
if sale[1] ~= ARGV[1] or sale[2] == 'FENCED' or sale[2] == 'LOADING' or not left or not keys.waitlists[price] then
  return { STALE }
end
local before = tonumber(redis.call('HGET', adjusted_key, id))
if before == units then
  return { KNOWN }
elseif before == 0 then
  return { LACKING }
end
local change = units - (before or 0)
if left + change < 0 then
  redis.call('HSET', adjusted_key, id, 0)
  return { LACKING }
end

redis.call('HSET', adjusted_key, id, units)
redis.call('HINCRBY', keys.stock, price, change)
if change > 0 and not sale[4] then
  local time = redis.call('TIME')
  promote(keys, { unpack(ARGV, 5) }, time[1] * 1000 + math.floor(time[2] / 1000), tonumber(sale[3]))
end
return { ADJUSTED }
