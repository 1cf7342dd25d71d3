package io.flashsale.simulation;

import io.flashsale.shared.PriceDataId;
import io.flashsale.simulation.redis.RedisServer;
import io.flashsale.simulation.redis.SmallRedis;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what the gate holds before and after every command, without knowing what the command means to do. */
final class GateWatch implements RedisServer {

    /** By the letters of {@code include/holds.lua}; N is none. */
    private static final Set<String> MOVES = Set.of("NH", "NW", "WH", "WR", "HS", "HR", "SR", "RS");

    private final World world;
    private final RedisServer redis;
    private final SmallRedis seen;
    private final String tag;
    private final List<PriceDataId> prices;
    private final int limit;
    private final boolean gateMayErr;
    private final Map<String, HoldView> views = new HashMap<>();

    /** @param gateMayErr whether units appear by hand, which nobody offers to the line before the next look at it */
    GateWatch(
            World world,
            RedisServer redis,
            SmallRedis seen,
            String sale,
            List<PriceDataId> prices,
            int limit,
            boolean gateMayErr) {
        this.world = world;
        this.redis = redis;
        this.seen = seen;
        this.tag = "{" + sale + ":0}:";
        this.prices = prices;
        this.limit = limit;
        this.gateMayErr = gateMayErr;
    }

    @Override
    public @Nullable Object call(String... command) {
        if (!command[0].equals("EVALSHA")) {
            return redis.call(command);
        }
        View before = look();
        Object reply = redis.call(command);
        View after = look();
        if (before.isOpen() && after.isOpen()) {
            compare(before, after, command);
        }
        return reply;
    }

    private View look() {
        Map<String, HoldView> holds = new LinkedHashMap<>();
        seen.hash(tag + "holds")
                .forEach((order, stored) -> holds.put(order, views.computeIfAbsent(stored, HoldView::parse)));
        Map<String, List<String>> lines = new HashMap<>();
        prices.forEach(price -> lines.put(price.value(), seen.sorted(tag + "waitlist:" + price)));
        return new View(
                seen.hash(tag + "sale").getOrDefault("state", ""),
                holds,
                new HashMap<>(seen.hash(tag + "stock")),
                lines,
                new HashMap<>(seen.hash(tag + "bought")));
    }

    private void compare(View before, View after, String... command) {
        after.holds.forEach((order, hold) -> {
            HoldView was = before.holds.get(order);
            String move = (was == null ? "N" : was.state) + hold.state;
            if (was == null || !was.state.equals(hold.state)) {
                world.note("gate: %s %s", order, move);
                world.must(MOVES.contains(move), "I9", "hold of %s goes %s", order, move);
                inTurn(order, hold, move, before, after);
            }
        });
        for (PriceDataId price : prices) {
            units(price.value(), before, after, command);
        }
        limits(after);
    }

    /** Whether it is a release of units that never existed: it alone may lose some. */
    private static boolean loses(String... command) {
        int units = 3 + Integer.parseInt(command[2]) + 1;
        return units < command.length && command[units].equals("0");
    }

    /**
     * A newcomer, or who has paid late, gets nothing that somebody waits for; nobody gets what an earlier one could
     * have had instead.
     */
    private void inTurn(String order, HoldView hold, String move, View before, View after) {
        if (move.equals("NH") || move.equals("RS")) {
            for (String price : hold.units.keySet()) {
                List<String> line = before.lines.getOrDefault(price, List.of());
                world.must(line.isEmpty(), "I8", "%s overtakes %s", order, line);
            }
        } else if (move.equals("WH") && !gateMayErr) {
            after.holds.forEach((other, waiting) -> {
                boolean earlier = waiting.state.equals("W") && waiting.sequence < hold.sequence;
                world.must(!earlier || !after.couldServe(waiting, hold), "I8", "%s overtakes %s", order, other);
            });
        }
    }

    private void units(String price, View before, View after, String... command) {
        int stock = after.stock(price);
        int was = before.stock(price) + before.held(price);
        int is = stock + after.held(price);
        world.must(stock >= 0, "I1", "%d units of %s in stock", stock, price);
        world.must(
                is == was || is < was && loses(command), "I2", "%d units of %s at the gate, then %d", was, price, is);
    }

    private void limits(View after) {
        Map<String, Integer> bought = new HashMap<>();
        for (HoldView hold : after.holds.values()) {
            if (!hold.state.equals("R")) {
                hold.units.forEach((price, units) -> bought.merge(hold.customer + ":" + price, units, Integer::sum));
            }
        }
        bought.forEach((whose, units) -> world.must(units <= limit, "I7", "%s has %d units", whose, units));
        after.bought.forEach((whose, units) -> {
            int counted = bought.getOrDefault(whose, 0);
            world.must(counted == Integer.parseInt(units), "I7", "%s has %d, counted are %s", whose, counted, units);
        });
    }

    private record View(
            String state,
            Map<String, HoldView> holds,
            Map<String, String> stock,
            Map<String, List<String>> lines,
            Map<String, String> bought) {

        boolean isOpen() {
            return !state.isEmpty() && !state.equals("FENCED") && !state.equals("LOADING");
        }

        int stock(String price) {
            return Integer.parseInt(stock.getOrDefault(price, "0"));
        }

        /** If the other one had not been served instead. Who stands behind somebody earlier has to wait with them. */
        boolean couldServe(HoldView waiting, HoldView instead) {
            return waiting.units.keySet().stream().anyMatch(instead.units::containsKey)
                    && waiting.units.entrySet().stream().allMatch(line -> {
                        int units = stock(line.getKey()) + instead.units.getOrDefault(line.getKey(), 0);
                        return units >= line.getValue() && !isBehind(waiting, line.getKey());
                    });
        }

        private boolean isBehind(HoldView waiting, String price) {
            return lines.getOrDefault(price, List.of()).stream()
                    .anyMatch(other -> holds.get(other).sequence < waiting.sequence);
        }

        int held(String price) {
            return holds.values().stream()
                    .filter(hold -> hold.state.equals("H") || hold.state.equals("S"))
                    .mapToInt(hold -> hold.units.getOrDefault(price, 0))
                    .sum();
        }
    }

    private record HoldView(String state, long sequence, String customer, Map<String, Integer> units) {

        static HoldView parse(String stored) {
            String[] field = stored.split("\\|");
            Map<String, Integer> units = new HashMap<>();
            for (String line : field[7].split(",")) {
                units.put(line.split(":")[0], Integer.valueOf(line.split(":")[1]));
            }
            return new HoldView(field[0], Long.parseLong(field[4]), field[6], units);
        }
    }
}
