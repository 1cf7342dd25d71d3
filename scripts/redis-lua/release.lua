--[[
  End the hold or the wait of one order, at most once, give its units back and offer them to the head of the waitlist,
  unless a sweep has said that the line is over.

  KEYS (one tag)   1 sale hash   2 stock hash   3 holds hash   4 deadlines zset   5 bought hash   6 promoted hash
                   7.. waitlist zset of each price, in the order of ARGV
  ARGV             1 order id   2 units come back: 1, 2 also if they were retaken meanwhile (1 that comes so late was
                   said of units that have gone back before), or 0 when MySQL refused them: then they never existed
                   3.. price data id of each price of the sale
  Returns          { code, number of promoted orders }
                   codes: -2 LOADING, -1 FENCED, 0 NOTHING_HELD, 2 PRICE_UNKNOWN, 1 RELEASED
                   PRICE_UNKNOWN when the order has a price that the caller did not give: nothing is done
  Enum             io.flashsale.gate.redis.ReleaseCode
  Cost             O(log n), n = open holds; promotes at most 16 orders a price
  Invariant        stock + units held is unchanged when units come back; a hold is released at most once
]]
local LOADING = -2
local FENCED = -1
local NOTHING_HELD = 0
local RELEASED = 1
local PRICE_UNKNOWN = 2

-- include holds.lua
-- include unloaded.lua
-- include promote.lua

local sale = redis.call('HMGET', KEYS[1], 'state', 'offer_ms', 'line_over')
local no = unloaded(sale[1])
if no then
  return { no, 0 }
end
local offer_ms = tonumber(sale[2])
local keys = { stock = KEYS[2], holds = KEYS[3], deadlines = KEYS[4], promoted = KEYS[6], waitlists = {} }
local bought_key = KEYS[5]
for i = 3, #ARGV do
  keys.waitlists[ARGV[i]] = KEYS[4 + i]
end

local hold = read_hold(keys.holds, ARGV[1])
if not hold or hold.state == 'R' or (hold.deadline_ms == RETAKEN and ARGV[2] == '1') then
  return { NOTHING_HELD, 0 }
elseif not prices_known(keys.waitlists, hold) then
  return { PRICE_UNKNOWN, 0 }
end
local units_come_back = ARGV[2] ~= '0' and hold.state ~= 'W'
local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)

hold.state = 'R'
write_hold(keys.holds, hold)
redis.call('ZREM', keys.deadlines, hold.order)
redis.call('HDEL', keys.promoted, hold.order)
for _, line in ipairs(hold.lines) do
  redis.call('HINCRBY', bought_key, hold.customer .. ':' .. line.price, -line.quantity)
  redis.call('ZREM', keys.waitlists[line.price], hold.order)
  if units_come_back then
    redis.call('HINCRBY', keys.stock, line.price, line.quantity)
  end
end
if sale[3] then
  return { RELEASED, 0 }
end
-- Of every line: who stands in another one may have joined earlier and want the same units.
return { RELEASED, promote(keys, { unpack(ARGV, 3) }, now_ms, offer_ms) }
