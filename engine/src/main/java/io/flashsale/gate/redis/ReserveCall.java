package io.flashsale.gate.redis;

import io.flashsale.gate.GateLine;
import io.flashsale.gate.GateOutcome;
import io.flashsale.gate.GateRequest;
import io.flashsale.gate.Segment;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.PriceDataId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The arguments and the answer of {@code reserve.lua}. */
final class ReserveCall {

    private static final int FIELDS_OF_REQUEST = 6;
    private static final int FIELDS_OF_ANSWER = 3;

    private ReserveCall() {}

    /** @param runId of the Redis process that the sale must have been loaded into */
    static String[] arguments(Segment segment, String runId, List<? extends HasRequest> batch) {
        String[] arguments = new String[size(segment, batch)];
        int at = 0;
        arguments[at++] = Long.toString(segment.epoch());
        arguments[at++] = runId;
        arguments[at++] = Integer.toString(segment.prices().size());
        for (PriceDataId price : segment.prices()) {
            arguments[at++] = price.value();
        }
        for (HasRequest each : batch) {
            at = write(segment, each, arguments, at);
        }
        return arguments;
    }

    private static int write(Segment segment, HasRequest waiting, String[] arguments, int start) {
        GateRequest request = waiting.request();
        int at = start;
        arguments[at++] = request.order().value();
        arguments[at++] = request.customer().value();
        arguments[at++] = request.fingerprint();
        arguments[at++] = waiting.record();
        arguments[at++] = request.mayWait() ? "1" : "0";
        arguments[at++] = Integer.toString(request.lines().size());
        for (GateLine line : request.lines()) {
            arguments[at++] = Integer.toString(segment.prices().indexOf(line.price()) + 1);
            arguments[at++] = Integer.toString(line.quantity());
        }
        return at;
    }

    private static int size(Segment segment, List<? extends HasRequest> batch) {
        int size = 3 + segment.prices().size();
        for (HasRequest each : batch) {
            size += FIELDS_OF_REQUEST + 2 * each.request().lines().size();
        }
        return size;
    }

    /** What the script said of the request at this place of the batch. */
    static Answer answer(List<Object> reply, int place) {
        long nowMillis = number(reply, 0);
        if (nowMillis == ReserveCode.FENCED.code()) {
            return new Answer(new GateOutcome.Fenced(), false, 0);
        }
        int at = 1 + place * FIELDS_OF_ANSWER;
        ReserveCode code = ScriptCode.of(ReserveCode.class, number(reply, at));
        long a = number(reply, at + 1);
        long b = number(reply, at + 2);
        boolean exhausted = code == ReserveCode.SOLD_OUT && a == 1;
        return new Answer(outcome(code, nowMillis, a, b), exhausted, b);
    }

    static GateOutcome outcome(ReserveCode code, long nowMillis, long a, long b) {
        return switch (code) {
            case FENCED -> new GateOutcome.Fenced();
            case REPLAYED -> new GateOutcome.Replayed(StoredHolds.answer(a, b));
            case KEY_REUSED -> new GateOutcome.KeyReused();
            case NOT_OPEN -> new GateOutcome.NotOpen(Instant.ofEpochMilli(a));
            case PAUSED -> new GateOutcome.Paused();
            case CLOSED -> new GateOutcome.Closed();
            case NOT_REGISTERED -> new GateOutcome.NotRegistered();
            case THROTTLED -> new GateOutcome.Throttled(Duration.ofMillis(a));
            case LIMIT_REACHED -> new GateOutcome.LimitReached((int) a);
            case HELD -> new GateOutcome.Held(Instant.ofEpochMilli(nowMillis), Instant.ofEpochMilli(a));
            case WAITLISTED -> new GateOutcome.Waitlisted(Instant.ofEpochMilli(nowMillis), a, b);
            case SOLD_OUT -> new GateOutcome.SoldOut();
        };
    }

    private static long number(List<Object> reply, int at) {
        return (Long) reply.get(at);
    }

    /** Anything that carries a request, so that a batch is not copied. */
    interface HasRequest {
        GateRequest request();

        /** {@link GateRequest#record}, as text. */
        String record();
    }

    /**
     * @param exhausted sold out for every quantity, not only for the one asked for
     * @param known     number of order ids the segment knows, when exhausted
     */
    record Answer(GateOutcome outcome, boolean exhausted, long known) {}
}
