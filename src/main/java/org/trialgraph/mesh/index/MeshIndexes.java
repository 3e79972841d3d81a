package org.trialgraph.mesh.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.files.FileSum;
import org.trialgraph.files.FolderException;
import org.trialgraph.files.Progress;
import org.trialgraph.files.Progress.Stage;
import org.trialgraph.files.Progress.Unit;

/** Builds the index of an edition from NLM's files, and opens the one to link with. */
public final class MeshIndexes {
    private static final String NAME = "mesh.index";
    /** An edition of the same year with a smaller share than this of the records in place is taken for a part of it. */
    private static final double WHOLE_SHARE = 0.9;

    private static final Stage BUILDING = new Stage("Indexing MeSH, once", Unit.BYTES);

    private MeshIndexes() {}

    /**
     * An index with a line that tells the user which it is.
     *
     * @param index the index
     * @param description one line, such as {@code MeSH 2024, 38291 records, from data/mesh.index}
     * @param starter whether it is the small one that the project carries
     */
    public record Opened(MeshIndex index, String description, boolean starter) {}

    /** Where the index of a data folder stands. */
    public static Path in(Path dataFolder) {
        return dataFolder.resolve(NAME);
    }

    /**
     * Opens the index to use: the one that the user names, else the one beside the store, else the starter.
     *
     * @param named the index that the user names, or one of NLM's files, which is read for this run only; null where the user names
     *     none
     * @param dataFolder folder of the store
     * @throws MeshFileException if the index is damaged, of another version, or the named one does not exist
     */
    public static Opened open(@Nullable Path named, Path dataFolder) throws IOException {
        if (named != null && !Files.isRegularFile(named)) {
            String remedy = "build it with mesh import or mesh download";
            throw new MeshFileException(named.toString(), "", "there is no such index of MeSH", remedy);
        }
        if (named != null && !MeshIndex.isIndex(named)) {
            MeshIndex index = MeshIndex.read(IndexWriter.bytes(read(List.of(named))), named.toString());
            String note = "; mesh import keeps them as an index that opens at once";
            return new Opened(index, describe(index, "read from " + named + note), false);
        }
        Path file = named != null ? named : in(dataFolder);
        if (Files.isRegularFile(file)) {
            MeshIndex index = MeshIndex.open(file);
            return new Opened(index, describe(index, "from " + file), false);
        }
        MeshIndex starter = StarterIndex.open();
        String what = "MeSH " + starter.year() + ", the starter of " + starter.size()
                + " records only; trialgraph mesh download gets the whole";
        return new Opened(starter, what, true);
    }

    /**
     * The index of one of NLM's files, which is built when it is first asked for, and kept in a folder. Its name has that of the file, the
     * sum of its bytes and the version of the index, so that another file, edition or program makes its own.
     *
     * @param progress is told that the file is read
     * @return the file itself where it is an index, where there is none, or where the folder takes no index
     * @throws MeshFileException if the file is damaged or none of NLM's
     */
    public static Path kept(Path file, Path folder, Progress progress) throws IOException {
        if (!Files.isRegularFile(file) || MeshIndex.isIndex(file)) {
            return file;
        }
        String sum = Integer.toHexString(FileSum.of(file).crc());
        Path index = folder.resolve(file.getFileName() + "-" + sum + "-" + MeshIndex.FORMAT + ".index");
        if (!Files.exists(index)) {
            progress.report(BUILDING, 0, -1);
            MeshEdition edition = read(List.of(file));
            try {
                Files.createDirectories(folder);
                IndexWriter.write(edition, index);
            } catch (IOException | FolderException e) {
                return file;
            }
        }
        return index;
    }

    /** Opens the bytes of an index that was opened before. */
    public static MeshIndex of(byte[] bytes) throws MeshFileException {
        return MeshIndex.read(ByteBuffer.wrap(bytes), "the index of MeSH that was sent");
    }

    private static String describe(MeshIndex index, String origin) {
        return "MeSH " + index.year() + ", " + index.size() + " records, " + origin;
    }

    /**
     * Builds the index of the records in all files together. The index in use stays as it is until the new one is whole.
     *
     * @param index where the index is to stand
     * @param replace whether it may take the place of an index of another year, or of one with many more records
     * @return the edition that is now in the index
     * @throws MeshFileException if a file is damaged or of another year than the others, or the index in place is of another year or
     *     has many more records
     */
    public static MeshEdition build(List<Path> files, Path index, boolean replace) throws IOException {
        MeshEdition edition = read(files);
        if (!replace && Files.exists(index)) {
            checkPlace(edition, index);
        }
        DurableFiles.removeLeftBehind(index.toAbsolutePath().getParent());
        IndexWriter.write(edition, index);
        return edition;
    }

    private static MeshEdition read(List<Path> files) throws IOException {
        EditionBuilder builder = new EditionBuilder();
        int year = 0;
        for (Path file : files) {
            int ofFile = MeshFileReader.read(file, builder);
            if (year != 0 && ofFile != 0 && year != ofFile) {
                String what = "is MeSH " + ofFile + ", the file before it is MeSH " + year;
                throw new MeshFileException(file.toString(), "", what, "give files of one year only");
            }
            year = Math.max(year, ofFile);
        }
        String first = files.get(0).toString();
        MeshEdition edition = builder.build(year);
        if (edition.records().stream().noneMatch(record -> record.kind().isDescriptor())) {
            String remedy = "name descYYYY.xml or mesh.nt of the same year in the same command";
            throw new MeshFileException(first, "", "holds no descriptors", remedy);
        }
        if (edition.year() == 0) {
            String remedy = "give the file a name with the year, such as mesh2024.nt.gz or desc2024.xml";
            throw new MeshFileException(first, "", "does not tell the year of its MeSH", remedy);
        }
        return edition;
    }

    /** Refuses to put an edition in the place of another; a damaged index does not stand in the way. */
    private static void checkPlace(MeshEdition edition, Path index) throws IOException {
        MeshIndex inPlace;
        try {
            inPlace = MeshIndex.open(index);
        } catch (MeshFileException e) {
            return;
        }
        int records = edition.records().size();
        String what = "";
        if (inPlace.year() != edition.year()) {
            what = "is the index of MeSH " + inPlace.year() + ", the files are MeSH " + edition.year();
        } else if (records < inPlace.size() * WHOLE_SHARE) {
            what = "has " + inPlace.size() + " records, the files only " + records + ": they may be a part of MeSH "
                    + edition.year();
        }
        if (!what.isEmpty()) {
            String remedy = "add --replace to put the one in the place of the other";
            throw new MeshFileException(index.toString(), "", what, remedy);
        }
    }
}
