package dev.tocsin.compiler.ir;

import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names under which Windows and those who write about it know one registry key. Sysmon writes {@code HKLM} and
 * {@code HKU\SID}, Security auditing {@code \REGISTRY\MACHINE} and {@code ControlSet001}, publishers
 * {@code HKEY_CURRENT_USER}.
 */
final class RegistryKeys {
    private static final Map<String, String> ROOTS = Map.of(
            "hkey_local_machine", "hklm",
            "hkey_current_user", "hkcu",
            "hkey_users", "hku",
            "hkey_classes_root", "hkcr",
            "hkey_current_config", "hkcc");

    private static final List<String> KERNEL_ROOTS = List.of("\\registry\\machine", "\\registry\\user");
    private static final List<String> SHORT_ROOTS = List.of("hklm", "hku");
    private static final String SYSTEM = "hklm\\system\\";
    private static final String CURRENT = "currentcontrolset";
    private static final List<String> CONTROL_SETS = List.of("controlset001", "controlset002", "controlset003");
    private static final String CLASSES = "_classes";
    /** Beginnings that other spellings have in other words, the longest of a kind first. */
    private static final List<String> VARYING =
            List.of(SYSTEM + CURRENT + "\\", "hkcu\\software\\classes\\", "hklm\\software\\classes\\");

    private static final Set<String> SPELLED_OTHERWISE =
            Set.of("hklm", "hku", "hkcu", "hkcr", "hkcc", "system", "software", "classes", CURRENT);

    private RegistryKeys() {}

    /** The key, folded, with its root in short and its control set the current one. */
    static String spelled(String key) {
        String folded = CaseFolding.fold(key);
        for (int i = 0; i < KERNEL_ROOTS.size(); i++) {
            if (isWithin(folded, KERNEL_ROOTS.get(i))) {
                folded = SHORT_ROOTS.get(i)
                        + folded.substring(KERNEL_ROOTS.get(i).length());
            }
        }
        int root = folded.indexOf('\\') < 0 ? folded.length() : folded.indexOf('\\');
        String name = folded.substring(0, root);
        String spelled = ROOTS.getOrDefault(name, name) + folded.substring(root);
        for (String controlSet : CONTROL_SETS) {
            if (isWithin(spelled, SYSTEM + controlSet)) {
                return SYSTEM + CURRENT + spelled.substring(SYSTEM.length() + controlSet.length());
            }
        }
        return spelled;
    }

    /** A key that is looked for, which a backslash at its end does not change. */
    static String wanted(String key) {
        String spelled = spelled(key);
        return spelled.endsWith("\\") ? spelled.substring(0, spelled.length() - 1) : spelled;
    }

    /** All names of the key: a user's own key is below {@code HKU}, and a class is in three places. */
    static List<String> spellings(String key) {
        List<String> spellings = new ArrayList<>();
        String spelled = spelled(key);
        spellings.add(spelled);
        int user = spelled.startsWith("hku\\") ? spelled.indexOf('\\', 4) : -1;
        if (user >= 0) {
            String own = spelled.substring(4, user).endsWith(CLASSES) ? "hkcu\\software\\classes" : "hkcu";
            spellings.add(own + spelled.substring(user));
        }
        for (String classes : List.of("hklm\\software\\classes\\", "hkcu\\software\\classes\\")) {
            String last = spellings.getLast();
            if (last.startsWith(classes)) {
                spellings.add("hkcr\\" + last.substring(classes.length()));
            }
        }
        return spellings;
    }

    /** What stands in every spelling of the wanted key, anything around it: all but its root, its control set, its class. */
    static SigmaString pattern(String key) {
        String wanted = wanted(key);
        if (wanted.indexOf('*') >= 0) {
            String last = wanted.substring(wanted.lastIndexOf('\\') + 1);
            return last.indexOf('*') >= 0 || SPELLED_OTHERWISE.contains(last) ? anywhere("") : anywhere("\\" + last);
        }
        for (String varying : VARYING) {
            if (wanted.startsWith(varying)) {
                return anywhere(wanted.substring(varying.length() - 1));
            }
            if (varying.startsWith(wanted + "\\")) {
                return anywhere("");
            }
        }
        int root = wanted.indexOf('\\');
        return anywhere(root < 0 ? "" : wanted.substring(root));
    }

    private static SigmaString anywhere(String key) {
        return Portion.pattern("*" + key + "*");
    }

    private static boolean isWithin(String key, String above) {
        return key.startsWith(above) && (key.length() == above.length() || key.charAt(above.length()) == '\\');
    }
}
