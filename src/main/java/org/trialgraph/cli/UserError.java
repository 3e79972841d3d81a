package org.trialgraph.cli;

/** A mistake or circumstance that the user can mend: its message is one line that says what to do. */
final class UserError extends RuntimeException {
    /** What a closed pipe and a full disk behind {@code >} have in common. */
    static final String STANDARD_OUTPUT =
            "standard output took not all of it → keep its reader open, or make room where it goes, and give the command again";

    private final int exitCode;

    /** A run that cannot go on. */
    UserError(String message) {
        this(message, Main.FAILED);
    }

    private UserError(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Arguments that make no sense. */
    static UserError usage(String message) {
        return new UserError(message, Main.WRONG_USAGE);
    }

    int exitCode() {
        return exitCode;
    }
}
