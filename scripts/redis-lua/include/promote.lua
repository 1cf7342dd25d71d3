-- Give units that came back to those who wait for them, in the order of joining. A freed unit never goes to the crowd
-- while somebody stands in line. The head blocks the line until its units are there; a head that lacks another price of
-- its order moves to the line of that price and keeps its sequence number, so it loses no place. It lacks it also when
-- somebody stands in that line who joined earlier. A head with a price that the caller does not know blocks the line,
-- too: the next caller who knows it serves it.
local MAX_PROMOTED = 16

local function joined_earlier(waitlist_key, hold)
  local head = redis.call('ZRANGE', waitlist_key, 0, 0, 'WITHSCORES')
  return head[1] and tonumber(head[2]) < tonumber(hold.sequence)
end

local function first_lacking(keys, hold)
  for _, line in ipairs(hold.lines) do
    if (tonumber(redis.call('HGET', keys.stock, line.price)) or 0) < line.quantity
        or joined_earlier(keys.waitlists[line.price], hold) then
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

--- The head of a price's line, unless it blocks the line.
local function ready_head(keys, price)
  local head = redis.call('ZRANGE', keys.waitlists[price], 0, 0)[1]
  local hold = head and read_hold(keys.holds, head)
  return hold and prices_known(keys.waitlists, hold) and first_lacking(keys, hold) ~= price and hold or nil
end

local function earliest(prices, heads)
  local found
  for _, price in ipairs(prices) do
    if heads[price] and (not found or tonumber(heads[price].sequence) < tonumber(heads[found].sequence)) then
      found = price
    end
  end
  return found
end

--- keys: stock, holds, deadlines, promoted, and every waitlist by price data id; prices: whose units may have come
--- back. Of all their heads who joined first is served first. Returns how many were promoted.
local function promote(keys, prices, now_ms, offer_ms)
  local promoted, heads = 0, {}
  for _, price in ipairs(prices) do
    heads[price] = ready_head(keys, price)
  end
  for _ = 1, MAX_PROMOTED * #prices do
    local price = earliest(prices, heads)
    if not price then
      break
    end
    local hold = heads[price]
    local lacking = first_lacking(keys, hold)
    if not lacking then
      redis.call('ZREM', keys.waitlists[price], hold.order)
      promote_hold(keys, hold, now_ms, offer_ms)
      promoted = promoted + 1
    elseif lacking ~= price then
      redis.call('ZREM', keys.waitlists[price], hold.order)
      redis.call('ZADD', keys.waitlists[lacking], hold.sequence, hold.order)
      heads[lacking] = heads[lacking] and ready_head(keys, lacking)
    end
    heads[price] = ready_head(keys, price)
  end
  return promoted
end
