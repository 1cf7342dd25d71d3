--[[
  Tell a loaded segment who is registered, or is not any more. Of what is told about a customer the highest version
  counts, so a call may come twice, or after a later one. While the segment is being loaded nothing is written: the
  load would overwrite it with what it read before.

  KEYS (one tag)   1 sale hash   2 registered hash: customer id to version, below 0 when withdrawn
  ARGV             for each customer: customer id, version (below 0 when withdrawn)
  Returns          { code }
                   codes: -1 LOADING, 0 NOT_LOADED, 1 TOLD
                   NOT_LOADED when Redis knows nothing of the segment: the next load reads what MySQL has by then
  Enum             io.flashsale.gate.redis.RegisterCode
  Cost             O(customers), at most 500
  Invariant        changes no units: what a customer holds stays when the registration goes; no version goes back
]]
local LOADING = -1
local NOT_LOADED = 0
local TOLD = 1

local registered_key = KEYS[2]

local state = redis.call('HGET', KEYS[1], 'state')
if not state then
  return { NOT_LOADED }
elseif state == 'FENCED' or state == 'LOADING' then
  return { LOADING }
end
for i = 1, #ARGV, 2 do
  local customer, version = ARGV[i], ARGV[i + 1]
  local known = redis.call('HGET', registered_key, customer) or 0
  if math.abs(tonumber(version)) > math.abs(tonumber(known)) then
    redis.call('HSET', registered_key, customer, version)
  end
end
return { TOLD }
