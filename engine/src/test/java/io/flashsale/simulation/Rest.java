package io.flashsale.simulation;

import io.flashsale.gate.HoldState;
import io.flashsale.gate.UnitsAtGate;
import io.flashsale.order.Order;
import io.flashsale.order.OrderPayment;
import io.flashsale.order.PriceBalance;
import io.flashsale.order.Recordings.Recorded;
import io.flashsale.payment.Payment;
import io.flashsale.payment.PaymentStatus;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.simulation.redis.SmallRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must be true once nothing is under way any more. */
final class Rest {

    private static final Map<String, HoldState> STATES =
            Map.of("H", HoldState.HELD, "W", HoldState.WAITLISTED, "S", HoldState.SETTLED, "R", HoldState.RELEASED);

    private final Servers servers;
    private final World world;
    private final SmallRedis redis;
    private final Books books;
    private final Crowd crowd;
    private final List<PriceDataId> prices;
    private final boolean gateMayErr;
    private final String tag;

    Rest(Servers servers, SmallRedis redis, Books books, Crowd crowd, List<PriceDataId> prices, boolean gateMayErr) {
        this.servers = servers;
        this.world = servers.world();
        this.redis = redis;
        this.books = books;
        this.crowd = crowd;
        this.prices = prices;
        this.gateMayErr = gateMayErr;
        this.tag = "{" + servers.sales().sale().id() + ":0}:";
    }

    /** What keeps customers out. */
    List<String> closed() {
        boolean open = "OPEN".equals(redis.hash(tag + "sale").get("state"));
        return open ? List.of() : List.of("the sale is not open at the gate");
    }

    /** What is still to come, or will never. */
    List<String> unrest() {
        List<String> unrest = new ArrayList<>();
        if (!crowd.isDone()) {
            unrest.add("somebody has no answer yet");
        }
        if (!servers.log().isReadToTheEnd()) {
            unrest.add("the ledger is behind the log");
        }
        for (String hash : List.of("unlogged", "promoted")) {
            if (!redis.hash(tag + hash).isEmpty()) {
                unrest.add(hash + ": " + redis.hash(tag + hash).keySet());
            }
        }
        unrest.addAll(closed());
        boolean asks = servers.sales().sale().registration() != null;
        if (asks
                && !redis.hash(tag + "registered")
                        .equals(servers.registrations().versions())) {
            unrest.add("the gate has not heard of who registered and who withdrew");
        }
        for (PriceDataId price : prices) {
            agreement(price, unrest);
        }
        return unrest;
    }

    /** The same, with all that customers pay and that goes back to them. */
    List<String> unrestOfMoney() {
        List<String> unrest = unrest();
        if (crowd.isPaying() || !servers.provider().isDone()) {
            unrest.add("the provider has something to say");
        }
        servers.payments().values().stream().filter(Rest::isUnderWay).forEach(each -> unrest.add(each.toString()));
        return unrest;
    }

    private static boolean isUnderWay(Payment payment) {
        return MySqlPaymentsOf.isUndecided(payment)
                || MySqlPaymentsOf.isUnnoted(payment)
                || payment.status() == PaymentStatus.REFUND_DUE;
    }

    /** I2: the gate and MySQL tell the same; a unit that was minted by hand may still be at the gate. */
    private void agreement(PriceDataId price, List<String> unrest) {
        PriceBalance ledger = books.balance(price);
        UnitsAtGate gate = atGate(price);
        boolean agree = (gateMayErr || gate.stock() == ledger.available())
                && gate.held() == ledger.held()
                && gate.sold() == ledger.sold()
                && gate.waiting() == ledger.waiting();
        if (!agree) {
            unrest.add(gate + " at the gate, in MySQL " + ledger);
        }
    }

    private UnitsAtGate atGate(PriceDataId price) {
        String stock = redis.hash(tag + "stock").getOrDefault(price.value(), "0");
        UnitsAtGate units = UnitsAtGate.NONE.withStock(Integer.parseInt(stock));
        for (String hold : redis.hash(tag + "holds").values()) {
            String[] field = hold.split("\\|");
            for (String line : field[7].split(",")) {
                if (line.startsWith(price.value())) {
                    units = units.with(
                            STATES.getOrDefault(field[0], HoldState.RELEASED), Integer.parseInt(line.split(":")[1]));
                }
            }
        }
        return units;
    }

    void check() {
        crowd.purchases().forEach(this::check);
        crowd.recorded().forEach((transaction, stands) -> {
            Recorded last = books.last(transaction);
            boolean found = last != null && last.stands();
            require(found == stands, "I3", "%s stands: %s, in MySQL %s".formatted(transaction, stands, last));
        });
        for (Order order : books.orders().values()) {
            require(!Books.isBought(order) || isPaid(order), "I10", order + " is not paid");
            usages(order);
        }
        servers.provider().captured().forEach(this::money);
    }

    private boolean isPaid(Order order) {
        OrderPayment payment = order.payment();
        return payment == null
                ? crowd.isVouchedFor(order.id())
                : servers.provider().hasCaptured(payment.id());
    }

    /** What the customer has paid has either bought something or gone back, once. */
    private void money(PaymentId payment) {
        long bought = books.orders().values().stream()
                .filter(Books::isBought)
                .filter(order -> order.payment() != null && order.payment().id().equals(payment))
                .count();
        long back = servers.provider().refundsOf(payment);
        String how = "%s has bought %d orders and went back %d times".formatted(payment, bought, back);
        require(bought + back == 1, "I10", how);
    }

    private void check(Purchase purchase) {
        Order order = books.orders().get(purchase.order);
        require(!purchase.isAccepted() || order != null, "I3", purchase.order + " was acknowledged and is gone");
        boolean held = redis.hash(tag + "holds").containsKey(purchase.order.value());
        require(!purchase.isRefused() || order == null && !held, "I4", purchase.order + " was refused and is there");
    }

    /** One usage detail a line, once it holds units; another one if it was paid late and got them again. */
    private void usages(Order order) {
        long rows = books.usages().stream()
                .filter(usage -> usage.order().equals(order.id()))
                .count();
        int lines = order.limitedLines().size();
        boolean late = order.payment() != null && order.payment().late();
        boolean once = rows == lines || late && rows == 2 * lines;
        require(once || rows == 0 && !Books.holdsUnits(order), "I11", rows + " usage details of " + order);
    }

    private void require(boolean holds, String invariant, String how) {
        if (!holds) {
            world.note("%s: %s", invariant, how);
            throw new World.Violation(invariant, how);
        }
    }
}
