package org.trialgraph.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this program as its jar states it. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"trialgraph " + number()};
    }

    /** The version number, or {@code development} where it does not run from a jar. */
    public static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
