package org.trialgraph.cli;

/** Starts the command that the user typed. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(2);
    }
}
