--[[
  Sell the units of one order again that has been paid after they had gone back: all of them, or none. Nobody who waits
  loses a unit by it, and the customer's limit stays.

  KEYS (one tag)   1 sale hash   2 stock hash   3 holds hash   4 bought hash   5 deadlines zset
                   6.. waitlist zset of each price, in the order of ARGV
  ARGV             1 order id   2.. price data id of each price of the sale
  Returns          { code }
                   codes: -2 LOADING, -1 FENCED, 2 PRICE_UNKNOWN, 0 GONE, 1 TAKEN
                   TAKEN also when the order has units still, or already: a release that is to come says what is over
                   PRICE_UNKNOWN when the order has a price that the caller did not give: nothing is done
  Enum             io.flashsale.gate.redis.RetakeCode
  Cost             O(lines)
  Invariant        stock + units held and sold is unchanged
]]
local LOADING = -2
local FENCED = -1
local GONE = 0
local TAKEN = 1
local PRICE_UNKNOWN = 2

-- include holds.lua
-- include unloaded.lua

local sale = redis.call('HMGET', KEYS[1], 'state', 'limit')
local no = unloaded(sale[1])
if no then
  return { no }
end
local stock_key, holds_key, bought_key, limit = KEYS[2], KEYS[3], KEYS[4], tonumber(sale[2])
local waitlists = {}
for i = 2, #ARGV do
  waitlists[ARGV[i]] = KEYS[4 + i]
end

local function sell(hold)
  hold.state = 'S'
  hold.deadline_ms = RETAKEN
  write_hold(holds_key, hold)
  redis.call('ZREM', KEYS[5], hold.order)
  return { TAKEN }
end

local hold = read_hold(holds_key, ARGV[1])
if not hold or hold.state == 'W' then
  return { GONE }
elseif hold.state ~= 'R' then
  return sell(hold)
elseif not prices_known(waitlists, hold) then
  return { PRICE_UNKNOWN }
end
for _, line in ipairs(hold.lines) do
  local left = tonumber(redis.call('HGET', stock_key, line.price)) or 0
  local bought = tonumber(redis.call('HGET', bought_key, hold.customer .. ':' .. line.price)) or 0
  local waiting = redis.call('ZCARD', waitlists[line.price])
  if left < line.quantity or waiting > 0 or bought + line.quantity > limit then
    return { GONE }
  end
end
for _, line in ipairs(hold.lines) do
  redis.call('HINCRBY', stock_key, line.price, -line.quantity)
  redis.call('HINCRBY', bought_key, hold.customer .. ':' .. line.price, line.quantity)
end
return sell(hold)
