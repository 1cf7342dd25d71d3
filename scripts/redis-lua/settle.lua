--[[
  Mark the hold of one order as sold: it has no deadline any more. Its units stay with the customer.

  KEYS (one tag)   1 sale hash   2 holds hash   3 deadlines zset
  ARGV             1 order id
  Returns          { code }
                   codes: -2 LOADING, -1 FENCED, 0 NOTHING_HELD, 1 SETTLED
  Enum             io.flashsale.gate.redis.SettleCode
  Cost             O(log n), n = open holds
  Invariant        stock + units held and sold is unchanged
]]
local LOADING = -2
local FENCED = -1
local NOTHING_HELD = 0
local SETTLED = 1

-- include holds.lua
-- include unloaded.lua

local no = unloaded(redis.call('HGET', KEYS[1], 'state'))
if no then
  return { no }
end
local hold = read_hold(KEYS[2], ARGV[1])
if not hold or hold.state ~= 'H' then
  return { NOTHING_HELD }
end
hold.state = 'S'
write_hold(KEYS[2], hold)
redis.call('ZREM', KEYS[3], hold.order)
return { SETTLED }
