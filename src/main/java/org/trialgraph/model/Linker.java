package org.trialgraph.model;

import java.util.List;
import java.util.Optional;

/** Links the names in a trial to MeSH. Safe for many threads; the same input always gives the same links. */
public interface Linker {
    /** A linker that knows no MeSH and links nothing. */
    Linker NONE = new Linker() {
        @Override
        public List<MeshLink> condition(Condition condition) {
            return List.of();
        }

        @Override
        public List<MeshLink> intervention(Intervention intervention) {
            return List.of();
        }

        @Override
        public List<MeshLink> topics(Trial trial) {
            return List.of();
        }

        @Override
        public Optional<String> heading(String label) {
            return Optional.empty();
        }

        @Override
        public boolean knows(String id) {
            return true;
        }
    };

    /** Links of a condition; conditions are shared between trials, so only its own labels count. Best first. */
    List<MeshLink> condition(Condition condition);

    /** Links of an intervention by its name and other names. Best first. */
    List<MeshLink> intervention(Intervention intervention);

    /** Links found in keywords and titles only. */
    List<MeshLink> topics(Trial trial);

    /** The id of the term whose heading is exactly the label, for terms that a registry prints without their ids. */
    Optional<String> heading(String label);

    /** Whether MeSH has an id; a linker without an index says yes to all. */
    boolean knows(String id);
}
