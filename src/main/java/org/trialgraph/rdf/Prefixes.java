package org.trialgraph.rdf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The prefixes that people know our namespaces and those of others by. */
public final class Prefixes {
    /** Prefix to namespace, in the order in which they are written. */
    public static final Map<String, String> ALL = all();

    private Prefixes() {}

    private static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("tg", Vocabulary.TG);
        all.put("tgc", Vocabulary.TGC);
        all.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        all.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        all.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        all.put("dcterms", "http://purl.org/dc/terms/");
        all.put("skos", "http://www.w3.org/2004/02/skos/core#");
        all.put("prov", "http://www.w3.org/ns/prov#");
        all.put("schema", "https://schema.org/");
        all.put("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#");
        all.put("mesh", MeshVocabulary.MESH);
        all.put("meshv", MeshVocabulary.VOCABULARY);
        all.put("country", "http://publications.europa.eu/resource/authority/country/");
        return Collections.unmodifiableMap(all);
    }
}
