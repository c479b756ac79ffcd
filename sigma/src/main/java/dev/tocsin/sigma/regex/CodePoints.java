package dev.tocsin.sigma.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of code points.
 *
 * @param ranges ascending, and neither overlapping nor side by side
 */
public record CodePoints(List<Range> ranges) {
    /**
     * The code points from one to another.
     *
     * @param first the least, included
     * @param last the greatest, included
     */
    public record Range(int first, int last) {
        public Range {
            if (first < 0 || last > Character.MAX_CODE_POINT || first > last) {
                throw new IllegalArgumentException("no range of code points: " + first + ".." + last);
            }
        }
    }

    public static final CodePoints NONE = new CodePoints(List.of());
    public static final CodePoints ALL = range(0, Character.MAX_CODE_POINT);
    public static final CodePoints DIGITS = range('0', '9');
    /** What identifiers are made of: ASCII letters, digits and the underscore. */
    public static final CodePoints WORD =
            DIGITS.with(range('A', 'Z')).with(range('a', 'z')).with(of('_'));
    /** ASCII white space, the vertical tab included. */
    public static final CodePoints SPACE = range('\t', '\r').with(of(' '));

    public CodePoints {
        ranges = normalized(ranges);
    }

    public static CodePoints of(int codePoint) {
        return range(codePoint, codePoint);
    }

    public static CodePoints range(int first, int last) {
        return new CodePoints(List.of(new Range(first, last)));
    }

    private static List<Range> normalized(List<Range> ranges) {
        List<Range> result = new ArrayList<>();
        for (Range range :
                ranges.stream().sorted(Comparator.comparingInt(Range::first)).toList()) {
            Range last = result.isEmpty() ? null : result.getLast();
            if (last != null && range.first() <= last.last() + 1) {
                result.set(result.size() - 1, new Range(last.first(), Math.max(last.last(), range.last())));
            } else {
                result.add(range);
            }
        }
        return List.copyOf(result);
    }

    /** These and those. */
    public CodePoints with(CodePoints others) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(others.ranges);
        return new CodePoints(all);
    }

    /** These but for those. */
    public CodePoints without(CodePoints others) {
        return complement().with(others).complement();
    }

    /** All others. */
    public CodePoints complement() {
        List<Range> gaps = new ArrayList<>();
        int next = 0;
        for (Range range : ranges) {
            if (range.first() > next) {
                gaps.add(new Range(next, range.first() - 1));
            }
            next = range.last() + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            gaps.add(new Range(next, Character.MAX_CODE_POINT));
        }
        return new CodePoints(gaps);
    }

    public boolean contains(int codePoint) {
        for (Range range : ranges) {
            if (range.first() <= codePoint && codePoint <= range.last()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it holds all of those. */
    public boolean contains(CodePoints others) {
        return others.without(this).isEmpty();
    }

    /**
     * Whether it surely holds all case variants of its members or, of letters beyond ASCII, all or none. Case variants
     * never lie across the border of ASCII.
     */
    boolean isCaseless() {
        CodePoints beyond = range(0x80, Character.MAX_CODE_POINT);
        for (int upper = 'A'; upper <= 'Z'; upper++) {
            if (contains(upper) != contains(Character.toLowerCase(upper))) {
                return false;
            }
        }
        return contains(beyond) || without(range(0, 0x7F)).isEmpty();
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** How many there are. */
    public int size() {
        int size = 0;
        for (Range range : ranges) {
            size += range.last() - range.first() + 1;
        }
        return size;
    }
}
