package io.flashsale.gate.redis;

import io.flashsale.platform.redis.LuaScript;
import java.util.List;

/** Every script of the gate. */
final class Scripts {

    static final LuaScript RESERVE = LuaScript.named("reserve");
    static final LuaScript FIND_HOLD = LuaScript.named("find_hold");
    static final LuaScript RELEASE = LuaScript.named("release");
    static final LuaScript SETTLE = LuaScript.named("settle");
    static final LuaScript EXTEND = LuaScript.named("extend");
    static final LuaScript RETAKE = LuaScript.named("retake");
    static final LuaScript ADJUST = LuaScript.named("adjust");
    static final LuaScript SWEEP = LuaScript.named("sweep");
    static final LuaScript FIND_PLACES = LuaScript.named("find_places");
    static final LuaScript FENCE_SALE = LuaScript.named("fence_sale");
    static final LuaScript LOAD_PART = LuaScript.named("load_part");
    static final LuaScript LOAD_HOLDS = LuaScript.named("load_holds");
    static final LuaScript OPEN_SALE = LuaScript.named("open_sale");
    static final LuaScript CLEAR_SALE = LuaScript.named("clear_sale");
    static final LuaScript OFFER = LuaScript.named("offer");
    static final LuaScript REGISTER = LuaScript.named("register");
    static final LuaScript LOAD_REGISTERED = LuaScript.named("load_registered");
    static final List<LuaScript> ALL = List.of(
            RESERVE,
            FIND_HOLD,
            RELEASE,
            SETTLE,
            EXTEND,
            RETAKE,
            ADJUST,
            SWEEP,
            FIND_PLACES,
            FENCE_SALE,
            LOAD_PART,
            LOAD_HOLDS,
            OPEN_SALE,
            CLEAR_SALE,
            OFFER,
            REGISTER,
            LOAD_REGISTERED);

    private Scripts() {}
}
