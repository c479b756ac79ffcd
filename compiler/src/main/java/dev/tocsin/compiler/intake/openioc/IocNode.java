package dev.tocsin.compiler.intake.openioc;

import java.util.List;

/** The definition of an OpenIOC file as it was written. */
sealed interface IocNode {
    String id();

    /** {@code <Indicator>}. */
    record Group(Operator operator, String id, List<IocNode> children) implements IocNode {
        public Group {
            children = List.copyOf(children);
        }
    }

    /**
     * {@code <IndicatorItem>}.
     *
     * @param condition in lower case: {@code starts-with}
     * @param search what is looked at: {@code FileItem/Md5sum}
     * @param content the value, as written
     */
    record Item(String id, String condition, Sense sense, String search, String content) implements IocNode {
        /** As people would write it. */
        String text() {
            return (sense == Sense.NEGATED ? "not " : "") + search + " " + condition + " " + content;
        }
    }

    enum Operator {
        AND,
        OR
    }

    enum Sense {
        PLAIN,
        NEGATED
    }
}
