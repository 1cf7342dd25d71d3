--[[
  Read the hold of one order together with its record, if the log may not have it yet. Asked for one after the other,
  a Redis that forgot in between would show a hold whose record seems to have reached the log.

  KEYS (one tag)   1 holds hash   2 unlogged hash
  ARGV             1 order id
  Returns          { } when there is no hold, { hold } when the log has acknowledged its record, else { hold, record }
  Cost             O(1)
  Invariant        changes nothing
]]
local hold = redis.call('HGET', KEYS[1], ARGV[1])
local record = redis.call('HGET', KEYS[2], ARGV[1])
if not hold then
  return {}
elseif not record then
  return { hold }
end
return { hold, record }
