--[[
  Forget a segment and admit nobody, as the first step of a load under a new epoch.

  KEYS (one tag)   1 sale hash   2.. every other key of the segment
  ARGV             1 epoch of the coming load
  Returns          { code }
                   codes: -1 STALE, 1 FENCED
  Enum             io.flashsale.gate.redis.FenceCode
  Cost             O(1), keys are freed in the background
  Invariant        an epoch never goes back
]]
local STALE = -1
local FENCED = 1

local epoch = tonumber(redis.call('HGET', KEYS[1], 'epoch') or 0)
if epoch > tonumber(ARGV[1]) then
  return { STALE }
end
redis.call('UNLINK', unpack(KEYS))
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'state', 'FENCED')
return { FENCED }
