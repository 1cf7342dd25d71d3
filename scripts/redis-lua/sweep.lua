--[[
  Find what somebody must put into the log: holds past their deadline, waits that are over, records that stayed
  unlogged, promotions. Also promotes whoever still fits, for the case that a release left units over.
  When the sale has closed and no hold is open, nothing can come to those who wait: they stand among the deadlines then.
  So they do when the line is over, whatever is still held. From then on no script offers anybody anything.

  KEYS (one tag)   1 sale hash   2 deadlines zset   3 holds hash   4 unlogged hash   5 promoted hash   6 stock hash
                   7.. waitlist zset of each price, in the order of ARGV
  ARGV             1 grace_ms after a deadline   2 look_again_ms until an overdue order is reported again
                   3 patience_ms with an unlogged record   4 most overdue orders to report   5 cursor of the scan
                   6 1 if the line is over (else 0)   7.. price data id of each price of the sale
  Returns          { code } when the segment is not loaded, else
                   { code, { held order id, deadline_ms ... }, { waiting order id, now_ms ... },
                   { order id, stored record ... }, { order id, now_ms|deadline_ms ... }, next cursor, deadlines }
                   codes: -1 FENCED, 1 SWEPT
  Enum             io.flashsale.gate.redis.SweepCode
  Cost             O(reported + scanned), about 512 unlogged entries scanned a call
  Invariant        changes no stock but by promotion; releases nothing
]]
local FENCED = -1
local SWEPT = 1
local MAX_SCANNED = 512

-- include holds.lua
-- include promote.lua

local sale = redis.call('HMGET', KEYS[1], 'state', 'offer_ms', 'closes_ms')
if not sale[1] or sale[1] == 'FENCED' or sale[1] == 'LOADING' then
  return { FENCED }
end
local offer_ms = tonumber(sale[2])
local grace_ms, look_again_ms, patience_ms = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local most_overdue, cursor, line_over = tonumber(ARGV[4]), ARGV[5], ARGV[6] == '1'
local unlogged_key = KEYS[4]
local keys = { stock = KEYS[6], holds = KEYS[3], deadlines = KEYS[2], promoted = KEYS[5], waitlists = {} }
local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)

for i = 7, #ARGV do
  keys.waitlists[ARGV[i]] = KEYS[i]
end
if line_over then
  redis.call('HSET', KEYS[1], 'line_over', '1')
else
  promote(keys, { unpack(ARGV, 7) }, now_ms, offer_ms)
end

local due_ms = string.format('%.0f', now_ms - grace_ms)
local closed = sale[1] == 'CLOSED' or now_ms >= tonumber(sale[3])
if line_over or closed and redis.call('ZCARD', keys.deadlines) == 0 then
  local places = most_overdue
  for _, waitlist in pairs(keys.waitlists) do
    for _, order in ipairs(places > 0 and redis.call('ZRANGE', waitlist, 0, places - 1) or {}) do
      redis.call('ZADD', keys.deadlines, 'NX', due_ms, order)
      places = places - 1
    end
  end
end

local overdue, unserved = {}, {}
for _, order in ipairs(redis.call('ZRANGEBYSCORE', keys.deadlines, '-inf', due_ms, 'LIMIT', 0, most_overdue)) do
  local hold = read_hold(keys.holds, order)
  local found = hold.state == 'W' and unserved or overdue
  found[#found + 1] = order
  found[#found + 1] = hold.state == 'W' and string.format('%.0f', now_ms) or hold.deadline_ms
  redis.call('ZADD', keys.deadlines, string.format('%.0f', now_ms - grace_ms + look_again_ms), order)
end

local scan = redis.call('HSCAN', unlogged_key, cursor, 'COUNT', MAX_SCANNED)
local unlogged = {}
for i = 1, #scan[2], 2 do
  local since_ms = tonumber(string.match(scan[2][i + 1], '^(%d+)|'))
  if now_ms - since_ms >= patience_ms then
    unlogged[#unlogged + 1] = scan[2][i]
    unlogged[#unlogged + 1] = scan[2][i + 1]
  end
end

-- A promotion is reported only after its order's first record has reached the log: the log keeps the order's history.
local promoted = {}
local offers = redis.call('HGETALL', keys.promoted)
for i = 1, #offers, 2 do
  if redis.call('HEXISTS', unlogged_key, offers[i]) == 0 then
    promoted[#promoted + 1] = offers[i]
    promoted[#promoted + 1] = offers[i + 1]
  end
end
return { SWEPT, overdue, unserved, unlogged, promoted, scan[1], redis.call('ZCARD', keys.deadlines) }
