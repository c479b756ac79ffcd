package dev.tocsin.compiler.mapping;

import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.mapping.EventPairs.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Winlogbeat's ingest pipelines lose for good, by the names that docs/winlogbeat-shapes.md uses. Each says as
 * narrowly as it can what must hold of the values before ({@code raw}) and after ({@code pipeline}).
 */
enum Loss {
    NOTHING_TO_SAY {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return pipeline.isEmpty()
                    && Set.of("", "-", "{00000000-0000-0000-0000-000000000000}").containsAll(stripped(raw));
        }
    },
    UTC_TIME {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return field.equals("UtcTime") && TIME.matcher(only(raw)).matches() && pipeline.size() <= 1;
        }
    },
    HASHES {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return field.equals("Imphash")
                    ? pipeline.isEmpty() && only(raw).matches("0+")
                    : Set.of("Hashes", "Hash").contains(field) && digests(raw).equals(digests(pipeline));
        }

        private static Set<String> digests(List<String> hashes) {
            return hashes.stream()
                    .flatMap(joined -> Arrays.stream(joined.split(",", -1)))
                    .map(CaseFolding::fold)
                    .filter(digest -> digest.contains("=") && !digest.matches("\\w+=0*"))
                    .collect(Collectors.toSet());
        }
    },
    HASHES_OF_BLOCKED_FILES {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return Set.of("Hashes", "Imphash", "md5", "sha1", "sha256").contains(field)
                    && Set.of("27", "28").contains(code(pair))
                    && pipeline.isEmpty();
        }
    },
    QWORD {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return field.equals("Details")
                    && only(raw).startsWith("QWORD (")
                    && !only(raw).startsWith("QWORD (0x00000000-")
                    && only(pipeline).startsWith("QWORD (");
        }
    },
    DNS_ANSWERS {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return field.equals("QueryResults")
                    && answers(only(raw)).equals(pipeline.stream().sorted().toList());
        }

        // Sysmon writes at most 1,024 characters; what is left of the last answer then is none.
        private static List<String> answers(String results) {
            String whole = results.length() < 1_024 ? results : results.substring(0, results.lastIndexOf(';'));
            return Arrays.stream(whole.split(";", -1))
                    .map(answer -> answer.replaceFirst("^type:\\s+\\d+\\s+", ""))
                    .map(Loss::unmapped)
                    .filter(answer -> !answer.isEmpty())
                    .sorted()
                    .toList();
        }
    },
    MAPPED_ADDRESS {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return field.equals("IpAddress") && unmapped(only(raw)).equals(only(pipeline));
        }
    },
    LOCAL_ADDRESS {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return field.equals("ClientAddress")
                    && only(raw).equals("LOCAL")
                    && only(pipeline).equals("127.0.0.1");
        }
    },
    LIST {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            List<String> parts = Arrays.stream(SPACES.split(only(raw).strip(), -1))
                    .map(part -> field.equals("UserAccountControl") ? part.replace("%%", "") : part)
                    .toList();
            return Set.of("PrivilegeList", "AccessMask", "SidList", "UserAccountControl")
                            .contains(field)
                    && parts.equals(pipeline);
        }
    },
    SOURCE_PORT_NAME {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return switch (field) {
                case "SourcePortName" -> pipeline.isEmpty();
                case "DestinationPortName" -> raw.isEmpty() || raw.equals(List.of("-"));
                default -> false;
            };
        }
    },
    ARCHIVED {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return field.equals("Archived")
                    && !Set.of("true", "false").contains(CaseFolding.fold(only(raw)))
                    && pipeline.isEmpty();
        }
    },
    OVERWRITTEN_PROCESS_ID {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return field.equals("ProcessId") && Set.of("8", "10").contains(code(pair)) && pipeline.isEmpty();
        }
    },
    POWERSHELL_SPACES {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return Set.of("param1", "param2", "CommandLine", "Data", "ContextInfo")
                            .contains(field)
                    && Set.of("800", "4103").contains(code(pair))
                    && spaceless(raw).equals(spaceless(pipeline));
        }
    },
    EMPTY_COMMAND {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return Set.of("param1", "Data", "CommandLine").contains(field)
                    && code(pair).equals("800")
                    && pipeline.stream()
                            .map(String::strip)
                            .filter(text -> !text.isEmpty())
                            .toList()
                            .equals(stripped(raw).stream()
                                    .filter(text -> !text.isEmpty())
                                    .toList());
        }
    },
    CONNECTED_USER {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return field.equals("ContextInfo")
                    && only(raw).equals(only(pipeline).replace("        Connected User = \n", ""));
        }
    },
    POWERSHELL_ERROR {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return Set.of("ContextInfo", "Payload").contains(field)
                    && code(pair).equals("4100")
                    && pipeline.isEmpty();
        }
    },
    /** A rule that reads every Windows event does not say whether its ProcessId is Sysmon's or Security's. */
    NOTATION_OF_PROCESS_ID {
        @Override
        boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline) {
            return field.equals("ProcessId")
                    && only(raw).startsWith("0x")
                    && only(pipeline)
                            .equals(String.valueOf(Long.parseLong(only(raw).substring(2), 16)));
        }
    };

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d\\.\\d+Z?");

    /** Whether the values after are what is left of the values before. */
    abstract boolean explains(Pair pair, String field, List<String> raw, List<String> pipeline);

    static Optional<Loss> of(Pair pair, String field, List<String> raw, List<String> pipeline) {
        return Stream.of(values())
                .filter(loss -> loss.explains(pair, field, raw, pipeline))
                .findFirst();
    }

    private static String code(Pair pair) {
        return only(pair.raw().values("event.code"));
    }

    private static String only(List<String> values) {
        return values.size() == 1 ? values.getFirst() : "";
    }

    private static List<String> stripped(List<String> values) {
        return values.stream().map(String::strip).toList();
    }

    private static List<String> spaceless(List<String> values) {
        return values.stream().map(value -> value.replaceAll("[ \t]", "")).toList();
    }

    /** An IPv4-mapped IPv6 address as the IPv4 address it is. */
    private static String unmapped(String address) {
        return address.startsWith("::ffff:") ? address.substring("::ffff:".length()) : address;
    }
}
