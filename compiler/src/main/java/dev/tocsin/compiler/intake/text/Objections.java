package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.WindowsPrograms;
import dev.tocsin.compiler.intake.text.Block.Setting;
import dev.tocsin.compiler.intake.text.Judge.Custom;
import dev.tocsin.compiler.intake.text.Judge.Objection;
import dev.tocsin.compiler.intake.text.Sighting.Defanging;
import dev.tocsin.compiler.intake.text.Spot.Standing;
import dev.tocsin.compiler.intake.text.Spot.Verdict;
import dev.tocsin.compiler.intake.text.Topic.Kind;
import dev.tocsin.compiler.refang.DottedNames;
import dev.tocsin.compiler.refang.Recognition;
import java.util.Locale;
import java.util.Optional;

/** Why something with the form of a value is not taken as an indicator. */
final class Objections {
    private Objections() {}

    static Optional<Objection> to(Sighting sighting, Recognition.Value value, Spot spot, Custom custom) {
        if (spot.verdict() == Verdict.BENIGN || spot.topic().kind() == Kind.BENIGN) {
            return of(HoldReason.BENIGN, "the publisher calls it clean or legitimate");
        }
        Defanging defanging = sighting.defanging();
        boolean plain = defanging == Defanging.PLAIN;
        if (plain && spot.standing() == Standing.COMMENT) {
            return of(HoldReason.NOT_FOR_DETECTION, "stands in a comment");
        }
        if (plain && spot.topic().kind() == Kind.OTHER) {
            return of(HoldReason.NOT_FOR_DETECTION, "stands where no indicators stand");
        }
        return switch (value.type().kind()) {
            case DIGEST, IMPORT_DIGEST -> digest(spot);
            case ADDRESS ->
                plain && Wording.isVersion(spot.before())
                        ? of(HoldReason.LOOKALIKE, "is the number of a version")
                        : Optional.empty();
            case URL -> plain ? plainUrl(host(value.text()), spot, custom) : Optional.empty();
            case HOST, EMAIL -> plain ? plainName(sighting, value, spot, custom) : Optional.empty();
            case FILE ->
                value.type() == IndicatorType.FILE_NAME
                        ? fileName(value, spot, defanging)
                        : filePath(value, spot, defanging);
            case REGISTRY -> registryKey(spot);
            case PORT, NAME, TEXT -> Optional.empty();
        };
    }

    private static Optional<Objection> digest(Spot spot) {
        if (spot.topic().kind() == Kind.OTHER_DIGESTS) {
            return of(HoldReason.NOT_SUPPORTED, "is a digest of something else than a file");
        }
        if (Wording.isBoundary(spot.before())) {
            return of(HoldReason.LOOKALIKE, "is what parts the pieces of a mail");
        }
        if (Wording.isParameter(spot.before())) {
            return of(HoldReason.LOOKALIKE, "is the value of a parameter, such as a cookie");
        }
        return Wording.isRevision(spot.before())
                ? of(HoldReason.LOOKALIKE, "names a revision of source code")
                : Optional.empty();
    }

    private static Optional<Objection> plainUrl(String host, Spot spot, Custom custom) {
        if (spot.topic().kind() == Kind.REFERENCES || isLinkTarget(spot)) {
            return of(HoldReason.REFERENCE, "stands where one reads more");
        }
        if (ReferenceHosts.contains(host)) {
            return of(HoldReason.REFERENCE, "is of a site that publishes reports, and not defanged");
        }
        boolean address = Recognition.of(host, Recognition.Trust.HOST) instanceof Recognition.Value read
                && read.type() != IndicatorType.DOMAIN;
        boolean listed = spot.setting() == Setting.CODE
                || spot.topic().kind() == Kind.NETWORK
                || spot.topic().kind() == Kind.ANY
                || custom == Custom.WRITES_PLAINLY;
        return address || (spot.basis() == Basis.DECLARED && listed)
                ? Optional.empty()
                : of(HoldReason.REFERENCE, "is neither defanged nor in a list of indicators");
    }

