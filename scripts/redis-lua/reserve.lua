--[[
  Decide a batch of purchase requests of one sale segment, each one completely, in the order they stand.

  KEYS (one tag)   1 sale hash   2 bucket hash   3 stock hash   4 registered hash   5 bought hash   6 holds hash
                   7 deadlines zset   8 unlogged hash   9.. waitlist zset of each price, in the order of ARGV
  ARGV             1 epoch   2 run id of the Redis process that the caller knows   3 number of prices   then each price
                   data id
                   then for each request: order id, customer id, fingerprint, record, 1 if it may wait (else 0),
                   number of lines, and for each line: price number (1 is the first of ARGV), quantity
  Returns          { code } when the segment is fenced, else { now_ms, then for each request: code, a, b }
                   codes: -1 FENCED, 1 REPLAYED, 2 KEY_REUSED, 4 CLOSED, 3 NOT_OPEN, 5 PAUSED,
                   6 NOT_REGISTERED, 7 THROTTLED, 8 LIMIT_REACHED, 9 HELD, 10 WAITLISTED, 11 SOLD_OUT
                   in this order of precedence; a, b: REPLAYED first answer's code, its a; NOT_OPEN opens_ms;
                   THROTTLED wait_ms; LIMIT_REACHED limit; HELD deadline_ms; WAITLISTED position, sequence;
                   SOLD_OUT 1 if no quantity of the lacking line can be had or waited for (else 0), number of order
                   ids known
  Enum             io.flashsale.gate.redis.ReserveCode
  Cost             one command per key and call, not per request; O(log n) per accepted request, n = open holds
  Invariant        stock + units held, sold and released is unchanged; an order id is decided once
]]
local FENCED = -1
local REPLAYED = 1
local KEY_REUSED = 2
local NOT_OPEN = 3
local CLOSED = 4
local PAUSED = 5
local NOT_REGISTERED = 6
local THROTTLED = 7
local LIMIT_REACHED = 8
local HELD = 9
local WAITLISTED = 10
local SOLD_OUT = 11

local sale_key, bucket_key, stock_key, registered_key = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local bought_key, holds_key, deadlines_key, unlogged_key = KEYS[5], KEYS[6], KEYS[7], KEYS[8]
local waitlists_from = 8
local token = 1000 -- the bucket counts thousandths, so that rate per second is thousandths per millisecond

local sale = redis.call('HMGET', sale_key, 'epoch', 'state', 'opens_ms', 'closes_ms', 'registration', 'limit',
  'hold_ms', 'rate', 'burst', 'waitlist_capacity', 'sequence', 'run_id')
local state = sale[2]
-- A sale that was loaded into another process is a copy of long ago, for example one of a backup.
if sale[1] ~= ARGV[1] or sale[12] ~= ARGV[2] or state == 'FENCED' or state == 'LOADING' then
  return { FENCED }
end
local opens_ms, closes_ms = tonumber(sale[3]), tonumber(sale[4])
local registration = sale[5] == '1'
local limit, hold_ms = tonumber(sale[6]), tonumber(sale[7])
local rate, burst = tonumber(sale[8]), tonumber(sale[9])
local waitlist_capacity, sequence = tonumber(sale[10]), tonumber(sale[11])

local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)

local price_count = tonumber(ARGV[3])
local prices = {}
for i = 1, price_count do
  prices[i] = ARGV[3 + i]
end

