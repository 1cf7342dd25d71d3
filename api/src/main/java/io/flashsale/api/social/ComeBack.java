package io.flashsale.api.social;

import io.flashsale.account.SocialAnswer;
import io.flashsale.account.SocialAttempt;
import io.flashsale.account.SocialAttempts;
import io.flashsale.account.SocialLogIns;
import io.flashsale.account.SocialPerson;
import io.flashsale.account.SocialProvider;
import io.flashsale.account.SocialProviders;
import io.flashsale.account.SocialSettings;
import io.flashsale.account.TryKind;
import io.flashsale.api.account.TryGuard;
import io.flashsale.api.problem.ProblemSignal;
import io.flashsale.platform.Metric;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;

/** A browser comes back from a provider: to which page it goes on, and with what behind its address. */
@Component
class ComeBack {

    private static final Logger LOG = LoggerFactory.getLogger(ComeBack.class);
    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{1,2048}");

    private final SocialProviders providers;
    private final SocialAttempts attempts;
    private final SocialLogIns logIns;
    private final SocialSettings settings;
    private final BrowserCookie cookie;
    private final TryGuard guard;
    private final MeterRegistry registry;

    ComeBack(
            SocialProviders providers,
            SocialAttempts attempts,
            SocialLogIns logIns,
            SocialSettings settings,
            BrowserCookie cookie,
            TryGuard guard,
            MeterRegistry registry) {
        this.providers = providers;
        this.attempts = attempts;
        this.logIns = logIns;
        this.settings = settings;
        this.cookie = cookie;
        this.guard = guard;
        this.registry = registry;
    }

    /** Always one of our pages. What the provider gave is not looked at before the state is known to be ours. */
    Mono<URI> page(SocialProvider provider, ServerHttpRequest request) {
        Optional<OpaqueToken> browser = cookie.read(request);
        Optional<SocialAttempt> attempt = browser.flatMap(known ->
                only(request.getQueryParams(), "state").flatMap(state -> attempts.find(provider, state, known)));
        return attempt.isEmpty()
                ? Mono.just(error(provider, settings.pages().getFirst(), ReturnError.START_AGAIN))
                : page(attempt.get(), browser.orElseThrow(), request);
    }

    private Mono<URI> page(SocialAttempt attempt, OpaqueToken browser, ServerHttpRequest request) {
        MultiValueMap<String, String> said = request.getQueryParams();
        Optional<String> code =
                only(said, "code").filter(text -> CODE.matcher(text).matches());
        if (code.isEmpty() || said.containsKey("error")) {
            boolean declined =
                    only(said, "error").filter("access_denied"::equals).isPresent();
            return Mono.just(error(attempt, declined ? ReturnError.DECLINED : ReturnError.REFUSED));
        }
        Mono<SocialAnswer> answer = Mono.defer(() -> providers.ask(attempt, code.get()));
        return guard.counted(TryKind.SOCIAL, attempt.state(), request, answer)
                .flatMap(outcome -> follow(attempt, browser, outcome))
                .onErrorResume(Unavailable.class, away -> away(attempt, away))
                .onErrorResume(ProblemSignal.class, _ -> Mono.just(error(attempt, ReturnError.TOO_MANY)));
    }

    private Mono<URI> follow(SocialAttempt attempt, OpaqueToken browser, SocialAnswer answer) {
        return switch (answer) {
            case SocialAnswer.Refused(var reason) -> {
                LOG.warn("log-in by {} refused: {}", attempt.provider().word(), reason);
                yield Mono.just(error(attempt, ReturnError.REFUSED));
            }
            case SocialAnswer.Known(var person) -> keep(attempt, browser, person);
        };
    }

    private Mono<URI> keep(SocialAttempt attempt, OpaqueToken browser, SocialPerson person) {
        return logIns.keep(attempt, person, browser)
                .map(kept -> kept ? success(attempt) : error(attempt, ReturnError.START_AGAIN));
    }

    private Mono<URI> away(SocialAttempt attempt, Unavailable away) {
        LOG.warn("log-in by a provider: {}", away.getMessage());
        return Mono.just(error(attempt, ReturnError.UNAVAILABLE));
    }

    private URI success(SocialAttempt attempt) {
        count(attempt.provider(), "known");
        return behind(attempt.page(), "social", attempt.code().value());
    }

    private URI error(SocialAttempt attempt, ReturnError error) {
        return error(attempt.provider(), attempt.page(), error);
    }

    private URI error(SocialProvider provider, URI page, ReturnError error) {
        count(provider, error.word());
        return behind(page, "social-error", error.word());
    }

    private void count(SocialProvider provider, String outcome) {
        registry.counter(Metric.SOCIAL_RETURNS.id(), "provider", provider.word(), "outcome", outcome)
                .increment();
    }

    /** Behind {@code #}: browsers send it to no server, and scripts of other pages do not see it. */
    private static URI behind(URI page, String name, String value) {
        return URI.create(page + "#" + name + "=" + value);
    }

    private static Optional<String> only(MultiValueMap<String, String> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.ofNullable(values.getFirst()) : Optional.empty();
    }
}
