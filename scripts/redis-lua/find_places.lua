--[[
  Find the places of waiting orders: how many stand before each in the line that it waits in now, or until when its
  units are kept for it. An offer counts when the log has it: what the log does not have Redis may forget.

  KEYS (one tag)   1 sale hash   2 holds hash   3 promoted hash   4.. waitlist zset of each price, in the order of ARGV
  ARGV             1 number of prices   2.. price data id of each price, then order ids
  Returns          { code } when nothing can be said, else { code, then for each order: orders before it, -1 when
                   it does not wait, and deadline_ms of its offer, "" when there is none }
                   codes: -1 FENCED, 0 PRICE_UNKNOWN, 1 FOUND
                   PRICE_UNKNOWN when an order has a price that the caller did not give
  Enum             io.flashsale.gate.redis.PlacesCode
  Cost             O(log n) per line of an order, n = waiting orders
  Invariant        changes nothing
]]
local FENCED = -1
local PRICE_UNKNOWN = 0
local FOUND = 1

-- include holds.lua

local state = redis.call('HGET', KEYS[1], 'state')
if not state or state == 'FENCED' or state == 'LOADING' then
  return { FENCED }
end
local holds_key, promoted_key, price_count, waitlists = KEYS[2], KEYS[3], tonumber(ARGV[1]), {}
for i = 1, price_count do
  waitlists[ARGV[1 + i]] = KEYS[3 + i]
end

local function orders_before(hold)
  for _, line in ipairs(hold and hold.state == 'W' and hold.lines or {}) do
    local before = redis.call('ZRANK', waitlists[line.price], hold.order)
    if before then
      return before
    end
  end
  return -1
end

local function offered_until(hold)
  local offered = hold and hold.state == 'H' and redis.call('HEXISTS', promoted_key, hold.order) == 0
  return offered and hold.deadline_ms or ''
end

local places = { FOUND }
for i = 2 + price_count, #ARGV do
  local hold = read_hold(holds_key, ARGV[i])
  if hold and not prices_known(waitlists, hold) then
    return { PRICE_UNKNOWN }
  end
  places[#places + 1] = orders_before(hold)
  places[#places + 1] = offered_until(hold)
end
return places
