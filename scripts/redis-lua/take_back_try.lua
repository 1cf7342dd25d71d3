--[[
  Take back one try that nobody has decided: what the client tried before stays counted.

  KEYS (one tag)   1 tries of the client at the account   2 tries of the client
  ARGV             none
  Returns          { tries at the account that are counted still, tries altogether }
  Cost             O(1)
  Invariant        no counter is without a window, none is below 1
]]
-- include take_one.lua
local at_account, altogether = KEYS[1], KEYS[2]

return { take_one(at_account), take_one(altogether) }
