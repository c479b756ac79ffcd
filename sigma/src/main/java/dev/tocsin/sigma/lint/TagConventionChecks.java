package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.mitre.Attack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which tags SigmaHQ wants. */
final class TagConventionChecks {
    /** What some version of the Traffic Light Protocol has; others are core's tlptag. */
    private static final Set<String> TLP = Set.of("white", "clear", "green", "amber", "amber-strict", "red");

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
        return document.tags().stream().anyMatch(written -> written.toString().equals(tag));
    }

    static void oneDetection(DocumentView document, Findings findings) {
        oneOf(document, "detection", Code.SIGMAHQ_TAGS_UNIQUE_DETECTION, "a rule is of one kind", findings);
    }

    static void oneTlp(DocumentView document, Findings findings) {
        oneOf(document, "tlp", Code.SIGMAHQ_TAGS_UNIQUE_TLP, "a rule is shared in one way", findings);
    }

    private static void oneOf(DocumentView document, String namespace, Code code, String reason, Findings findings) {
        List<WrittenTag> tags = tags(document, namespace);
        for (WrittenTag tag : tags) {
            WrittenTag first = tags.getFirst();
            // The same tag twice is core's duplicate_tag.
            if (!tag.name().equals(first.name())) {
                findings.add(Diagnostic.of(
                                code,
                                document.source(),
                                tag.scalar().span(),
                                reason + ", but " + Quoted.of(tag.toString()) + " stands beside "
                                        + Quoted.of(first.toString()))
                        .withHint("keep the one that is right")
                        .withNotes(List.of(new Note(
                                "the first", document.source(), first.scalar().span()))));
            }
        }
    }

    static DocumentCheck allowedTlp(Parameters parameters) {
        List<String> allowed = parameters.words(WordsParameter.ALLOWED_TLP);
        return (document, findings) -> {
            for (WrittenTag tag : tags(document, "tlp")) {
                if (TLP.contains(tag.name()) && !allowed.contains(tag.name())) {
                    findings.add(Diagnostic.of(
                                    Code.SIGMAHQ_TAGS_TLP,
                                    document.source(),
                                    tag.namePlace(),
                                    "rules of " + Quoted.of(tag.toString()) + " do not belong here")
                            .withHint("allowed is " + String.join(", ", allowed)));
                }
            }
        };
    }

    /** A technique is tagged for the tactic that the rule is about; which of its tactics that is, only a person knows. */
    static void techniquesWithoutTactics(DocumentView document, Findings findings) {
        List<WrittenTag> tags = tags(document, "attack");
        for (WrittenTag tag : tags) {
            Optional<Attack.Entry> technique = Attack.entry(tag.name().toUpperCase(Locale.ROOT));
            List<String> tactics = technique.map(Attack.Entry::tactics).orElse(List.of());
            if (!tactics.isEmpty() && tags.stream().map(WrittenTag::name).noneMatch(tactics::contains)) {
                String wanted = tactics.stream()
                        .map(tactic -> "`attack." + tactic + "`")
                        .collect(Collectors.joining(" or "));
                findings.add(Diagnostic.of(
                                Code.SIGMAHQ_TAGS_TECHNIQUES_WITHOUT_TACTICS,
                                document.source(),
                                tag.scalar().span(),
                                Quoted.of(technique.orElseThrow().name())
                                        + " is tagged without a tactic that it serves")
                        .withHint("add " + wanted));
            }
        }
    }

    private static List<WrittenTag> tags(DocumentView document, String namespace) {
        return document.tags().stream()
                .filter(tag -> tag.namespace().equals(namespace))
                .toList();
    }
}
