package org.trialgraph.mesh.index;

import java.io.IOException;
import org.trialgraph.model.Finding;

/** A file of MeSH that cannot be used; the message is a finding: where, what, and what to do. */
public final class MeshFileException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param file name of the file
     * @param place where in it, such as {@code line 12}; may be empty
     * @param what what is the matter
     * @param remedy what the user can do
     */
    public MeshFileException(String file, String place, String what, String remedy) {
        super(new Finding(Finding.Severity.REJECTED, file, place, what, remedy).toString());
    }
}
