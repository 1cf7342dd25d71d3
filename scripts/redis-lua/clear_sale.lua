--[[
  Remove all that there is of a sale that ended long ago.

  KEYS (one tag)   1 sale hash   2 unlogged hash   3 promoted hash   4.. every other key of the segment
  ARGV             1 epoch that the caller knows the sale by
  Returns          { code }
                   codes: -1 LIVE, 0 UNLOGGED, 1 CLEARED
                   LIVE when its window is not over, or when it was loaded under a later epoch
                   UNLOGGED when there is a record that the log has not acknowledged
  Enum             io.flashsale.gate.redis.ClearCode
  Cost             O(keys), what they hold is freed in the background
  Invariant        nothing or everything is removed; what the log lacks stays
]]
local LIVE = -1
local UNLOGGED = 0
local CLEARED = 1

local unlogged_key, promoted_key = KEYS[2], KEYS[3]

local sale = redis.call('HMGET', KEYS[1], 'epoch', 'closes_ms')
local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)
if tonumber(sale[1] or 0) > tonumber(ARGV[1]) or now_ms < tonumber(sale[2] or 0) then
  return { LIVE }
elseif redis.call('EXISTS', unlogged_key, promoted_key) > 0 then
  return { UNLOGGED }
end
for _, key in ipairs(KEYS) do
  redis.call('UNLINK', key)
end
return { CLEARED }
