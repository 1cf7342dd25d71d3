--[[
  Write a part of those who registered for a fenced segment, or withdrew. Unlike load_part.lua this does not end the
  fence's first phase: a million customers are written while the load waits for the ledger, and no release waits for
  them.

  KEYS (one tag)   1 sale hash   2 registered hash: customer id to version, below 0 when withdrawn
  ARGV             1 epoch of the load   2.. for each customer: customer id, version (below 0 when withdrawn)
  Returns          { code }
                   codes: -1 STALE, 1 LOADED
  Enum             io.flashsale.gate.redis.LoadRegisteredCode
  Cost             O(customers), at most 2,000
  Invariant        writes only while the segment is fenced for this very load
]]
local STALE = -1
local LOADED = 1

local sale = redis.call('HMGET', KEYS[1], 'epoch', 'state')
if sale[1] ~= ARGV[1] or (sale[2] ~= 'FENCED' and sale[2] ~= 'LOADING') then
  return { STALE }
end
redis.call('HSET', KEYS[2], unpack(ARGV, 2))
return { LOADED }
