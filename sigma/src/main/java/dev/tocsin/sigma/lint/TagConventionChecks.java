package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Set;

/** Which tags SigmaHQ wants. */
final class TagConventionChecks {
    /** What some version of the Traffic Light Protocol has; others are core's tlptag. */
    private static final Set<String> TLP =
            Set.of("white", "clear", "green", "amber", "amber+strict", "amber-strict", "red");

    private TagConventionChecks() {}

    static DocumentCheck folder(Parameters parameters) {
        List<String> names = parameters.words(WordsParameter.FOLDER_TAGS);
        return (document, findings) -> {
            List<String> folders = Folders.of(document.source());
            names.stream()
                    .filter(name -> folders.contains("rules-" + name) && !isTagged(document, "detection." + name))
                    .forEach(name -> findings.add(Diagnostic.of(
                                    Code.SIGMAHQ_TAGS_DETECTION,
                                    document.source(),
                                    document.entry("tags")
                                            .map(entry -> entry.key().span())
                                            .orElseGet(document::head),
                                    "a rule in the folder `rules-" + name + "` has no tag `detection." + name + "`")
                            .withHint("add the tag, or is the rule in the wrong folder?")));
        };
    }

    private static boolean isTagged(DocumentView document, String tag) {
        return document.scalars("tags").stream().anyMatch(scalar -> scalar.text().equals(tag));
    }

    static void oneDetection(DocumentView document, Findings findings) {
        oneOf(document, "detection", Code.SIGMAHQ_TAGS_UNIQUE_DETECTION, "a rule is of one kind", findings);
    }

    static void oneTlp(DocumentView document, Findings findings) {
        oneOf(document, "tlp", Code.SIGMAHQ_TAGS_UNIQUE_TLP, "a rule is shared in one way", findings);
    }

    private static void oneOf(DocumentView document, String namespace, Code code, String reason, Findings findings) {
        List<Scalar> tags = tags(document, namespace);
        for (Scalar tag : tags) {
            Scalar first = tags.getFirst();
            // The same tag twice is core's duplicate_tag.
            if (!tag.text().equals(first.text())) {
                findings.add(Diagnostic.of(
                                code,
                                document.source(),
                                tag.span(),
                                reason + ", but " + Quoted.of(tag.text()) + " stands beside "
                                        + Quoted.of(first.text()))
                        .withHint("keep the one that is right")
                        .withNotes(List.of(new Note("the first", document.source(), first.span()))));
            }
        }
    }

    static DocumentCheck allowedTlp(Parameters parameters) {
        List<String> allowed = parameters.words(WordsParameter.ALLOWED_TLP);
        return (document, findings) -> {
            for (Scalar tag : tags(document, "tlp")) {
                String name = tag.text().substring("tlp.".length());
                if (TLP.contains(name) && !allowed.contains(name)) {
                    Span place = tag.places().span("tlp.".length(), tag.text().length());
                    findings.add(Diagnostic.of(
                                    Code.SIGMAHQ_TAGS_TLP,
                                    document.source(),
                                    place,
                                    "rules of TLP " + Quoted.of(name) + " do not belong here")
                            .withHint("allowed is " + String.join(", ", allowed)));
                }
            }
        };
    }

    private static List<Scalar> tags(DocumentView document, String namespace) {
        return document.scalars("tags").stream()
                .filter(tag -> tag.text().startsWith(namespace + "."))
                .toList();
    }
}
