package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plays many histories. One that fails tells its seed, and {@code -Dflashsale.test.seed} plays just that one again;
 * {@code -Dflashsale.test.histories} says how many are played otherwise.
 */
@ExtendWith(WorldOnly.class)
class ProtocolSimulation {

    private static final int HISTORIES = Integer.getInteger("flashsale.test.histories", 1_000);
    private static final int UNTIL_FOUND = 2_000;

    @Test
    void everyHistoryKeepsTheInvariants() {
        Long seed = Long.getLong("flashsale.test.seed");
        LongStream seeds = seed == null ? LongStream.range(0, HISTORIES) : LongStream.of(seed);

        Optional<Failure> failure = firstFailure(seeds, Mistake.NONE);

        failure.ifPresent(found -> fail("%s%n-Dflashsale.test.seed=%d plays it again:%n%s"
                .formatted(
                        found.violation().getMessage(),
                        found.seed(),
                        String.join("\n", History.told(found.seed(), Mistake.NONE)))));
    }

    @Test
    void aSeedAlwaysTellsTheSameStory() {
        List<String> story = History.told(7, Mistake.NONE);

        assertThat(story).hasSizeGreaterThan(20);
        assertThat(History.told(7, Mistake.NONE)).isEqualTo(story);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aKnownMistakeIsFound(Mistake mistake) {
        assertThat(firstFailure(LongStream.range(0, UNTIL_FOUND), mistake)).isPresent();
    }

    private static Optional<Failure> firstFailure(LongStream seeds, Mistake mistake) {
        return seeds.parallel()
                .mapToObj(seed -> play(seed, mistake))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Failure> play(long seed, Mistake mistake) {
        try {
            History.play(seed, mistake);
            return Optional.empty();
        } catch (World.Violation violation) {
            return Optional.of(new Failure(seed, violation));
        }
    }

    private record Failure(long seed, World.Violation violation) {}
}
