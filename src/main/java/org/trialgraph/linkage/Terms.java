package org.trialgraph.linkage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.trialgraph.linkage.TermCounts.Kind;

/**
 * The words, names, ids, countries and sizes of some registrations, with how many of all registrations have each.
 *
 * @param all number of all registrations
 */
record Terms(
        int all,
        TfIdf titles,
        TfIdf sponsors,
        TfIdf interventions,
        StudyNames.Index names,
        StudyNames.Index codes,
        StudyNames.Index programs,
        StudyNames.Index countries,
        StudyNames.Index sizes) {

    /** Of registrations that are all there are. */
    static Terms of(List<Registration> all) {
        return of(all, all.size(), kind -> Optional.empty());
    }

    /** Of some registrations, where all are counted elsewhere. */
    static Terms of(List<Registration> some, TermCounts counts) {
        return of(some, counts.registrations(), kind -> Optional.of(counts.of(kind)));
    }

    private static Terms of(List<Registration> some, int all, Function<Kind, Optional<ToIntFunction<String>>> counts) {
        return new Terms(
                all,
                new TfIdf(some, Registration::titles, all, counts.apply(Kind.TITLE)),
                new TfIdf(some, Registration::sponsors, all, counts.apply(Kind.SPONSOR)),
                new TfIdf(some, Registration::interventions, all, counts.apply(Kind.INTERVENTION)),
                new StudyNames.Index(some, Kind.NAME::of, counts.apply(Kind.NAME)),
                new StudyNames.Index(some, Kind.CODE::of, counts.apply(Kind.CODE)),
                new StudyNames.Index(some, Kind.PROGRAM::of, counts.apply(Kind.PROGRAM)),
                new StudyNames.Index(some, Kind.COUNTRY::of, counts.apply(Kind.COUNTRY)),
                new StudyNames.Index(some, Kind.SIZE::of, counts.apply(Kind.SIZE)));
    }
}
