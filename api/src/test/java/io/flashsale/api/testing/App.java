package io.flashsale.api.testing;

import io.flashsale.api.FlashsaleApplication;
import io.flashsale.api.security.AccessTokens;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** The application in this JVM, as impatient as a test. Several may run on the same servers. */
public final class App implements AutoCloseable {

    /** Every App has it, so that one knows the customers of another. */
    public static final String SECRET = "a secret for tests, of 32 bytes or more";

    /** A setting of tests alone: what is kept for a client that does not read. Without it that is megabytes. */
    public static final String SEND_BUFFER_BYTES = "test.send-buffer-bytes";

    private final Endpoints servers;
    private final ConfigurableApplicationContext context;

    private App(Endpoints servers, ConfigurableApplicationContext context) {
        this.servers = servers;
        this.context = context;
    }

    /** The one of this JVM, for tests that content themselves with a sale of their own. */
    public static App shared() {
        return Shared.APP;
    }

    /** @param settings each {@code name=value}, before those of {@link #properties} */
    public static App start(Endpoints servers, String... settings) {
        Map<String, Object> all = properties(servers);
        for (String setting : settings) {
            all.put(setting.replaceFirst("=.*", ""), setting.replaceFirst(".*?=", ""));
        }
        String[] arguments = all.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
        var application = new SpringApplication(FlashsaleApplication.class);
        application.addInitializers(App::useEventLoopsOfItsOwn, App::useTheWishedSendBuffer);
        return new App(servers, application.run(arguments));
    }

    /** Those that it would share otherwise end with the first instance that is closed. */
    private static void useEventLoopsOfItsOwn(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> {
            var resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        });
    }

    private static void useTheWishedSendBuffer(ConfigurableApplicationContext context) {
        Integer bytes = context.getEnvironment().getProperty(SEND_BUFFER_BYTES, Integer.class);
        if (bytes != null) {
            ((GenericApplicationContext) context)
                    .registerBean(
                            NettyServerCustomizer.class,
                            () -> server -> server.childOption(ChannelOption.SO_SNDBUF, bytes));
        }
    }

    /** What {@link #start} sets: the servers, and short waits. */
    public static Map<String, Object> properties(Endpoints servers) {
        Map<String, Object> all = new LinkedHashMap<>(servers.properties());
        all.put("logging.level.root", "warn");
        all.put("spring.main.banner-mode", "off");
        all.put("server.port", 0);
        all.put("management.server.port", -1);
        all.put("flashsale.jwt.secret", SECRET);
        all.put("flashsale.answers.longest", "5s");
        all.put("flashsale.password.memory-kib", 64);
        all.put("flashsale.password.iterations", 1);
        all.put("flashsale.warm-up.requests", 0);
        all.put("flashsale.sale.refresh-every", "100ms");
        all.put("flashsale.registration.look-every", "100ms");
        all.put("flashsale.registration.patience", "300ms");
        all.put("flashsale.purge.look-every", "100ms");
        all.put("flashsale.gate.look-again", "500ms");
        all.put("flashsale.kafka.append-timeout", "2s");
        all.put("flashsale.kafka.delivery-timeout", "3s");
        all.put("flashsale.ledger.grace", "100ms");
        all.put("flashsale.checkout.sweep-every", "100ms");
        all.put("flashsale.checkout.patience", "4s");
        all.put("flashsale.checkout.keep-every", "100ms");
        all.put("flashsale.checkout.settle-wait", "3s");
        return all;
    }

    /** A shop that reaches this instance. */
    public Shop shop() {
        return new Shop(address(), bean(AccessTokens.class));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public Endpoints servers() {
        return servers;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Ends as a deployment would: gracefully. */
    @Override
    public void close() {
        context.close();
    }

    private static final class Shared {
        private static final App APP =
                start(TestSales.sharedBy(DevelopmentServices.shared().freshEndpoints()));
    }
}
