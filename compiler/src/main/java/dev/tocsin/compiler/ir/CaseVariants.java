package dev.tocsin.compiler.ir;

import dev.tocsin.sigma.regex.CodePoints;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The code points that {@link CaseFolding} holds for the same. */
public final class CaseVariants {
    private static final CodePoints ASCII = CodePoints.range(0, 0x7F);

    private static final List<CodePoints> WITHIN_ASCII = IntStream.range(0, 0x80)
            .mapToObj(codePoint -> CodePoints.of(Character.toLowerCase(codePoint))
                    .with(CodePoints.of(Character.toUpperCase(codePoint))))
            .toList();

    private CaseVariants() {}

    /** All variants of a code point, itself among them. */
    public static CodePoints of(int codePoint) {
        return codePoint < 0x80
                ? WITHIN_ASCII.get(codePoint)
                : BeyondAscii.BY_FOLD.getOrDefault(CaseFolding.fold(codePoint), CodePoints.of(codePoint));
    }

    /** The code points and all their variants. */
    public static CodePoints of(CodePoints codePoints) {
        CodePoints all = codePoints;
        for (int letter = 'a'; letter <= 'z'; letter++) {
            all = closed(all, of(letter));
        }
        if (!ASCII.contains(codePoints)) {
            for (CodePoints variants : BeyondAscii.BY_FOLD.values()) {
                all = closed(all, variants);
            }
        }
        return all;
    }

    private static CodePoints closed(CodePoints all, CodePoints variants) {
        boolean some = variants.ranges().stream().anyMatch(range -> {
            for (int codePoint = range.first(); codePoint <= range.last(); codePoint++) {
                if (all.contains(codePoint)) {
                    return true;
                }
            }
            return false;
        });
        return some ? all.with(variants) : all;
    }

    /** Found out when first needed: few rules have such letters, and it takes a look at all of Unicode. */
    private static final class BeyondAscii {
        /** Of each fold that several code points have. */
        static final Map<Integer, CodePoints> BY_FOLD = byFold();

        private BeyondAscii() {}

        private static Map<Integer, CodePoints> byFold() {
            Map<Integer, CodePoints> byFold = new HashMap<>();
            for (int codePoint = 0x80; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
                int fold = CaseFolding.fold(codePoint);
                if (fold != codePoint) {
                    byFold.merge(fold, CodePoints.of(fold).with(CodePoints.of(codePoint)), CodePoints::with);
                }
            }
            return byFold;
        }
    }
}
