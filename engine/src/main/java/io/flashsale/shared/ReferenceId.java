package io.flashsale.shared;

/** What another system calls a thing of its own: 1 to 64 visible ASCII characters. */
public record ReferenceId(String value) {

    private static final int LONGEST = 64;

    public ReferenceId {
        if (value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new InvalidInput("referenceId", value, "1 to " + LONGEST + " visible ASCII characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
