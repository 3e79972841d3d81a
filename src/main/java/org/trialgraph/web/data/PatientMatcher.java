package org.trialgraph.web.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.match.Patient;
import org.trialgraph.match.PatientException;
import org.trialgraph.match.PatientReader;
import org.trialgraph.match.TrialIndex;
import org.trialgraph.mesh.index.MeshFileException;
import org.trialgraph.mesh.index.MeshIndexes;
import org.trialgraph.mesh.link.MeshLinker;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.StoreException;

/** Holds patients against the trials of one release. What it needs is read when the first comes. Safe for many threads. */
public final class PatientMatcher {
    private final Path data;
    private final ReleaseFiles release;
    private MeshIndexes.@Nullable Opened mesh;
    private @Nullable PatientReader patients;
    private @Nullable TrialIndex trials;

    /**
     * @param data folder of the store, beside which an index of MeSH may stand
     * @param release the release that is served
     */
    public PatientMatcher(Path data, ReleaseFiles release) {
        this.data = data;
        this.release = release;
    }

    /**
     * The MeSH in which names are looked up.
     *
     * @throws StoreException if it is damaged
     */
    public synchronized MeshIndexes.Opened mesh() throws IOException {
        try {
            mesh = mesh == null ? MeshIndexes.open(null, data) : mesh;
            return mesh;
        } catch (MeshFileException e) {
            throw new StoreException(
                    "the index of MeSH cannot be read: whoever runs this server makes it anew with mesh import");
        }
    }

    /**
     * Reads a record.
     *
     * @throws PatientException if it is no record of a patient
     */
    public synchronized Patient patient(byte[] json) throws IOException, PatientException {
        patients =
                patients == null ? new PatientReader(new MeshLinker(mesh().index()), new ConstraintReader()) : patients;
        return patients.read(new ByteArrayInputStream(json), LocalDate.now());
    }

    /**
     * The trials of the release.
     *
     * @throws StoreException if it is of another version
     */
    public synchronized TrialIndex trials() throws IOException {
        String remedy = "whoever runs this server builds it anew with publish --rebuild";
        trials = trials == null ? TrialIndex.open(release.criteria(remedy), mesh().index()) : trials;
        return trials;
    }
}
