package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.mitre.Attack;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A tag as the command line gives it. */
final class TagArgument {
    private static final Pattern TAG = Pattern.compile("[a-z0-9_-]+\\.[a-z0-9._-]+");
    private static final String ATTACK = "attack.";
    /** An asset of ATT&amp;CK for control systems, of which there is no copy here. */
    private static final Pattern ASSET = Pattern.compile("A\\d{4}");

    private TagArgument() {}

    /**
     * The tag.
     *
     * @throws EnvironmentException if it is none of Sigma's form, or if ATT&amp;CK has nothing of this name
     */
    static String read(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw new EnvironmentException(
                    "`" + OneLine.of(tag) + "` is no tag",
                    "a tag is `namespace.name` in lower case, for example attack.t1219.002");
        }
        if (tag.startsWith(ATTACK) && !isInAttack(tag.substring(ATTACK.length()))) {
            List<String> tactics = Attack.tactics().stream()
                    .map(tactic -> ATTACK + tactic.word())
                    .toList();
            throw new EnvironmentException(
                    "ATT&CK Enterprise " + Attack.version() + " does not have `" + tag + "`",
                    Suggestion.hint(tag, tactics, "a tag names a tactic, or an id such as t1059.001, g0016 or s0002"));
        }
        return tag;
    }

    /** What may be newer than our copy is taken as it is. */
    private static boolean isInAttack(String name) {
        String id = name.toUpperCase(Locale.ROOT);
        return Attack.tactic(name).isPresent()
                || Attack.entry(id).isPresent()
                || Attack.mayBeNewer(id)
                || ASSET.matcher(id).matches();
    }
}