    /** Markdown: {@code [text](target)}. */
    private static boolean isLinkTarget(Spot spot) {
        return spot.before().endsWith("](");
    }

    private static Optional<Objection> plainName(Sighting sighting, Recognition.Value value, Spot spot, Custom custom) {
        if (sighting.written().contains("://")) {
            // A URL that is known by its host alone.
            return plainUrl(value.text(), spot, custom);
        }
        String host = value.text().substring(value.text().indexOf('@') + 1);
        if (spot.topic().kind() == Kind.REFERENCES) {
            return of(HoldReason.REFERENCE, "stands where one reads more");
        }
        // The address to write to stands behind a label, as in "Contact: ...".
        boolean listed = spot.basis() == Basis.DECLARED && value.type() != IndicatorType.EMAIL;
        if (!listed && ReferenceHosts.contains(host)) {
            return of(HoldReason.REFERENCE, "is of a site that publishes reports, and not defanged");
        }
        if (spot.topic().kind() == Kind.COMMANDS) {
            return of(HoldReason.LOOKALIKE, "is a word of a command, where files and hosts look alike");
        }
        boolean prose = spot.basis() == Basis.FOUND && spot.setting() != Setting.CODE;
        return prose && custom == Custom.DEFANGS
                ? of(HoldReason.LOOKALIKE, "is not defanged, where the indicators of the publication are")
                : Optional.empty();
    }

    private static Optional<Objection> fileName(Recognition.Value value, Spot spot, Defanging defanging) {
        boolean plain = defanging == Defanging.PLAIN;
        if (plain && WindowsPrograms.contains(value.text())) {
            return of(HoldReason.LOOKALIKE, "is the name of a program of Windows");
        }
        if (spot.standing() == Standing.BESIDE_DIGEST) {
            return of(HoldReason.LOOKALIKE, "is the name of a file that a digest identifies better");
        }
        boolean listed = spot.basis() == Basis.DECLARED
                && (spot.topic().isOfFiles() || spot.topic().kind() == Kind.ANY);
        return listed || !plain
                ? Optional.empty()
                : of(HoldReason.LOOKALIKE, "is a file name in running text, and other files may have it");
    }

    private static Optional<Objection> filePath(Recognition.Value value, Spot spot, Defanging defanging) {
        if (value.text().toLowerCase(Locale.ROOT).endsWith(".pdb")) {
            return of(HoldReason.NOT_SUPPORTED, "lies where the file was built, not where it runs");
        }
        if (defanging == Defanging.DEFANGED
                || (spot.basis() == Basis.DECLARED && spot.standing() != Standing.BESIDE_DIGEST)) {
            return Optional.empty();
        }
        String path = value.text().toLowerCase(Locale.ROOT);
        String last = path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
        if (!DottedNames.isFileName(last)) {
            return of(HoldReason.LOOKALIKE, "is a folder in running text");
        }
        boolean ofWindows =
                path.contains("\\windows\\sys") || path.contains("*\\system32\\") || path.contains("\\microsoft.net\\");
        return ofWindows ? of(HoldReason.LOOKALIKE, "lies where the programs of Windows lie") : Optional.empty();
    }

    private static Optional<Objection> registryKey(Spot spot) {
        return spot.basis() == Basis.DECLARED
                ? Optional.empty()
                : of(HoldReason.LOOKALIKE, "is a registry key in running text, and other programs may use it");
    }

    private static String host(String url) {
        String behind = url.substring(url.indexOf("://") + 3);
        int end = 0;
        while (end < behind.length() && "/?#:".indexOf(behind.charAt(end)) < 0) {
            end++;
        }
        return behind.substring(0, end);
    }

    private static Optional<Objection> of(HoldReason reason, String why) {
        return Optional.of(new Objection(reason, why));
    }
}
