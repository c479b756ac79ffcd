package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.sigma.model.SigmaString;
import java.util.List;

/** Whether a pattern begins and ends with an any-run, which alternatives of one regexp can share. */
public enum PatternShape {
    WHOLE,
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS;

    public static PatternShape of(SigmaString pattern) {
        if (pattern.parts().size() < 2) {
            return WHOLE;
        }
        boolean before = pattern.parts().getFirst() instanceof SigmaString.Part.AnyRun;
        boolean after = pattern.parts().getLast() instanceof SigmaString.Part.AnyRun;
        return before && after ? CONTAINS : before ? ENDS_WITH : after ? STARTS_WITH : WHOLE;
    }

    public boolean openBefore() {
        return this == ENDS_WITH || this == CONTAINS;
    }

    public boolean openAfter() {
        return this == STARTS_WITH || this == CONTAINS;
    }

    /** A pattern of this shape without the any-runs that the shape stands for. */
    public SigmaString inner(SigmaString pattern) {
        List<SigmaString.Part> parts = pattern.parts();
        return new SigmaString(parts.subList(openBefore() ? 1 : 0, parts.size() - (openAfter() ? 1 : 0)));
    }
}
