package io.flashsale.development.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.flashsale.development.DevelopmentServices;
import java.util.List;
import java.util.stream.Stream;

/** A real SMTP server (GreenMail) that keeps what it gets in memory. It can be away for a while. */
public final class MailServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final long LONGEST_START_MILLIS = 20_000;

    private final ServerSetup setup;
    private volatile GreenMail server;

    private MailServer(int port) {
        setup = new ServerSetup(port, HOST, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(LONGEST_START_MILLIS);
        server = started();
    }

    /** Answers when this returns, on a free port. */
    public static MailServer start() {
        return new MailServer(DevelopmentServices.freePort());
    }

    /** What makes an application send its mails here: {@code name=value} each. */
    public List<String> settings() {
        return settings(setup.getPort());
    }

    /** The same for any server of loopback that needs no encryption. */
    static List<String> settings(int port) {
        return List.of(
                "flashsale.mail.host=" + HOST,
                "flashsale.mail.port=" + port,
                "flashsale.mail.encryption=none",
                "flashsale.mail.from=shop@flashsale.example",
                "flashsale.mail.from-name=Flashsale",
                "flashsale.account.page=http://localhost/account",
                "flashsale.news.unsubscribe-url=http://localhost/api/news-unsubscriptions");
    }

    /** As many as there are, the first first. */
    public List<ReceivedMail> received() {
        return Stream.of(server.getReceivedMessages()).map(ReceivedMail::of).toList();
    }

    public int count() {
        return server.getReceivedMessages().length;
    }

    /** Nobody answers any more. What came before is forgotten. */
    public void goAway() {
        server.stop();
    }

    /** Without what it had received. */
    public void comeBack() {
        server = started();
    }

    @Override
    public void close() {
        server.stop();
    }

    private GreenMail started() {
        GreenMail started = new GreenMail(setup);
        started.start();
        return started;
    }
}
