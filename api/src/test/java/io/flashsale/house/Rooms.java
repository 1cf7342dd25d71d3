package io.flashsale.house;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The table of rooms: which room may use which. Technology outside of {@code io.flashsale} is everybody's. */
final class Rooms {

    private static final String TABLE = """
            room           | may use
            shared         |
            platform       | shared
            catalog        | shared platform
            pricing        | shared platform catalog
            cart           | shared platform catalog pricing
            sale           | shared platform pricing
            gate           | shared platform
            order          | shared platform
            checkout       | shared platform catalog pricing cart sale gate order registration notification
            payment        | shared platform pricing sale order checkout notification
            fulfilment     | shared platform order
            session        | shared platform
            account        | shared platform session notification
            registration   | shared platform sale gate notification
            notification   | shared platform
            mailing        | shared platform sale registration notification
            reconciliation | shared platform sale gate order checkout payment
            """;

    /** Plumbing and values that others are made of: their packages are open. */
    static final Set<String> OPEN = Set.of("shared", "platform");

    private Rooms() {}

    /** Each room with what it may use, itself left out. */
    static Map<String, List<String>> all() {
        var rooms = new LinkedHashMap<String, List<String>>();
        TABLE.lines().skip(1).map(line -> line.split("\\|")).forEach(row -> rooms.put(row[0].strip(), words(row)));
        return rooms;
    }

    /** {@code io.flashsale.gate..}: a room's face and its leaves. */
    static String everythingIn(String room) {
        return "io.flashsale." + room + "..";
    }

    /** {@code io.flashsale.gate.*..}: a room's leaves. */
    static String leavesOf(String room) {
        return "io.flashsale." + room + ".*..";
    }

    private static List<String> words(String[] row) {
        return row.length < 2 ? List.of() : Stream.of(row[1].strip().split(" ")).toList();
    }
}
