--[[
  Write a part of the orders of a fenced segment, and count their units to their customers: each order once, in
  whatever part it comes, and however often.

  KEYS (one tag)   1 sale hash   2 holds hash   3 bought hash
  ARGV             1 epoch of the load   2.. for each order: its id, its hold as include/holds.lua has it
  Returns          { code }
                   codes: -1 STALE, 1 LOADED
  Enum             io.flashsale.gate.redis.LoadHoldsCode
  Cost             O(lines); at most 200 orders of ten lines
  Invariant        writes only while this very load writes its parts; bought = the units of all holds but the released
]]
local STALE = -1
local LOADED = 1

-- include holds.lua

local holds_key = KEYS[2]

local sale = redis.call('HMGET', KEYS[1], 'epoch', 'state')
if sale[1] ~= ARGV[1] or sale[2] ~= 'LOADING' then
  return { STALE }
end
for i = 2, #ARGV, 2 do
  local is_new = redis.call('HSETNX', holds_key, ARGV[i], ARGV[i + 1]) == 1
  local hold = read_hold(holds_key, ARGV[i])
  if is_new and hold.state ~= 'R' then
    for _, line in ipairs(hold.lines) do
      redis.call('HINCRBY', KEYS[3], hold.customer .. ':' .. line.price, line.quantity)
    end
  end
end
return { LOADED }
