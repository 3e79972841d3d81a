package org.trialgraph.mesh.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.SemanticType;
import org.trialgraph.mesh.index.StopWords;
import org.trialgraph.mesh.index.Tokens;
import org.trialgraph.mesh.link.TermMatcher.Match;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Linker;
import org.trialgraph.model.MeshLink;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;

/** Links names to a year's MeSH by their words. */
public final class MeshLinker implements Linker {
    private static final Set<String> SUBSTANCE_TYPES =
            Set.of("Drug", "Biological", "DietarySupplement", "CombinationProduct", "Radiation");

    private static final List<Property<Text>> TITLES =
            List.of(TrialProperties.KEYWORD, TrialProperties.PUBLIC_TITLE, TrialProperties.SCIENTIFIC_TITLE);

    /** The links of a trial are asked for once more for its topics; that of others goes on at the same time. */
    private static final int MOST_REMEMBERED = 2_000;

    /** The share of right links among those of words in criteria that are a name in MeSH. */
    private static final double MENTIONED = 0.95;

    private final MeshIndex index;
    private final ChineseDictionary chinese;
    private final NameLinker conditions;
    private final NameLinker interventions;
    private final TermMatcher mentions;
    private final Cache<Record, List<MeshLink>> remembered = CacheFactory.createCache(MOST_REMEMBERED);

    public MeshLinker(MeshIndex index) {
        this.index = index;
        this.chinese = new ChineseDictionary(index);
        this.conditions = new NameLinker(index, NameType.CONDITION);
        this.interventions = new NameLinker(index, NameType.INTERVENTION);
        this.mentions = new TermMatcher(index, NameType.MENTION);
    }

    @Override
    public List<MeshLink> condition(Condition condition) {
        return remembered.get(condition, asked -> links(condition.labels(), conditions, true));
    }

    @Override
    public List<MeshLink> intervention(Intervention intervention) {
        return remembered.get(intervention, asked -> links(intervention));
    }

    private List<MeshLink> links(Intervention intervention) {
        boolean parts = intervention.type().map(MeshLinker::mayBeSubstance).orElse(true);
        List<MeshLink> found = new ArrayList<>(links(intervention.labels(), interventions, parts));
        if (intervention.labels().stream()
                .noneMatch(label -> StopWords.NEVER_ALONE.contains(Tokens.normalize(label.value())))) {
            List<Text> others = intervention.otherNames().stream()
                    .filter(other -> parts || !Abbreviations.isAcronym(other.value()))
                    .filter(other -> !isAbbreviation(other, intervention.labels()))
                    .toList();
            found.addAll(interventions.linksOfOtherNames(found, links(others, interventions, false)));
        }
        return best(found);
    }

    /** Whether a name is the initials of another one, which says more: CTP of Cognitive Training Program. */
    private static boolean isAbbreviation(Text name, List<Text> labels) {
        return Abbreviations.isAcronym(name.value())
                && labels.stream().anyMatch(label -> Abbreviations.isAbbreviation(name.value(), label.value()));
    }

    /** Links of what goes by several names: Chinese ones count only where no name is in Latin letters. */
    private List<MeshLink> links(List<Text> names, NameLinker linker, boolean parts) {
        boolean allChinese = names.stream().allMatch(name -> ChineseDictionary.isOnlyChinese(name.value()));
        List<MeshLink> found = new ArrayList<>();
        for (Text name : names) {
            boolean byTable = allChinese && ChineseDictionary.isChinese(name.value());
            found.addAll(
                    byTable ? chinese.link(name.value()) : linker.link(new SoughtName(index, name.value()), parts));
        }
        return best(found);
    }

    /** Links of words that may name conditions and interventions. */
    private List<MeshLink> links(String words) {
        if (ChineseDictionary.isOnlyChinese(words)) {
            return best(chinese.link(words));
        }
        SoughtName name = new SoughtName(index, words);
        List<MeshLink> found = new ArrayList<>(best(conditions.link(name, true)));
        found.addAll(best(interventions.link(name, true)));
        return found;
    }

    private static boolean mayBeSubstance(Coded type) {
        return type.unmapped() || type.concepts().stream().anyMatch(SUBSTANCE_TYPES::contains);
    }

    /** Links of keywords and titles, without those that a condition or an intervention of the trial has itself. */
    @Override
    public List<MeshLink> topics(Trial trial) {
        List<MeshLink> found = new ArrayList<>();
        for (Property<Text> property : TITLES) {
            trial.get(property).forEach(words -> found.addAll(links(words.value())));
        }
        if (found.isEmpty()) {
            return found;
        }
        Set<String> known = new HashSet<>();
        trial.conditions().forEach(condition -> condition(condition).forEach(link -> known.add(link.id())));
        trial.interventions().forEach(intervention -> intervention(intervention).forEach(link -> known.add(link.id())));
        return best(found).stream().filter(link -> !known.contains(link.id())).toList();
    }

    /** The descriptors whose heading or entry term stands in a criterion, each once; supplementary records and ambiguous names are left out. */
    @Override
    public List<MeshLink> mentions(Criterion criterion) {
        List<MeshLink> found = new ArrayList<>();
        for (Text text : criterion.texts()) {
            if (text.value().length() > Criterion.LONGEST_READ) {
                continue;
            }
            if (ChineseDictionary.isChinese(text.value())) {
                found.addAll(chinese.mentions(text.value()));
            } else {
                for (Match match : mentions.choose(mentions.matches(mentions.runs(index.words(text.value()))))) {
                    if (isMention(match)) {
                        found.add(mention(match));
                    }
                }
            }
        }
        return best(found);
    }

    /** A comma in a sentence stands between two names: headache, cough. */
    private boolean isMention(Match match) {
        int no = SemanticType.GENERAL.bit() | SemanticType.SUPPLEMENTARY.bit();
        return mentions.isMeaningful(match)
                && !match.isAmbiguous()
                && !match.isAnyOf(no)
                && match.written().indexOf(',') < 0;
    }

    private MeshLink mention(Match match) {
        String written = match.written();
        String method = match.terms().stream()
                .filter(term -> term.sort() != Sort.ADDED && index.text(term).equalsIgnoreCase(written))
                .map(term -> term.sort() == Sort.HEADING ? "ExactHeading" : "ExactEntryTerm")
                .min(Comparator.reverseOrder())
                .orElse(NameLinker.NORMALIZED);
        return new MeshLink(index.id(match.term().record()), method, MENTIONED, written);
    }

    @Override
    public Optional<String> heading(String label) {
        return index.heading(label);
    }

    @Override
    public boolean knows(String id) {
        return !index.isWhole() || index.number(id) >= 0 && index.isActive(index.number(id));
    }

    /** One link for each record, the best, best first. */
    private static List<MeshLink> best(List<MeshLink> found) {
        if (found.size() < 2) {
            return List.copyOf(found);
        }
        Map<String, MeshLink> byId = new LinkedHashMap<>();
        found.forEach(link -> byId.merge(link.id(), link, (a, b) -> b.confidence() > a.confidence() ? b : a));
        return byId.values().stream()
                .sorted(Comparator.comparingDouble(MeshLink::confidence).reversed())
                .toList();
    }
}
