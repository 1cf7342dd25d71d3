--[[
  Write a part of a fenced segment's content. The first part ends the fence's first phase: from now on releases wait.

  KEYS (one tag)   1 sale hash   2 the key that the part goes to
  ARGV             1 epoch of the load   2 command: HSET, ZADD, SADD or NONE   3.. its arguments
  Returns          { code }
                   codes: -1 STALE, 1 LOADED
  Enum             io.flashsale.gate.redis.LoadCode
  Cost             that of the command; at most a few thousand arguments (200 orders of ten lines)
  Invariant        writes only while the segment is fenced for this very load
]]
local STALE = -1
local LOADED = 1

local sale = redis.call('HMGET', KEYS[1], 'epoch', 'state')
if sale[1] ~= ARGV[1] or (sale[2] ~= 'FENCED' and sale[2] ~= 'LOADING') then
  return { STALE }
end
redis.call('HSET', KEYS[1], 'state', 'LOADING')
if ARGV[2] ~= 'NONE' then
  redis.call(ARGV[2], KEYS[2], unpack(ARGV, 3))
end
return { LOADED }
