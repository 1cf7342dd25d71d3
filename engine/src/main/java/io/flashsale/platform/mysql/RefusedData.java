package io.flashsale.platform.mysql;

import io.r2dbc.spi.R2dbcException;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Tells data that the server will never take from a server that is away. MySQL 8 says some of it with error numbers
 * that the driver does not know, and which then look as if the connection had failed.
 */
public final class RefusedData {

    /**
     * Check constraint; too long; out of range; wrong value; null; truncated; not JSON; JSON that does not fit its
     * column; number out of range.
     */
    private static final Set<Integer> NUMBERS = Set.of(3819, 4025, 1406, 1264, 1366, 1048, 1265, 3140, 3156, 1690);

    private RefusedData() {}

    /** The failure, as a {@link DataIntegrityViolationException} if that is what the server meant. */
    public static Throwable translate(Throwable failure) {
        return isMeantBy(failure)
                ? new DataIntegrityViolationException(String.valueOf(failure.getMessage()), failure)
                : failure;
    }

    private static boolean isMeantBy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException told && NUMBERS.contains(told.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
