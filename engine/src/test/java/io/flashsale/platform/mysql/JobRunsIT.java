package io.flashsale.platform.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.platform.Ids;
import io.flashsale.platform.JobRun;
import io.flashsale.shared.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class JobRunsIT {

    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final SingleConnectionFactory CONNECTION = new SingleConnectionFactory(SERVERS.r2dbcUrl(), true);

    private final JobRuns runs =
            new JobRuns(DatabaseClient.create(CONNECTION), new Ids(Clock.systemUTC()), Clock.systemUTC());

    @BeforeAll
    static void migrate() {
        SERVERS.migrate();
    }

    @AfterAll
    static void close() {
        CONNECTION.destroy();
    }

    @Test
    void aScheduleHasOneRun() {
        await(runs.schedule("ONCE", DAY));
        await(runs.schedule("ONCE", DAY));

        assertThat(schedules("ONCE")).containsExactly(DAY);
    }

    @Test
    void aRunIsForgottenAfterThirtyDaysUnlessItHasNoEnd() {
        Instant ended = DAY;
        Instant open = DAY.plus(Duration.ofMinutes(5));
        Instant young = DAY.plus(Duration.ofMinutes(10));
        await(runs.schedule("ELSE", DAY));
        end("ELSE");
        List.of(ended, young).forEach(at -> {
            await(runs.schedule("OFTEN", at));
            end("OFTEN");
        });
        await(runs.schedule("OFTEN", open));

        await(runs.schedule("OFTEN", DAY.plus(Duration.ofDays(30)).plus(Duration.ofMinutes(10))));

        assertThat(schedules("OFTEN"))
                .containsExactlyInAnyOrder(
                        open, young, DAY.plus(Duration.ofDays(30)).plus(Duration.ofMinutes(10)));
        assertThat(schedules("ELSE")).as("of another job").containsExactly(DAY);
    }

    private void end(String job) {
        JobRun run = Objects.requireNonNull(runs.open(job).block());
        await(runs.begin(run).then(Mono.defer(() -> runs.succeed(run))));
    }

    private List<Instant> schedules(String job) {
        return Objects.requireNonNull(runs.list(job, new Page(50, ""))
                .map(JobRun::scheduledFor)
                .collectList()
                .block());
    }

    private static void await(Mono<Void> done) {
        done.block(Duration.ofSeconds(20));
    }
}
