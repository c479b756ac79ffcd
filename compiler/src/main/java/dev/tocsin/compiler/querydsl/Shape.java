package dev.tocsin.compiler.querydsl;

import dev.tocsin.sigma.model.SigmaString;
import java.util.List;

/** Whether a pattern begins and ends with an any-run, which alternatives of one regexp can share. */
enum Shape {
    WHOLE,
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS;

    static Shape of(SigmaString pattern) {
        if (pattern.parts().size() < 2) {
            return WHOLE;
        }
        boolean before = pattern.parts().getFirst() instanceof SigmaString.Part.AnyRun;
        boolean after = pattern.parts().getLast() instanceof SigmaString.Part.AnyRun;
        return before && after ? CONTAINS : before ? ENDS_WITH : after ? STARTS_WITH : WHOLE;
    }

    boolean openBefore() {
        return this == ENDS_WITH || this == CONTAINS;
    }

    boolean openAfter() {
        return this == STARTS_WITH || this == CONTAINS;
    }

    /** A pattern of this shape without the any-runs that the shape stands for. */
    SigmaString inner(SigmaString pattern) {
        List<SigmaString.Part> parts = pattern.parts();
        return new SigmaString(parts.subList(openBefore() ? 1 : 0, parts.size() - (openAfter() ? 1 : 0)));
    }
}
