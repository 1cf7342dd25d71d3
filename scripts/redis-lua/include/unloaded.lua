--- Why a segment in this state takes no call: the code for it, or nil when it is loaded.
local function unloaded(state)
  if state == 'LOADING' then
    return LOADING
  elseif not state or state == 'FENCED' then
    return FENCED
  end
end
