package dev.tocsin.compiler.indicator;

import com.google.common.base.Splitter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Paths as reports print them: with an environment variable for a folder, with {@code <username>} for what differs from
 * victim to victim. Events hold neither, so {@code *} takes their place, with as much of the folder as is the same
 * everywhere: {@code %TEMP%\a.exe} is {@code *\Temp\a.exe}.
 */
final class PathPlaceholders {
    /** Names of variables, those of Trend Micro's reports among them, and where they point on any Windows since 7. */
    private static final Map<String, String> FOLDERS = folders(
            "*\\Temp = TEMP, TMP, User Temp",
            "*\\AppData\\Roaming = APPDATA, Application Data, CSIDL_APPDATA",
            "*\\AppData\\Local = LOCALAPPDATA, AppDataLocal, Local AppData, CSIDL_LOCAL_APPDATA",
            "*\\Users\\* = USERPROFILE, User Profile, HOME, HOMEPATH, CSIDL_PROFILE",
            "*\\Users\\Public = PUBLIC",
            "*\\ProgramData = PROGRAMDATA, ALLUSERSPROFILE, All Users Profile, CSIDL_COMMON_APPDATA",
            "*\\Program Files* = PROGRAMFILES, PROGRAMFILES(X86), PROGRAMW6432, Program Files, CSIDL_PROGRAM_FILES",
            "*\\Program Files*\\Common Files = COMMONPROGRAMFILES, COMMONPROGRAMFILES(X86), COMMONPROGRAMW6432",
            "*\\Windows = WINDIR, SYSTEMROOT, Windows, CSIDL_WINDOWS",
            "*\\System32 = SYSTEM, SYSTEM32, CSIDL_SYSTEM",
            "*\\Desktop = DESKTOP, CSIDL_DESKTOP, CSIDL_DESKTOPDIRECTORY",
            "*\\Startup = STARTUP, User Startup, Common Startup, CSIDL_STARTUP, CSIDL_COMMON_STARTUP");

    private static final String NAME = "[A-Za-z][A-Za-z0-9_ -]{0,40}(?:\\([xX]86\\))?";

    /** The groups are the ways to write the name of a variable. */
    private static final Pattern VARIABLE =
            Pattern.compile("%(" + NAME + ")%|\\$\\{?[eE][nN][vV]:([A-Za-z_]+(?:\\([xX]86\\))?)}?|\\b(CSIDL_[A-Z_]+)");

    /** What people put where a name differs. A GUID in braces is a name, a word in braces stands for one. */
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>\\\\/]{1,60}>"
            + "|\\$\\([^()\\\\/]{1,60}\\)"
            + "|\\{(?![0-9a-fA-F-]{8,}})[A-Za-z][A-Za-z0-9 _-]{0,40}}"
            + "|\\[(?i:(?:user ?name|user|random|guid|sid|company|victim|computer|host)[A-Za-z0-9 _-]{0,40})]");

    private static final Pattern WILDCARDS = Pattern.compile("\\*{2,}");

    private PathPlaceholders() {}

    static String withWildcards(String text) {
        String known = VARIABLE.matcher(text).replaceAll(variable -> {
            String name = Stream.of(1, 2, 3)
                    .flatMap(group -> Optional.ofNullable(variable.group(group)).stream())
                    .findFirst()
                    .orElseThrow();
            boolean atStart = variable.start() == 0;
            String folder = FOLDERS.getOrDefault(name.toLowerCase(Locale.ROOT), "*");
            return Matcher.quoteReplacement(atStart ? folder : "*");
        });
        String open = PLACEHOLDER.matcher(known).replaceAll("*");
        return WILDCARDS.matcher(open).replaceAll("*");
    }

    private static Map<String, String> folders(String... lines) {
        Map<String, String> folders = new HashMap<>();
        for (String line : lines) {
            List<String> sides = Splitter.on(" = ").splitToList(line);
            for (String name : Splitter.on(", ").split(sides.get(1))) {
                folders.put(name.toLowerCase(Locale.ROOT), sides.get(0));
            }
        }
        return Map.copyOf(folders);
    }
}
