package org.trialgraph.format.euctr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/** Medicinal products of a trial: each is a run of fields of section D that begins with its role. */
final class EuctrProducts {
    private static final List<String> NAMES = List.of("d31", "d2111", "d38", "d393", "d392", "d32", "d391");
    private static final List<String> DETAILS = List.of("d34", "d37");

    private final EuctrFields fields;
    private final TrialReader trial;

    EuctrProducts(EuctrFields fields, TrialReader trial) {
        this.fields = fields;
        this.trial = trial;
    }

    void read() {
        List<EuctrField> placebo = fields.beginning("d8");
        List<EuctrField> product = new ArrayList<>();
        for (EuctrField field : fields.beginning("d")) {
            boolean begins = field.code().equals("d12")
                    || field.code().equals("d21")
                            && product.stream().anyMatch(f -> !f.code().equals("d12"));
            if (begins) {
                product(product);
                product.clear();
            }
            product.add(field);
            if (!NAMES.contains(field.code()) && !DETAILS.contains(field.code())) {
                trial.ledger().ignored(field.place(), "detail of a medicinal product");
            }
        }
        product(product);
        if (placebo.stream().anyMatch(field -> field.code().equals("d81") && field.yes())) {
            trial.trial()
                    .intervention(new Intervention(
                            List.of(new Text("Placebo", "en")),
                            Optional.empty(),
                            details(placebo, List.of("d83", "d84")),
                            List.of()));
        }
        placebo.forEach(field -> trial.ledger().ignored(field.place(), "detail of the placebo"));
    }

    private void product(List<EuctrField> product) {
        Set<String> names = new LinkedHashSet<>();
        for (String code : NAMES) {
            product.stream()
                    .filter(field -> field.code().equals(code))
                    .map(field -> TextNormalizer.clean(field.value()))
                    .filter(name -> !name.matches("(?i)n/?a|not applicable|-|none|unknown|not available"))
                    .forEach(names::add);
        }
        List<Text> labels = names.stream().map(name -> new Text(name, "")).toList();
        if (!labels.isEmpty()) {
            trial.trial()
                    .intervention(new Intervention(
                            labels.subList(0, 1),
                            type(product),
                            details(product, DETAILS),
                            labels.subList(1, labels.size())));
        }
    }

    /** Chemical substances are drugs and biological ones biologicals; a product that is both, or neither, has no type. */
    private static Optional<Coded> type(List<EuctrField> product) {
        boolean chemical = yes(product, "d3111");
        boolean biological = yes(product, "d3112");
        return chemical == biological ? Optional.empty() : Optional.of(Coded.implied(chemical ? "Drug" : "Biological"));
    }

    private static boolean yes(List<EuctrField> product, String code) {
        return product.stream().anyMatch(field -> field.code().equals(code) && field.yes());
    }

    private List<Text> details(List<EuctrField> product, List<String> codes) {
        String words = String.join(
                "; ",
                product.stream()
                        .filter(field -> codes.contains(field.code()))
                        .map(field -> TextNormalizer.clean(field.value()))
                        .distinct()
                        .toList());
        return trial.words(Optional.of(words), "").stream().toList();
    }
}
