package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialgraph.enrich.Linker;
import org.trialgraph.enrich.MeshLink;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;

/** Links names to a year's MeSH by their words. */
public final class MeshLinker implements Linker {
    private final MeshIndex index;
    private final NameLinker conditions;
    private final NameLinker interventions;

    public MeshLinker(MeshIndex index) {
        this.index = index;
        CommonWords common = new CommonWords();
        conditions = new NameLinker(index, common, Scope.DISEASE | Scope.STATE, Scope.DISEASE, common::qualifier);
        interventions = new NameLinker(index, common, Scope.SUBSTANCE, Scope.SUBSTANCE, common::dosage);
    }

    @Override
    public List<MeshLink> condition(Condition condition) {
        return best(condition.labels().stream()
                .map(label -> conditions.link(label.value(), true))
                .toList());
    }

    @Override
    public List<MeshLink> intervention(Intervention intervention) {
        List<List<MeshLink>> found = new ArrayList<>();
        for (Text label : intervention.labels()) {
            found.add(interventions.link(label.value(), true));
        }
        for (Text name : intervention.otherNames()) {
            found.add(interventions.link(name.value(), false));
        }
        return best(found);
    }

    @Override
    public List<MeshLink> topics(Trial trial) {
        List<List<MeshLink>> found = new ArrayList<>();
        for (Text keyword : trial.get(TrialProperties.KEYWORD)) {
            found.add(conditions.link(keyword.value(), true));
            found.add(interventions.link(keyword.value(), true));
        }
        return best(found);
    }

    @Override
    public Optional<String> heading(String label) {
        return index.heading(label);
    }

    @Override
    public boolean knows(String id) {
        return index.number(id) >= 0;
    }

    /** One link for each record, the best, best first. */
    private static List<MeshLink> best(List<List<MeshLink>> found) {
        Map<String, MeshLink> byId = new LinkedHashMap<>();
        for (List<MeshLink> links : found) {
            for (MeshLink link : links) {
                byId.merge(link.id(), link, (a, b) -> b.confidence() > a.confidence() ? b : a);
            }
        }
        return byId.values().stream()
                .sorted(Comparator.comparingDouble(MeshLink::confidence).reversed())
                .toList();
    }
}
