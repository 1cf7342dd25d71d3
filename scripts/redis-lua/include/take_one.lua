--- Takes one try from a counter, which ends with the last one: at 0 its key would only take memory.
local function take_one(key)
  if tonumber(redis.call('GET', key) or 0) > 1 then
    return redis.call('DECR', key)
  end
  redis.call('DEL', key)
  return 0
end
