package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.mitre.Attack;
import dev.tocsin.sigma.mitre.D3fend;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tags that name something in MITRE ATT&amp;CK or MITRE D3FEND. Our copy of either is of some day, and both grow: what
 * may have been added since is information and no warning.
 */
final class MitreTagChecks {
    private static final Pattern ENTRY_ID = Pattern.compile("(?:t\\d{4}(?:\\.\\d{3})?|(?:ds|[cgms])\\d{4})");
    private static final Pattern ASSET_ID = Pattern.compile("a\\d{4}");
    private static final Pattern TACTIC_ID = Pattern.compile("ta\\d{4}");
    private static final Pattern D3FEND_ID = Pattern.compile("d3f?-[a-z0-9]+(?:-[a-z0-9]+)*");

    /** The tactic that ATT&amp;CK 19 divided. */
    private static final String DEFENSE_EVASION = "defense-evasion";

    private MitreTagChecks() {}

    static void attack(DocumentView document, Findings findings) {
        List<WrittenTag> tags = document.tags();
        for (WrittenTag tag : tags) {
            if (tag.namespace().equals("attack")) {
                attack(tag, tags, findings).ifPresent(findings::add);
            }
        }
    }

    private static Optional<Diagnostic> attack(WrittenTag tag, List<WrittenTag> tags, Findings findings) {
        String name = tag.name();
        if (Attack.tactic(name).isPresent() || ASSET_ID.matcher(name).matches()) {
            return Optional.empty();
        }
        if (ENTRY_ID.matcher(name).matches()) {
            String id = name.toUpperCase(Locale.ROOT);
            return Attack.entry(id)
                    .map(entry -> outdated(entry, tag, tags, findings))
                    .orElseGet(() -> Optional.of(unknown(id, tag, findings)));
        }
        return Optional.of(noTactic(tag, tags, findings));
    }

    /** Empty for what is current. */
    private static Optional<Diagnostic> outdated(
            Attack.Entry entry, WrittenTag tag, List<WrittenTag> tags, Findings findings) {
        String what = Quoted.of(tag.toString()) + " (" + entry.name() + ") ";
        String version = " in ATT&CK Enterprise " + Attack.version(entry.id());
        return switch (entry.status()) {
            case CURRENT -> Optional.empty();
            case DEPRECATED ->
                Optional.of(finding(Severity.WARNING, tag, findings, what + "is deprecated" + version)
                        .withHint("remove it, or name what the rule detects by a current technique"));
            case REVOKED -> {
                Diagnostic finding = finding(Severity.WARNING, tag, findings, what + "was revoked" + version);
                yield Optional.of(entry.successor()
                        .map(successor -> replaced(finding, tag, tags, successor.toLowerCase(Locale.ROOT)))
                        .orElse(finding));
            }
        };
    }

    private static Diagnostic unknown(String id, WrittenTag tag, Findings findings) {
        String version = "ATT&CK Enterprise " + Attack.version(id);
        if (Attack.mayBeNewer(id)) {
            return finding(
                    Severity.INFO,
                    tag,
                    findings,
                    Quoted.of(tag.toString()) + " is newer than " + version + ", which Tocsin knows, or mistyped");
        }
        return finding(Severity.WARNING, tag, findings, version + " does not have " + Quoted.of(tag.toString()))
                .withHint("look it up at attack.mitre.org, and correct or remove it");
    }

    private static Diagnostic noTactic(WrittenTag tag, List<WrittenTag> tags, Findings findings) {
        String name = tag.name();
        String dashed = name.replace('_', '-');
        if (dashed.equals(DEFENSE_EVASION)) {
            return finding(Severity.WARNING, tag, findings, "ATT&CK 19 divided the tactic " + Quoted.of(tag.toString()))
                    .withHint("write `attack.stealth`, `attack.defense-impairment` or both, as the technique asks");
        }
        Diagnostic finding = finding(
                Severity.WARNING,
                tag,
                findings,
                "ATT&CK Enterprise " + Attack.version() + " does not have " + Quoted.of(tag.toString()));
        Optional<Attack.Tactic> byId = TACTIC_ID.matcher(name).matches()
                ? Attack.tactics().stream()
                        .filter(tactic -> tactic.id().equalsIgnoreCase(name))
                        .findFirst()
                : Attack.tactic(dashed);
        if (byId.isPresent()) {
            return replaced(finding, tag, tags, byId.get().word());
        }
        return finding.withHint(Suggestion.hint(
                name,
                Attack.tactics().stream().map(Attack.Tactic::word).toList(),
                "a tag names a tactic, or an id such as t1059.001, g0016 or s0002"));
    }

    /** Names the tag that says the same today; does so itself unless the rule has that tag already. */
    private static Diagnostic replaced(Diagnostic finding, WrittenTag tag, List<WrittenTag> tags, String name) {
        Diagnostic told = finding.withHint("write `attack." + name + "`");
        boolean hasIt = tags.stream()
                .anyMatch(other ->
                        other.namespace().equals("attack") && other.name().equals(name));
        boolean isWrittenPlainly = finding.source().slice(finding.span()).equalsIgnoreCase(tag.name());
        return hasIt || !isWrittenPlainly ? told : told.withFix(Fix.of("name its successor", finding.span(), name));
    }

    private static Diagnostic finding(Severity severity, WrittenTag tag, Findings findings, String message) {
        return Diagnostic.of(Code.ATTACKTAG, severity, findings.source(), tag.namePlace(), message);
    }

    /** Ids of D3FEND have no numbers, so that a newer one looks like any other. */
    static void d3fend(DocumentView document, Findings findings) {
        for (WrittenTag tag : document.tags()) {
            if (!tag.namespace().equals("d3fend") || D3fend.knows(tag.name())) {
                continue;
            }
            boolean formed = D3FEND_ID.matcher(tag.name()).matches();
            findings.add(Diagnostic.of(
                            Code.D3_FENDTAG,
                            formed ? Severity.INFO : Severity.WARNING,
                            findings.source(),
                            tag.namePlace(),
                            "D3FEND " + D3fend.version() + " does not have " + Quoted.of(tag.toString()))
                    .withHint(
                            formed
                                    ? "if D3FEND has added it since, all is well; otherwise correct it"
                                    : "a tag names a tactic such as `detect`, a technique such as `d3-fa`, or an"
                                            + " artifact such as `d3f-file`"));
        }
    }
}
