package org.trialgraph.match;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import org.trialgraph.eligibility.Measures;
import org.trialgraph.match.Patient.Amount;
import org.trialgraph.text.ResourceLines;

/**
 * Converts values to the one unit in which those of a measure are compared. Units of the same kind are converted by UCUM; those that need
 * a molar mass, a point of zero or an equation only where {@code conversions.tsv} tells how. Not for several threads at a time.
 */
final class Units {
    private static final int LONGEST = 24;
    private static final int LARGEST_POWER = 15;
    private static final int MOST_KEPT = 10_000;

    private final Measures measures;
    private final UcumService ucum;
    private final Map<String, Conversion> conversions = new HashMap<>();
    private final Map<String, Double> factors = new HashMap<>();

    /** From a usual unit of a measure to the one in which its values are compared. */
    private record Conversion(String unit, double factor, double offset) {}

    Units(Measures measures) {
        this.measures = measures;
        try {
            ucum = new UcumEssenceService(
                    Objects.requireNonNull(Units.class.getResourceAsStream("/ucum-essence.xml"), "ucum-essence.xml"));
        } catch (UcumException e) {
            throw new IllegalStateException(e);
        }
        for (String row : ResourceLines.beside(Units.class, "conversions.tsv")) {
            String[] cells = row.split("\t");
            Conversion conversion =
                    new Conversion(cells[2], Double.parseDouble(cells[3]), Double.parseDouble(cells[4]));
            conversions.put(cells[0] + " " + cells[1], conversion);
        }
    }

    /** The value in the unit in which the measure is compared; empty where the unit is none of the measure's. */
    Optional<Amount> comparable(String measure, double number, String unit) {
        SortedSet<String> usual = measures.units(measure);
        if (unit.isEmpty() || unit.equals("1") || unit.startsWith("{")) {
            boolean told = measures.isScale(measure) || usual.size() == 1;
            return told ? Optional.of(new Amount(number, usual.first())) : Optional.empty();
        }
        if (measures.isScale(measure) && unit.equals("%")) {
            return Optional.of(new Amount(number, usual.first()));
        }
        String plain = usual.contains("U/L") ? unit.replace("[IU]", "U") : unit;
        for (String each : usual) {
            double factor = factor(plain, each);
            if (factor > 0) {
                Conversion conversion = conversions.get(measure + " " + each);
                double converted = number * factor;
                return Optional.of(
                        conversion == null
                                ? new Amount(converted, each)
                                : new Amount(converted * conversion.factor() + conversion.offset(), conversion.unit()));
            }
        }
        return Optional.empty();
    }

    /** How many of one unit another one is; 0 where they are of different kinds. */
    private double factor(String from, String to) {
        if (from.equals(to)) {
            return 1;
        }
        // UCUM takes amounts of substance, counts and parts of a hundred for plain numbers, and converts them to each
        // other
        boolean sameKind = isMolar(from) == isMolar(to) && from.contains("Cel") == to.contains("Cel");
        if (!sameKind || !isSmall(from)) {
            return 0;
        }
        if (factors.size() > MOST_KEPT) {
            factors.clear();
        }
        return factors.computeIfAbsent(from + " " + to, key -> converted(from, to));
    }

    private double converted(String from, String to) {
        try {
            return Double.parseDouble(ucum.convert(new Decimal("1"), from, to).asDecimal());
        } catch (UcumException | RuntimeException e) {
            return 0;
        }
    }

    private static boolean isMolar(String unit) {
        return unit.contains("mol") || unit.contains("eq");
    }

    /** Whether a unit can be computed with: its library takes any power, and hours for a great one. */
    private static boolean isSmall(String unit) {
        int run = 0;
        int number = 0;
        for (int i = 0; i < unit.length(); i++) {
            char c = unit.charAt(i);
            run = c >= '0' && c <= '9' ? run + 1 : 0;
            number = run == 0 ? 0 : number * 10 + c - '0';
            boolean power = run > 0 && i >= run && "/.(".indexOf(unit.charAt(i - run)) < 0;
            if (run > 4 || power && number > LARGEST_POWER && unit.indexOf('{') < 0) {
                return false;
            }
        }
        return unit.length() <= LONGEST;
    }
}
