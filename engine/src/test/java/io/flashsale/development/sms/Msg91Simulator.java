package io.flashsale.development.sms;

import io.flashsale.development.sms.ProviderServer.Answer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** MSG91's flow call, as one account with its templates knows it. */
public final class Msg91Simulator implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern VARIABLE = Pattern.compile("##(\\w+)##");
    private static final String PATH = "/api/v5/flow";

    private final String authKey;
    private final Map<String, String> templates = new ConcurrentHashMap<>();
    private final ProviderServer server = new ProviderServer(PATH, this::answer);

    private Msg91Simulator(String authKey, String templateId) {
        this.authKey = authKey;
        register(templateId, "##code## confirms ##amount##");
    }

    /** Answers when this returns. */
    public static Msg91Simulator start(String authKey, String templateId) {
        return new Msg91Simulator(authKey, templateId);
    }

    public URI url() {
        return server.url(PATH);
    }

    /** One more template, which may be used from now on. */
    public void register(String templateId, String text) {
        templates.put(templateId, text);
    }

    /** From now on. */
    public void mood(Mood wished) {
        server.mood(wished);
    }

    public int calls() {
        return server.calls();
    }

    /** As the template makes them. */
    public List<ReceivedSms> received() {
        return server.received();
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer answer(HttpServerRequest request, String body, Mood mood) {
        JsonNode flow = JSON.readTree(body);
        JsonNode recipient = flow.path("recipients").path(0);
        String mobile = recipient.path("mobiles").asString("");
        if (!authKey.equals(request.requestHeaders().get("authkey"))) {
            return error(
                    401,
                    "Authentication failure for " + request.requestHeaders().get("authkey"));
        }
        String template = templates.get(flow.path("template_id").asString(""));
        if (template == null) {
            return error(400, "template id missing or invalid");
        }
        if (mood == Mood.REFUSES_THIS) {
            return error(400, "Not for this number " + mobile);
        }
        if (mood == Mood.REFUSES || mood == Mood.REFUSES_WITH_OK || !mobile.matches("[1-9][0-9]{6,14}")) {
            return error(mood == Mood.REFUSES_WITH_OK ? 200 : 400, "Invalid mobile number " + mobile);
        }
        server.take(new ReceivedSms(mobile, text(template, recipient)));
        return new Answer(200, "{\"message\": \"3763646c3058373530393938\", \"type\": \"success\"}");
    }

    private static String text(String template, JsonNode recipient) {
        return VARIABLE.matcher(template).replaceAll(variable -> {
            String name = variable.group(1);
            return Matcher.quoteReplacement(recipient.path(name).asString("(" + name + ")"));
        });
    }

    private static Answer error(int status, String message) {
        return new Answer(status, "{\"message\": \"" + message + "\", \"type\": \"error\"}");
    }
}
