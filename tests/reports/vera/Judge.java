import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Judges the files that follow the name of a standard, `ua1` or `2a`.
 *
 * For each it prints a line of tab-separated words: standard, file, number of checks made, and for
 * each rule broken its clause with what veraPDF says of it. No such words means the file keeps it.
 */
public class Judge {
    private static final Map<String, String> STANDARDS = Map.of("ua1", "PDFUA-1", "2a", "PDFA-2A");

    public static void main(String[] words) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = profile(STANDARDS.get(words[0]));
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(words[0]);
        for (int i = 1; i < words.length; i++) {
            judge(words[i], flavour, profile);
        }
    }

    private static ValidationProfile profile(String name) throws Exception {
        String path = "/org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream rules = Judge.class.getResourceAsStream(path)) {
            return Profiles.profileFromXml(rules);
        }
    }

    private static void judge(String file, PDFAFlavour flavour, ValidationProfile profile)
            throws Exception {
        try (FileInputStream content = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(content, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            StringBuilder line = new StringBuilder(flavour.getId());
            line.append('\t').append(file).append('\t').append(result.getTotalAssertions());
            for (String broken : broken(result).values()) {
                line.append('\t').append(broken);
            }
            System.out.println(line);
        }
    }

    /** Each rule broken once, by its clause, with the first that veraPDF says of it. */
    private static Map<String, String> broken(ValidationResult result) {
        Map<String, String> broken = new TreeMap<>();
        for (TestAssertion made : result.getTestAssertions()) {
            if (made.getStatus() == TestAssertion.Status.FAILED) {
                String rule = made.getRuleId().getClause() + "-" + made.getRuleId().getTestNumber();
                String said = made.getMessage().replaceAll("\\s+", " ");
                broken.putIfAbsent(rule, rule + " " + said);
            }
        }
        if (broken.isEmpty() && !result.isCompliant()) {
            broken.put("", "not compliant, without a rule");
        }
        return broken;
    }
}
