-- Give units that came back to those who wait for them, in the order of joining. A freed unit never goes to the crowd
-- while somebody stands in line. The head blocks the line until its units are there; a head that lacks another price of
-- its order moves to the line of that price and keeps its sequence number, so it loses no place.
local MAX_PROMOTED = 16

local function first_lacking(stock_key, hold)
  for _, line in ipairs(hold.lines) do
    if (tonumber(redis.call('HGET', stock_key, line.price)) or 0) < line.quantity then
      return line.price
    end
  end
end

local function promote_hold(keys, hold, now_ms, offer_ms)
  for _, line in ipairs(hold.lines) do
    redis.call('HINCRBY', keys.stock, line.price, -line.quantity)
  end
  hold.state = 'H'
  hold.deadline_ms = string.format('%.0f', now_ms + offer_ms)
  write_hold(keys.holds, hold)
  redis.call('ZADD', keys.deadlines, hold.deadline_ms, hold.order)
  redis.call('HSET', keys.promoted, hold.order, string.format('%.0f', now_ms) .. '|' .. hold.deadline_ms)
end

--- keys: stock, holds, deadlines, promoted, and waitlists by price data id. Returns how many were promoted.
local function promote(keys, price, now_ms, offer_ms)
  local promoted = 0
  for _ = 1, MAX_PROMOTED do
    local head = redis.call('ZRANGE', keys.waitlists[price], 0, 0)[1]
    if not head then
      break
    end
    local hold = read_hold(keys.holds, head)
    local lacking = first_lacking(keys.stock, hold)
    if lacking == price then
      break
    end
    redis.call('ZREM', keys.waitlists[price], head)
    if lacking then
      redis.call('ZADD', keys.waitlists[lacking], hold.sequence, head)
    else
      promote_hold(keys, hold, now_ms, offer_ms)
      promoted = promoted + 1
    end
  end
  return promoted
end
