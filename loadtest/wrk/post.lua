--[[
  Sends one POST again and again, each time with the access token of another customer.

  wrk --threads 1 --script post.lua http://host:port -- <path> <body> <tokens file> <once|again>

  path         for example /api/sales/01K.../orders
  body         JSON
  tokens file  one access token per line
  once|again   what happens when every token was used: stop (the run is then "dry", its rate worth nothing), or go round

  Requests are built before the clock starts, so that sending one costs a table look-up. With more than one thread the
  first would already send while the next still builds.

  Prints as its last line one line of JSON: requests, seconds, refusals (status 400 and above), failures (no answer),
  latencies in milliseconds, dry.
]]
local built = {}
local count = 0
local sent = 0
local goes_round = false
dry = false

function setup(thread)
  sender = thread
end

function init(arguments)
  local path, body, tokens = arguments[1], arguments[2], arguments[3]
  goes_round = arguments[4] == "again"
  for token in io.lines(tokens) do
    count = count + 1
    built[count] = wrk.format("POST", path, {
      ["Authorization"] = "Bearer " .. token,
      ["Content-Type"] = "application/json",
      ["Idempotency-Key"] = "bench-" .. count,
    }, body)
  end
end

function request()
  if sent == count then
    sent = 0
    if not goes_round then
      dry = true
      wrk.thread:stop()
    end
  end
  sent = sent + 1
  return built[sent]
end

function done(summary, latency)
  local errors = summary.errors
  local line = '{"requests":%d,"seconds":%.3f,"refusals":%d,"failures":%d,'
    .. '"p50Millis":%.3f,"p99Millis":%.3f,"maxMillis":%.3f,"dry":%s}'
  print(line:format(
    summary.requests,
    summary.duration / 1e6,
    errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3,
    latency.max / 1e3,
    tostring(sender:get("dry"))))
end
