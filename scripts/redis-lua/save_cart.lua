--[[
  Save a cart, unless somebody else has saved it since it was read.

  KEYS (one tag)   1 cart hash
  ARGV             1 version that was read, 0 for a new cart   2 content of the next version   3 lifetime in ms
  Returns          { code, version that is there now }
                   codes: -1 OTHER_VERSION, 1 SAVED
  Enum             io.flashsale.cart.redis.SaveCode
  Cost             O(1)
  Invariant        a version is written once; the next one is higher by one
]]
local OTHER_VERSION = -1
local SAVED = 1

local version = tonumber(redis.call('HGET', KEYS[1], 'version') or 0)
if version ~= tonumber(ARGV[1]) then
  return { OTHER_VERSION, version }
end
redis.call('HSET', KEYS[1], 'version', version + 1, 'content', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return { SAVED, version + 1 }
