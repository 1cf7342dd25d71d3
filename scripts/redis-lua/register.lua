--[[
  Tell a loaded segment who is registered, or is not any more. While it is being loaded nothing is written: what the
  load read before this change must not be mixed with it.

  KEYS (one tag)   1 sale hash   2 registered set
  ARGV             1 customer id   2 registered: 1, or 0 when withdrawn
  Returns          { code }
                   codes: -1 LOADING, 0 NOT_LOADED, 1 TOLD
                   NOT_LOADED when Redis knows nothing of the segment: the next load reads what MySQL has by then
  Enum             io.flashsale.gate.redis.RegisterCode
  Cost             O(1)
  Invariant        changes no units: what a customer holds stays when the registration goes
]]
local LOADING = -1
local NOT_LOADED = 0
local TOLD = 1

local registered_key, customer, registered = KEYS[2], ARGV[1], ARGV[2] == '1'

local state = redis.call('HGET', KEYS[1], 'state')
if not state then
  return { NOT_LOADED }
elseif state == 'FENCED' or state == 'LOADING' then
  return { LOADING }
end
redis.call(registered and 'SADD' or 'SREM', registered_key, customer)
return { TOLD }
