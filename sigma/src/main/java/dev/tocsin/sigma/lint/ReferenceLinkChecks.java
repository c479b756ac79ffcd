package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links under {@code references} that SigmaHQ wants otherwise. */
final class ReferenceLinkChecks {
    /** Paths on GitHub that name a branch, a tag or a commit before the file. */
    private static final Pattern GITHUB = Pattern.compile(
            "https?://(?:www\\.)?(?:"
                    + "github\\.com/[^/\\s]+/[^/\\s]+/(?:blob|tree|raw|blame|edit)"
                    + "|raw\\.githubusercontent\\.com/[^/\\s]+/[^/\\s]+)"
                    + "/(?<revision>refs/heads/[^/\\s]+|refs/tags/[^/\\s]+|[^/\\s#?]+)[^\\s]*",
            Pattern.CASE_INSENSITIVE);

    /** A commit, in full or shortened; a tag, which almost always holds a version. */
    private static final Pattern FIXED = Pattern.compile("[0-9a-f]{7,64}|refs/tags/.*|.*\\d+[._]\\d+.*");

    private static final Pattern MITRE =
            Pattern.compile("https?://attack\\.mitre\\.org/(?<path>\\S*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TECHNIQUE = Pattern.compile("techniques/(T\\d{4})(?:[/.](\\d{3}))?.*");
    private static final Pattern OBJECT = Pattern.compile("(?:groups|software|mitigations|campaigns)/([GSMC]\\d{4}).*");

    private ReferenceLinkChecks() {}

    static void github(DocumentView document, Findings findings) {
        for (Scalar reference : document.scalars("references")) {
            Matcher link = GITHUB.matcher(reference.text());
            if (link.lookingAt() && !FIXED.matcher(link.group("revision")).matches()) {
                findings.add(Diagnostic.of(
                                Code.SIGMAHQ_GITHUB_LINK,
                                document.source(),
                                reference.places().span(link.start("revision"), link.end("revision")),
                                "the link names the branch " + Quoted.of(link.group("revision"))
                                        + ", whose files change and vanish")
                        .withHint("open the page, press `y`, and use the address with the commit in it"));
            }
        }
    }

    static void mitre(DocumentView document, Findings findings) {
        for (Scalar reference : document.scalars("references")) {
            Matcher link = MITRE.matcher(reference.text());
            if (link.lookingAt()) {
                findings.add(Diagnostic.of(
                                Code.SIGMAHQ_MITRE_LINK,
                                document.source(),
                                reference.places().span(link.start(), link.end()),
                                "a link to MITRE ATT&CK stands among the references")
                        .withHint(hint(document, link.group("path"))));
            }
        }
    }

    private static String hint(DocumentView document, String path) {
        Optional<String> tag = tag(path);
        if (tag.isEmpty()) {
            return "use an `attack.` tag in its place";
        }
        boolean tagged = document.scalars("tags").stream()
                .anyMatch(scalar -> scalar.text().equalsIgnoreCase(tag.get()));
        return tagged
                ? "remove it; the tag `" + tag.get() + "` says it already"
                : "use the tag `" + tag.get() + "` in its place";
    }

    private static Optional<String> tag(String path) {
        Matcher technique = TECHNIQUE.matcher(path);
        if (technique.matches()) {
            String sub = technique.group(2) == null ? "" : "." + technique.group(2);
            return Optional.of("attack." + technique.group(1).toLowerCase(Locale.ROOT) + sub);
        }
        Matcher object = OBJECT.matcher(path);
        return object.matches() ? Optional.of("attack." + object.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
