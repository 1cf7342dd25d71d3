--[[
  End a load, or change the state of a loaded segment: the segment takes requests as its state and window allow.

  KEYS (one tag)   1 sale hash
  ARGV             1 epoch   2 state it must be in: LOADING to end a load; LOADED, or the very state that was found,
                   for a change of a loaded segment   3.. fields and values of the sale hash, the state among them
  Returns          { code }
                   codes: -1 STALE, 1 OPENED
  Enum             io.flashsale.gate.redis.OpenCode
  Cost             O(fields)
  Invariant        changes no stock; only the epoch that is there may be opened
]]
local STALE = -1
local OPENED = 1

local sale = redis.call('HMGET', KEYS[1], 'epoch', 'state')
local found = (sale[2] == 'FENCED' or sale[2] == 'LOADING') and sale[2] or 'LOADED'
if sale[1] ~= ARGV[1] or (found ~= ARGV[2] and sale[2] ~= ARGV[2]) then
  return { STALE }
end
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
return { OPENED }
