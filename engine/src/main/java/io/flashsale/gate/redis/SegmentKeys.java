package io.flashsale.gate.redis;

import io.flashsale.gate.Segment;
import io.flashsale.shared.PriceDataId;

/** The Redis keys of one segment. The tag in braces puts them all into one slot. */
final class SegmentKeys {

    final String sale;
    final String bucket;
    final String stock;
    final String registered;
    final String bought;
    final String holds;
    final String deadlines;
    final String unlogged;
    final String promoted;
    final String adjusted;
    final String[] waitlists;
    private final String tag;

    SegmentKeys(Segment segment) {
        tag = "{" + segment.sale() + ":" + segment.number() + "}";
        sale = tag + ":sale";
        bucket = tag + ":bucket";
        stock = tag + ":stock";
        registered = tag + ":registered";
        bought = tag + ":bought";
        holds = tag + ":holds";
        deadlines = tag + ":deadlines";
        unlogged = tag + ":unlogged";
        promoted = tag + ":promoted";
        adjusted = tag + ":adjusted";
        waitlists = segment.prices().stream().map(price -> waitlist(tag, price)).toArray(String[]::new);
    }

    String[] reserve() {
        return with(sale, bucket, stock, registered, bought, holds, deadlines, unlogged);
    }

    String[] find() {
        return new String[] {holds, unlogged};
    }

    String[] release() {
        return with(sale, stock, holds, deadlines, bought, promoted);
    }

    String[] adjust() {
        return with(sale, stock, adjusted, holds, deadlines, promoted);
    }

    String[] settle() {
        return new String[] {sale, holds, deadlines};
    }

    String[] extend() {
        return settle();
    }

    String[] retake() {
        return with(sale, stock, holds, bought, deadlines);
    }

    String[] sweep() {
        return with(sale, deadlines, holds, unlogged, promoted, stock);
    }

    String[] places() {
        return with(sale, holds, promoted);
    }

    String[] register() {
        return new String[] {sale, registered};
    }

    String[] loadHolds() {
        return new String[] {sale, holds, bought};
    }

    String[] all() {
        return with(sale, bucket, stock, registered, bought, holds, deadlines, unlogged, promoted, adjusted);
    }

    String[] clear() {
        return with(sale, unlogged, promoted, bucket, stock, registered, bought, holds, deadlines, adjusted);
    }

    private String[] with(String... fixed) {
        String[] keys = new String[fixed.length + waitlists.length];
        System.arraycopy(fixed, 0, keys, 0, fixed.length);
        System.arraycopy(waitlists, 0, keys, fixed.length, waitlists.length);
        return keys;
    }

    String waitlist(PriceDataId price) {
        return waitlist(tag, price);
    }

    private static String waitlist(String tag, PriceDataId price) {
        return tag + ":waitlist:" + price;
    }
}
