package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tags whose namespace or form is wrong (specification 2.1, appendix "tags"). */
final class TagChecks {
    private static final Set<String> NAMESPACES = ordered("attack", "car", "cve", "d3fend", "detection", "stp", "tlp");
    private static final Set<String> DETECTIONS = ordered("dfir", "emerging-threats", "threat-hunting");
    private static final Set<String> TLP_1 = ordered("white", "green", "amber", "red");
    private static final Set<String> TLP_2 = ordered("clear", "green", "amber", "amber-strict", "red");
    private static final Set<String> TLP = ordered("white", "clear", "green", "amber", "amber-strict", "red");
    private static final Pattern CAR = Pattern.compile("\\d{4}-\\d{2}-\\d{3}");
    private static final Pattern CVE = Pattern.compile("\\d{4}-\\d{4,}");
    private static final Pattern STP = Pattern.compile("[1-5][auk]?");

    private TagChecks() {}

    private static Set<String> ordered(String... words) {
        return new TreeSet<>(List.of(words));
    }

    /** A tag without a namespace is the parser's business. */
    static void namespace(DocumentView document, Findings findings) {
        for (WrittenTag tag : document.tags()) {
            if (!NAMESPACES.contains(tag.namespace())) {
                findings.add(Diagnostic.of(
                                Code.NAMESPACE_TAG,
                                findings.source(),
                                tag.namespacePlace(),
                                "the specification knows no namespace " + Quoted.of(tag.namespace()))
                        .withHint(Suggestion.hint(
                                tag.namespace(), NAMESPACES, "namespaces are: " + String.join(", ", NAMESPACES))));
            }
        }
    }

    /** The characters of a tag. Capitals are one mistake, and the one that can be put right. */
    static void format(DocumentView document, Findings findings) {
        for (WrittenTag tag : document.tags()) {
            String text = tag.scalar().text();
            for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
                if (!isTagCharacter(text, at)) {
                    findings.add(wrongCharacter(tag.scalar(), at, findings));
                    break;
                }
            }
            if (tag.name().isEmpty()) {
                findings.add(Diagnostic.of(
                                Code.TAG_FORMAT,
                                findings.source(),
                                tag.scalar().span(),
                                Quoted.of(text) + " has nothing behind the dot")
                        .withHint("a tag is `namespace.name`, for example attack.t1219.002"));
            }
        }
    }

    private static boolean isTagCharacter(String text, int at) {
        int c = text.codePointAt(at);
        // A dot before the first one cannot be, so only the name has further ones.
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }

    private static Diagnostic wrongCharacter(Scalar tag, int at, Findings findings) {
        String text = tag.text();
        String lower = text.toLowerCase(Locale.ROOT);
        int end = at + Character.charCount(text.codePointAt(at));
        Diagnostic finding = Diagnostic.of(
                        Code.TAG_FORMAT,
                        findings.source(),
                        tag.places().span(at, end),
                        Quoted.of(text.substring(at, end)) + " does not occur in tags")
                .withHint("a tag is `namespace.name` of lower-case letters, digits, `-`, `_` and `.`");
        Span whole = tag.places().span(0, text.length());
        boolean onlyCase = findings.source().slice(whole).equals(text)
                && lower.chars().allMatch(c -> c < 128)
                && IntStream.range(0, lower.length()).allMatch(i -> isTagCharacter(lower, i));
        return onlyCase ? finding.withFix(Fix.of("write it in lower case", whole, lower)) : finding;
    }

    static void car(DocumentView document, Findings findings) {
        form(document, findings, Code.CARTAG, "car", CAR, "car.2016-04-005");
    }

    static void cve(DocumentView document, Findings findings) {
        form(document, findings, Code.CVETAG, "cve", CVE, "cve.2021-44228");
    }

    static void stp(DocumentView document, Findings findings) {
        form(document, findings, Code.STPTAG, "stp", STP, "stp.4k: a level from 1 to 5, and `a`, `u` or `k`");
    }

    private static void form(
            DocumentView document, Findings findings, Code code, String namespace, Pattern form, String example) {
        for (WrittenTag tag : document.tags()) {
            if (tag.namespace().equals(namespace) && !form.matcher(tag.name()).matches()) {
                findings.add(Diagnostic.of(
                                code,
                                findings.source(),
                                tag.namePlace(),
                                Quoted.of(tag.toString()) + " is not formed as a `" + namespace + "` tag")
                        .withHint("write it like " + example));
            }
        }
    }

    static void detection(DocumentView document, Findings findings) {
        words(document, findings, Code.DETECTION_TAG, "detection", DETECTIONS, "the specification");
    }

    static void tlp(DocumentView document, Findings findings) {
        words(document, findings, Code.TLPTAG, "tlp", TLP, "no version of the Traffic Light Protocol");
    }

    static void tlp1(DocumentView document, Findings findings) {
        words(document, findings, Code.TLPV1_TAG, "tlp", TLP_1, "version 1 of the Traffic Light Protocol");
    }

    static void tlp2(DocumentView document, Findings findings) {
        words(document, findings, Code.TLPV2_TAG, "tlp", TLP_2, "version 2 of the Traffic Light Protocol");
    }

    private static void words(
            DocumentView document,
            Findings findings,
            Code code,
            String namespace,
            Set<String> words,
            String authority) {
        for (WrittenTag tag : document.tags()) {
            if (tag.namespace().equals(namespace) && !words.contains(tag.name())) {
                String has = authority.startsWith("no ") ? " has " : " does not have ";
                findings.add(Diagnostic.of(
                                code, findings.source(), tag.namePlace(), authority + has + Quoted.of(tag.toString()))
                        .withHint(Suggestion.hint(tag.name(), words, "it is one of: " + String.join(", ", words))));
            }
        }
    }
}
