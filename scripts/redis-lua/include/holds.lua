-- A hold as the holds hash keeps it: state|first answer|its number|deadline_ms|sequence|fingerprint|customer|lines.
-- States: H held, W waitlisted, S settled, R released. Lines: price data id:quantity, separated by commas.
--- Of a hold whose units were sold again after they had gone back, in place of its deadline.
local RETAKEN = '1'

local function read_hold(holds_key, order)
  local stored = redis.call('HGET', holds_key, order)
  if not stored then
    return nil
  end
  local state, answer, deadline_ms, sequence, fingerprint, customer, lines =
    string.match(stored, '^(%a)|(%d+|%d+)|(%d+)|(%d+)|([^|]+)|([^|]+)|(.*)$')
  local hold = { order = order, state = state, answer = answer, deadline_ms = deadline_ms, sequence = sequence,
    fingerprint = fingerprint, customer = customer, written_lines = lines, lines = {} }
  for price, quantity in string.gmatch(lines, '([^,:]+):(%d+)') do
    hold.lines[#hold.lines + 1] = { price = price, quantity = tonumber(quantity) }
  end
  return hold
end

--- Whether the caller, who gave these waitlists by price data id, knows every price of an order. A price that was just
--- added to a running sale some callers do not know yet.
local function prices_known(waitlists, hold)
  for _, line in ipairs(hold.lines) do
    if not waitlists[line.price] then
      return false
    end
  end
  return true
end

local function write_hold(holds_key, hold)
  redis.call('HSET', holds_key, hold.order, table.concat({ hold.state, hold.answer, hold.deadline_ms, hold.sequence,
    hold.fingerprint, hold.customer, hold.written_lines }, '|'))
end
