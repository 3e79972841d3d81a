package org.trialgraph.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.output.ProxyOutputStream;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** A folder that does not take what is to be written: its disk is full or fails, or it is read-only. The message says what to do. */
public final class FolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private FolderException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param failure what came of writing */
    public static FolderException of(Path folder, Throwable failure) {
        return of(folder, failure, "name another folder");
    }

    static FolderException of(Path folder, Throwable failure, String otherwise) {
        if (failure instanceof FolderException told) {
            return told;
        }
        boolean room = Files.isWritable(existing(folder)) && !(failure instanceof AccessDeniedException);
        String remedy = room ? "make room there or " : "let this user write there or ";
        return new FolderException(
                folder + " cannot be written (" + Reasons.of(failure) + ") → " + remedy + otherwise
                        + ", and give the command again",
                failure);
    }

    /**
     * Runs work that writes in a folder.
     *
     * @throws FolderException if a file cannot be written. A page of a mapped file for which the disk has no room is an {@link
     *     InternalError}; libraries wrap failures in exceptions of their own, and so does the program in those of {@code java.io}.
     */
    public static <T> T writing(Path folder, IOSupplier<T> work) throws IOException {
        return writing(folder, "name another folder", work);
    }

    static <T> T writing(Path folder, String otherwise, IOSupplier<T> work) throws IOException {
        try {
            return work.get();
        } catch (IOException | UncheckedIOException | InternalError e) {
            throw of(folder, e, otherwise);
        } catch (RuntimeException e) {
            if (ExceptionUtils.hasCause(e, IOException.class) || ExceptionUtils.hasCause(e, InternalError.class)) {
                throw of(folder, e, otherwise);
            }
            throw e;
        }
    }

    /** Writes on; a failure to write is told from what else may fail while there is something to write. */
    static OutputStream telling(OutputStream out, Function<IOException, FolderException> failure) {
        return new ProxyOutputStream(out) {
            @Override
            protected void handleIOException(IOException e) {
                throw failure.apply(e);
            }
        };
    }

    private static Path existing(Path folder) {
        Path place = folder.toAbsolutePath();
        while (place.getParent() != null && !Files.exists(place)) {
            place = place.getParent();
        }
        return place;
    }
}
