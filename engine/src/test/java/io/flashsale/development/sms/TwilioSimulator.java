package io.flashsale.development.sms;

import io.flashsale.development.sms.ProviderServer.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.databind.json.JsonMapper;

/** Twilio's Message resource, as one account knows it. */
public final class TwilioSimulator implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String authorization;
    private final ProviderServer server;

    private TwilioSimulator(String accountSid, String authToken) {
        byte[] credentials = (accountSid + ":" + authToken).getBytes(StandardCharsets.UTF_8);
        authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
        server = new ProviderServer("/2010-04-01/Accounts/" + accountSid + "/Messages.json", this::answer);
    }

    /** Answers when this returns. */
    public static TwilioSimulator start(String accountSid, String authToken) {
        return new TwilioSimulator(accountSid, authToken);
    }

    public URI url() {
        return server.url("");
    }

    /** From now on. */
    public void mood(Mood wished) {
        server.mood(wished);
    }

    public int calls() {
        return server.calls();
    }

    public List<ReceivedSms> received() {
        return server.received();
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer answer(HttpServerRequest request, String body, Mood mood) {
        Map<String, String> form = decode(body);
        String to = form.getOrDefault("To", "");
        String text = form.getOrDefault("Body", "");
        if (!authorization.equals(request.requestHeaders().get("Authorization"))) {
            return error(401, 20003, "Authenticate");
        }
        if (!form.containsKey("From") && !form.containsKey("MessagingServiceSid")) {
            return error(400, 21603, "A 'From' phone number is required");
        }
        if (text.isEmpty()) {
            return error(400, 21602, "Message body is required");
        }
        if (mood == Mood.REFUSES || !to.matches("\\+[1-9][0-9]{6,14}")) {
            return error(400, 21211, "The 'To' number " + to + " is not a valid phone number");
        }
        if (mood == Mood.REFUSES_THIS) {
            return error(400, 21612, "'To' and 'From' cannot be connected");
        }
        if (mood == Mood.REFUSES_WITH_OK) {
            return new Answer(200, message(to, text, "failed", "30007"));
        }
        server.take(new ReceivedSms(to, text));
        return new Answer(201, message(to, text, "queued", "null"));
    }

    private static String message(String to, String text, String status, String errorCode) {
        return """
                {"sid": "SM0123456789abcdef0123456789abcdef", "to": "%s", "body": %s, "status": "%s",
                 "error_code": %s}""".formatted(to, JSON.writeValueAsString(text), status, errorCode);
    }

    private static Answer error(int status, int code, String message) {
        return new Answer(
                status, "{\"code\": %d, \"message\": \"%s\", \"status\": %d}".formatted(code, message, status));
    }

    private static Map<String, String> decode(String body) {
        return Stream.of(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
