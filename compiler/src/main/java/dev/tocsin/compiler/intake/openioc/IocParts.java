package dev.tocsin.compiler.intake.openioc;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.intake.compound.Part;
import dev.tocsin.compiler.intake.compound.Slot;
import dev.tocsin.compiler.intake.compound.ValueParts;
import dev.tocsin.compiler.intake.openioc.IocNode.Operator;
import dev.tocsin.compiler.intake.openioc.IocNode.Sense;
import dev.tocsin.compiler.refang.Refanging;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A definition to what an indicator can hold of it. */
final class IocParts {
    private static final String DEVICE_PIPE = "\\device\\namedpipe\\";
    private static final Pattern NAMED_OBJECTS =
            Pattern.compile("(?i)(?:\\\\Sessions\\\\\\d+)?\\\\BaseNamedObjects\\\\(.+)");
    /** What handles lead to besides objects of synchronization. */
    private static final Pattern NO_MUTEX = Pattern.compile("(?is)(?:\\\\(?:device|registry)\\\\|[a-z]:\\\\).*");

    private IocParts() {}

    static Part of(IocNode node) {
        return switch (node) {
            case IocNode.Group(Operator operator, String id, List<IocNode> children) -> {
                List<Part> parts = children.stream().map(IocParts::of).toList();
                yield switch (operator) {
                    case AND -> Part.all(parts);
                    case OR -> Part.any(parts);
                };
            }
            case IocNode.Item item -> item(item);
        };
    }

    private static Part item(IocNode.Item item) {
        Optional<Part> part = condition(item.condition()).map(condition -> part(item, condition));
        Part read = part.orElseGet(() ->
                new Part.Unseen(item.text(), "compares in a way that lists do not have: `" + item.condition() + "`"));
        return item.sense() == Sense.NEGATED ? new Part.Not(read) : read;
    }

    private static Optional<Condition> condition(String word) {
        return Condition.of(word);
    }

    private static Part part(IocNode.Item item, Condition condition) {
        String content = item.content();
        if (content.isBlank()) {
            return new Part.Invalid(item.text(), "has no value");
        }
        return switch (SearchTerm.of(item.search())) {
            case SearchTerm.Seen(Slot slot) -> slot.part(condition, content);
            case SearchTerm.Folder(List<MatchScope> scopes) ->
                switch (item.sense()) {
                    case PLAIN -> folder(condition, content, scopes);
                    case NEGATED ->
                        FolderExpression.of(condition, content)
                                .map(expression ->
                                        ValueParts.of(IndicatorType.FILE_PATH, Condition.MATCHES, expression, scopes))
                                .orElseGet(() -> new Part.Unseen(item.text(), "cannot be said of a whole path"));
                };
            case SearchTerm.Extension() -> extension(item, condition);
            case SearchTerm.Web() -> web(item, condition);
            case SearchTerm.Handle() -> handle(item, condition);
            case SearchTerm.Loaded() ->
                new Part.Conditional(
                        ValueParts.of(IndicatorType.FILE_PATH, condition, content, List.of()),
                        item.text(),
                        "is about the memory of a process; taken, it is looked for as a file of that path");
            case SearchTerm.EventKind() ->
                content.strip().equalsIgnoreCase("start")
                        ? new Part.Always(item.text())
                        : new Part.Unseen(item.text(), "is about a kind of event that is not looked at");
            case SearchTerm.Narrowing() -> new Part.Narrowing(item.text());
            case SearchTerm.Unseen(String why) -> new Part.Unseen(item.text(), why);
        };
    }

    /** With a drive it is the beginning of a path; without one, HX means the folder behind the drive, so: somewhere. */
    private static Part folder(Condition condition, String content, List<MatchScope> scopes) {
        boolean whole = FolderExpression.hasRoot(content) || condition == Condition.MATCHES;
        return whole
                ? new Slot.Folder(scopes).part(condition, content)
                : ValueParts.of(IndicatorType.FILE_PATH, Condition.CONTAINS, content.strip(), scopes);
    }

    private static Part extension(IocNode.Item item, Condition condition) {
        String extension = item.content().strip();
        return condition == Condition.IS
                ? ValueParts.of(
                        IndicatorType.FILE_NAME,
                        Condition.ENDS_WITH,
                        extension.startsWith(".") ? extension : "." + extension,
                        List.of())
                : new Part.Unseen(item.text(), "is a part of the extension of a file, which lists do not have");
    }

    private static Part web(IocNode.Item item, Condition condition) {
        String url = Refanging.refang(IndicatorType.URL, item.content());
        boolean whole = condition != Condition.MATCHES && IndicatorType.URL.read(url) instanceof ValueReading.Valid;
        boolean host = IndicatorType.DOMAIN.read(url.toLowerCase(Locale.ROOT)) instanceof ValueReading.Valid;
        if (whole) {
            return ValueParts.of(IndicatorType.URL, Condition.IS, item.content(), List.of());
        }
        return host && condition != Condition.MATCHES
                ? ValueParts.of(IndicatorType.DOMAIN, condition, item.content(), List.of())
                : new Part.Unseen(item.text(), "is a part of a web request, which Windows events do not show");
    }

    private static Part handle(IocNode.Item item, Condition condition) {
        String content = item.content();
        String lower = content.toLowerCase(Locale.ROOT);
        if (lower.startsWith(DEVICE_PIPE)) {
            return ValueParts.of(
                    IndicatorType.NAMED_PIPE, condition, content.substring(DEVICE_PIPE.length()), List.of());
        }
        if (NO_MUTEX.matcher(content.strip()).matches()) {
            return new Part.Unseen(item.text(), "is a handle of something that is no mutex and no pipe");
        }
        Matcher named = NAMED_OBJECTS.matcher(content);
        return ValueParts.of(IndicatorType.MUTEX, condition, named.matches() ? named.group(1) : content, List.of());
    }
}