-- Read the requests and, with one command each, everything that is stored about them.
local requests, order_ids, customers, bought_fields = {}, {}, {}, {}
local at = 4 + price_count
while at <= #ARGV do
  local request = {
    order = ARGV[at], customer = ARGV[at + 1], fingerprint = ARGV[at + 2], record = ARGV[at + 3],
    may_wait = ARGV[at + 4] == '1', lines = {},
  }
  local line_count = tonumber(ARGV[at + 5])
  at = at + 6
  for i = 1, line_count do
    local price = tonumber(ARGV[at])
    local bought_field = request.customer .. ':' .. prices[price]
    request.lines[i] = { price = price, quantity = tonumber(ARGV[at + 1]), bought_field = bought_field }
    bought_fields[#bought_fields + 1] = bought_field
    at = at + 2
  end
  requests[#requests + 1] = request
  order_ids[#order_ids + 1] = request.order
  customers[#customers + 1] = request.customer
end

local function read_fields(key, fields)
  local values, by_field = redis.call('HMGET', key, unpack(fields)), {}
  for i, field in ipairs(fields) do
    by_field[field] = values[i]
  end
  return by_field
end

local holds = read_fields(holds_key, order_ids)
local bought = read_fields(bought_key, bought_fields)
local registered = registration and read_fields(registered_key, customers) or {}
local stock_values = redis.call('HMGET', stock_key, unpack(prices))
local stock, taken, waiting = {}, {}, {}
for i = 1, price_count do
  stock[i], taken[i] = tonumber(stock_values[i]) or 0, 0
  waiting[i] = redis.call('ZCARD', KEYS[waitlists_from + i])
end
local known = redis.call('HLEN', holds_key)
local bucket = redis.call('HMGET', bucket_key, 'tokens', 'refilled_ms')
local elapsed_ms = math.max(0, now_ms - (tonumber(bucket[2]) or 0))
local tokens = math.min(burst * token, (tonumber(bucket[1]) or 0) + elapsed_ms * rate)
local throttled = 0

-- What the batch will write, one command per key.
local new_holds, new_bought, new_deadlines, new_unlogged = {}, {}, {}, {}

local function replay(request, stored)
  local answer, number, fingerprint = string.match(stored, '^%a|(%d+)|(%d+)|%d+|%d+|([^|]+)|')
  if fingerprint ~= request.fingerprint then
    return KEY_REUSED, 0, 0
  end
  return REPLAYED, tonumber(answer), tonumber(number)
end

local function outside_window()
  if state == 'CLOSED' or now_ms >= closes_ms then
    return CLOSED, 0
  elseif now_ms < opens_ms then
    return NOT_OPEN, opens_ms
  elseif state == 'PAUSED' then
    return PAUSED, 0
  end
end

local function wait_for_token()
  if tokens < token then
    throttled = throttled + 1
    return math.ceil((throttled * token - tokens) / rate)
  end
  tokens = tokens - token
end

local function over_limit(request)
  for _, line in ipairs(request.lines) do
    if (tonumber(bought[line.bought_field]) or 0) + line.quantity > limit then
      return true
    end
  end
  return false
end

--- The first line that cannot be had now: too few units, or others stand in line for them already.
local function lacking_line(request)
  for _, line in ipairs(request.lines) do
    if stock[line.price] < line.quantity or waiting[line.price] > 0 then
      return line
    end
  end
end

local function remember(request, state_letter, code, number, deadline_ms, place)
  local lines = {}
  for i, line in ipairs(request.lines) do
    lines[i] = prices[line.price] .. ':' .. line.quantity
    bought[line.bought_field] = (tonumber(bought[line.bought_field]) or 0) + line.quantity
    new_bought[#new_bought + 1] = line.bought_field
    new_bought[#new_bought + 1] = bought[line.bought_field]
  end
  local hold = table.concat({ state_letter, code, number, string.format('%.0f', deadline_ms), place,
    request.fingerprint, request.customer, table.concat(lines, ',') }, '|')
  holds[request.order] = hold
  known = known + 1
  new_holds[#new_holds + 1] = request.order
  new_holds[#new_holds + 1] = hold
  new_unlogged[#new_unlogged + 1] = request.order
  new_unlogged[#new_unlogged + 1] = table.concat({ string.format('%.0f', now_ms), code, number, place,
    request.record }, '|')
end

local function hold_units(request)
  local deadline_ms = now_ms + hold_ms
  for _, line in ipairs(request.lines) do
    stock[line.price] = stock[line.price] - line.quantity
    taken[line.price] = taken[line.price] + line.quantity
  end
  remember(request, 'H', HELD, string.format('%.0f', deadline_ms), deadline_ms, 0)
  new_deadlines[#new_deadlines + 1] = deadline_ms
  new_deadlines[#new_deadlines + 1] = request.order
  return HELD, deadline_ms, 0
end

local function join_waitlist(request, line)
  sequence = sequence + 1
  waiting[line.price] = waiting[line.price] + 1
  redis.call('ZADD', KEYS[waitlists_from + line.price], sequence, request.order)
  remember(request, 'W', WAITLISTED, waiting[line.price], 0, sequence)
  return WAITLISTED, waiting[line.price], sequence
end

local function take(request)
  local line = lacking_line(request)
  if not line then
    return hold_units(request)
  end
  local place_left = waiting[line.price] < waitlist_capacity
  if place_left and request.may_wait then
    return join_waitlist(request, line)
  end
  local exhausted = not place_left and (stock[line.price] == 0 or waiting[line.price] > 0)
  return SOLD_OUT, exhausted and 1 or 0, known
end

local function decide(request)
  local stored = holds[request.order]
  if stored then
    return replay(request, stored)
  end
  local code, a = outside_window()
  if code then
    return code, a, 0
  end
  if registration and tonumber(registered[request.customer] or 0) <= 0 then
    return NOT_REGISTERED, 0, 0
  end
  local wait_ms = wait_for_token()
  if wait_ms then
    return THROTTLED, wait_ms, 0
  end
  if over_limit(request) then
    return LIMIT_REACHED, limit, 0
  end
  return take(request)
end

local answers = { now_ms }
for _, request in ipairs(requests) do
  local code, a, b = decide(request)
  answers[#answers + 1] = code
  answers[#answers + 1] = a
  answers[#answers + 1] = b
end

redis.call('HSET', bucket_key, 'tokens', string.format('%.0f', tokens), 'refilled_ms', string.format('%.0f', now_ms))
if #new_holds > 0 then
  redis.call('HSET', holds_key, unpack(new_holds))
  redis.call('HSET', bought_key, unpack(new_bought))
  redis.call('HSET', unlogged_key, unpack(new_unlogged))
  redis.call('HSET', sale_key, 'sequence', sequence)
end
if #new_deadlines > 0 then
  redis.call('ZADD', deadlines_key, unpack(new_deadlines))
end
for i = 1, price_count do
  if taken[i] > 0 then
    redis.call('HINCRBY', stock_key, prices[i], -taken[i])
  end
end
return answers
