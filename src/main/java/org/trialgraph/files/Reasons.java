package org.trialgraph.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Why something failed, in words for people: the names of classes tell them nothing. */
public final class Reasons {
    /** The variable of the environment that has faults of the program told with all that there is. */
    public static final String TRACE = "TRIALGRAPH_TRACE";

    private Reasons() {}

    /** The first cause of a failure that tells something, in a few words. */
    public static String of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>(ExceptionUtils.getThrowableList(failure));
        Collections.reverse(causes);
        String words = causes.stream()
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .or(() -> causes.stream()
                        .filter(cause -> cause instanceof IOException && cause.getMessage() != null)
                        .map(cause -> cause.getMessage().lines().findFirst().orElse(""))
                        .findFirst())
                .orElse("a fault of this program");
        return System.getenv(TRACE) == null ? words : words + "; " + causes.get(0);
    }

    private static Optional<String> known(Throwable root) {
        if (root instanceof NoSuchFileException) {
            return Optional.of("there is no such file");
        } else if (root instanceof AccessDeniedException) {
            return Optional.of("access is denied");
        } else if (root instanceof NotDirectoryException) {
            return Optional.of("it is no folder");
        } else if (root instanceof FileAlreadyExistsException) {
            return Optional.of("there is a file in its place");
        } else if (root instanceof JsonProcessingException json && json.getLocation() != null) {
            return Optional.of("damaged JSON at line " + json.getLocation().getLineNr());
        } else if (root instanceof FileSystemException file) {
            return Optional.ofNullable(file.getReason());
        } else if (root instanceof CharacterCodingException) {
            return Optional.of("it is no text in UTF-8");
        } else if (root instanceof EOFException) {
            return Optional.of("it ends too early");
        } else if (root instanceof UnknownHostException || root instanceof UnresolvedAddressException) {
            return Optional.of("no host of that name is known");
        } else if (root instanceof ConnectException || root instanceof ClosedChannelException) {
            return Optional.of("nothing takes connections there");
        } else if (root instanceof BindException) {
            return Optional.of("another program has that port, or the address is not of this machine");
        } else if (root instanceof StackOverflowError) {
            return Optional.of("it is nested too deeply");
        } else if (root instanceof OutOfMemoryError) {
            return Optional.of("not enough memory");
        } else if (root instanceof InternalError) {
            return Optional.of("its disk took no more of a mapped file");
        }
        return Optional.empty();
    }
}
