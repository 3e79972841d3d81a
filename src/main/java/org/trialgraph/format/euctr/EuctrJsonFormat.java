package org.trialgraph.format.euctr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.euctr.EuctrRecord.FormField;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.model.Flag;
import org.trialgraph.registry.Registries;

/** The register's records as the program ctrdata keeps them: the fields of the download under names made of number and question. */
public final class EuctrJsonFormat {
    private static final Pattern NAMED = Pattern.compile("_?([a-hnpx]\\d{0,6})_(.+)");

    private EuctrJsonFormat() {}

    /** The format, with the code table {@code euctr-json}. */
    public static Format of(Codes codes) {
        return new JsonFormat(
                codes.table("euctr-json"),
                Registries.publisher("euctr"),
                "",
                "",
                sample -> sample.text().contains("\"a2_eudract_number\""),
                EuctrJsonFormat::read);
    }

    private static void read(JsonFields record, TrialReader trial) {
        if (record.has("endPoints") || record.has("adverseEvents") || record.has("baselineCharacteristics")) {
            trial.add(HAS_RESULTS, new Flag(true));
        }
        for (String name : record.names()) {
            if (!NAMED.matcher(name).matches()) {
                record.ignore(name, trial.report(), "results, or bookkeeping of the program that saved the record");
            }
        }
        List<FormField> fields = new ArrayList<>();
        flatten(record, fields);
        EuctrRecord.read(fields, trial);
    }

    private static void flatten(JsonFields object, List<FormField> fields) {
        for (String name : object.names()) {
            Matcher named = NAMED.matcher(name);
            if (!named.matches()) {
                continue;
            }
            String place = object.place(name);
            object.objects(name).forEach(child -> flatten(child, fields));
            if (!name.startsWith("_")) {
                String question = named.group(2);
                int last = question.lastIndexOf('_');
                String suffix = question.substring(last + 1);
                boolean translated = last > 0 && !suffix.equals("en") && EuctrFormat.LANGUAGES.containsValue(suffix);
                String language = translated ? suffix : "";
                String label = (translated ? question.substring(0, last) : question).replace('_', ' ');
                object.texts(name)
                        .forEach(value -> fields.add(new FormField(named.group(1), label, value, language, place)));
            } else {
                object.text(name);
            }
        }
    }
}
