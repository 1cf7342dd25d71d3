package io.flashsale.gate.redis;

import io.flashsale.gate.FirstAnswer;
import io.flashsale.gate.GateLine;
import io.flashsale.gate.GateOutcome;
import io.flashsale.gate.Hold;
import io.flashsale.gate.HoldState;
import io.flashsale.gate.StoredHold;
import io.flashsale.gate.Unlogged;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds as the holds hash keeps them; the form stands in {@code include/holds.lua}. */
final class StoredHolds {

    private static final int FIELDS = 8;

    private StoredHolds() {}

    static Hold parse(OrderId order, String stored) {
        String[] field = stored.split("\\|", -1);
        if (field.length != FIELDS) {
            throw new IllegalStateException("hold of " + order + ": " + stored + " (expected: 8 fields)");
        }
        HoldState state = stateOf(stored);
        long deadlineMillis = Long.parseLong(field[3]);
        return new Hold(
                order,
                new CustomerId(field[6]),
                state,
                deadlineMillis == 0 ? null : Instant.ofEpochMilli(deadlineMillis),
                Long.parseLong(field[4]),
                field[5],
                answer(Long.parseLong(field[1]), Long.parseLong(field[2])),
                lines(field[7]));
    }

    /** Of what {@link #parse} reads, the state alone. */
    static HoldState stateOf(String stored) {
        return state(stored.charAt(0));
    }

    static String format(Hold hold) {
        Instant deadline = hold.deadline();
        return String.join(
                "|",
                letter(hold.state()),
                answerCode(hold.answer()) + "|" + answerNumber(hold.answer()),
                Long.toString(deadline == null ? 0 : deadline.toEpochMilli()),
                Long.toString(hold.sequence()),
                hold.fingerprint(),
                hold.customer().value(),
                hold.lines().stream()
                        .map(line -> line.price() + ":" + line.quantity())
                        .collect(Collectors.joining(",")));
    }

    /** The first answer, from its code and its number: the deadline in ms, or the position. */
    static FirstAnswer answer(long code, long number) {
        return code == ReserveCode.HELD.code()
                ? new FirstAnswer.Held(Instant.ofEpochMilli(number))
                : new FirstAnswer.Waitlisted(number);
    }

    /** The answer of {@code find_hold.lua}; empty when there is no hold. */
    static Optional<StoredHold> found(OrderId order, List<Object> reply) {
        if (reply.isEmpty()) {
            return Optional.empty();
        }
        Hold hold = parse(order, (String) reply.getFirst());
        return Optional.of(new StoredHold(hold, reply.size() == 1 ? null : unlogged(order, (String) reply.get(1))));
    }

    /** An entry of the unlogged hash: {@code now_ms|code|number|sequence|record}. */
    static Unlogged unlogged(OrderId order, String stored) {
        String[] field = stored.split("\\|", 5);
        ReserveCode code = ScriptCode.of(ReserveCode.class, Long.parseLong(field[1]));
        long nowMillis = Long.parseLong(field[0]);
        GateOutcome outcome = ReserveCall.outcome(code, nowMillis, Long.parseLong(field[2]), Long.parseLong(field[3]));
        return new Unlogged(order, outcome, field[4]);
    }

    private static int answerCode(FirstAnswer answer) {
        return switch (answer) {
            case FirstAnswer.Held _ -> ReserveCode.HELD.code();
            case FirstAnswer.Waitlisted _ -> ReserveCode.WAITLISTED.code();
        };
    }

    private static long answerNumber(FirstAnswer answer) {
        return switch (answer) {
            case FirstAnswer.Held(var deadline) -> deadline.toEpochMilli();
            case FirstAnswer.Waitlisted(var position) -> position;
        };
    }

    private static HoldState state(char letter) {
        return switch (letter) {
            case 'H' -> HoldState.HELD;
            case 'W' -> HoldState.WAITLISTED;
            case 'S' -> HoldState.SETTLED;
            case 'R' -> HoldState.RELEASED;
            default -> throw new IllegalStateException("state: " + letter + " (expected: H, W, S or R)");
        };
    }

    private static String letter(HoldState state) {
        return switch (state) {
            case HELD -> "H";
            case WAITLISTED -> "W";
            case SETTLED -> "S";
            case RELEASED -> "R";
        };
    }

    private static List<GateLine> lines(String stored) {
        return Arrays.stream(stored.split(","))
                .map(line -> line.split(":"))
                .map(part -> new GateLine(new PriceDataId(part[0]), Integer.parseInt(part[1])))
                .toList();
    }
}
