package io.flashsale.pricing.mysql;

import io.flashsale.platform.Ids;
import io.flashsale.pricing.UsageFilter;
import io.flashsale.shared.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search as a statement. By transaction, customer or price an index leads to the rows, in the sequence of
 * their ids; else the dates bound a range of the ids, since these begin with the usage date. The index is named, since
 * MySQL 8.0 left to itself takes others, which read far more than a page.
 */
record UsageQuery(String sql, Map<String, Object> values) {

    private static final String BY_PRICE = "usage_of_price";

    static UsageQuery of(UsageFilter filter, Page page) {
        var conditions = new Conditions();
        conditions.add("id > :after", "after", page.after());
        conditions.add("transaction_reference_id = :transaction", "transaction", value(filter.transaction()));
        conditions.add("customer_reference_id = :customer", "customer", value(filter.customer()));
        conditions.add("price_data_id = :price", "price", value(filter.priceData()));
        var from = filter.from();
        if (from != null) {
            conditions.add("usage_date >= :from", "from", from);
            conditions.add("id >= :first", "first", Ids.firstAt(from));
        }
        var to = filter.to();
        if (to != null) {
            conditions.add("usage_date < :to", "to", to);
            conditions.add("id < :end", "end", Ids.firstAt(to.plusMillis(1)));
        }
        conditions.add("archived = :archived", "archived", filter.archived());
        return new UsageQuery(sql(filter, conditions, page.limit()), conditions.values);
    }

    /** The index by price has archived before the id: of both kinds one page each is read, and these are merged. */
    private static String sql(UsageFilter filter, Conditions conditions, int limit) {
        String index = index(filter);
        String order = " ORDER BY id LIMIT " + limit;
        String select = "SELECT * FROM price_data_usage_detail FORCE INDEX (" + index + ") WHERE "
                + String.join(" AND ", conditions.texts);
        return index.equals(BY_PRICE) && filter.archived() == null
                ? "(" + select + " AND archived = 0" + order + ") UNION ALL (" + select + " AND archived = 1" + order
                        + ")" + order
                : select + order;
    }

    private static String index(UsageFilter filter) {
        if (filter.transaction() != null) {
            return "usage_of_transaction";
        }
        if (filter.customer() != null) {
            return "usage_of_customer";
        }
        return filter.priceData() != null ? BY_PRICE : "PRIMARY";
    }

    private static @Nullable String value(@Nullable Record id) {
        return id == null ? null : id.toString();
    }

    private static final class Conditions {

        private final List<String> texts = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();

        void add(String text, String name, @Nullable Object value) {
            if (value != null) {
                texts.add(text);
                values.put(name, value);
            }
        }
    }
}
