--[[
  Move the deadline of one hold: never to an earlier time.

  KEYS (one tag)   1 sale hash   2 holds hash   3 deadlines zset
  ARGV             1 order id   2 new deadline_ms
  Returns          { code }
                   codes: -2 LOADING, -1 FENCED, 0 NOTHING_HELD, 1 EXTENDED
  Enum             io.flashsale.gate.redis.ExtendCode
  Cost             O(log n), n = open holds
  Invariant        changes no units; the deadline of a hold never goes back
]]
local LOADING = -2
local FENCED = -1
local NOTHING_HELD = 0
local EXTENDED = 1

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
if tonumber(hold.deadline_ms) < tonumber(ARGV[2]) then
  hold.deadline_ms = ARGV[2]
  write_hold(KEYS[2], hold)
  redis.call('ZADD', KEYS[3], hold.deadline_ms, hold.order)
end
return { EXTENDED }
