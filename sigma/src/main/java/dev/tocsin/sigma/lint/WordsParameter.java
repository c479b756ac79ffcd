package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A list of words that a configuration may set for a check. Names and standards are those of SigmaHQ. */
enum WordsParameter {
    LINK_WORDS(Code.SIGMAHQ_LINK_IN_DESCRIPTION, "word_list", "http://", "https://", "internal research"),
    BANNED_FALSE_POSITIVES(Code.SIGMAHQ_FALSEPOSITIVES_BANNED_WORD, "word_list", "none", "pentest", "penetration"),
    MISSPELT_FALSE_POSITIVES(
            Code.SIGMAHQ_FALSEPOSITIVES_TYPO_WORD, "word_list", "unkown", "ligitimate", "legitim ", "legitimeate"),
    LOWER_CASE_TITLE_WORDS(
            Code.SIGMAHQ_TITLE_CASE,
            "word_list",
            "a",
            "an",
            "and",
            "as",
            "at",
            "by",
            "for",
            "from",
            "in",
            "new",
            "of",
            "on",
            "or",
            "over",
            "the",
            "through",
            "to",
            "via",
            "with",
            "without"),
    FOLDER_TAGS(Code.SIGMAHQ_TAGS_DETECTION, "Folder_tag", "dfir", "emerging-threats", "threat-hunting"),
    ALLOWED_TLP(Code.SIGMAHQ_TAGS_TLP, "allowed_tlp", "clear"),
    HASH_FIELDS(Code.SIGMAHQ_INVALID_HASH_KV, "hash_field", "Hashes", "Hash"),
    HASH_KEYS(Code.SIGMAHQ_INVALID_HASH_KV, "hash_key", "MD5", "SHA1", "SHA256", "IMPHASH");

    private final Code code;
    private final String parameter;
    private final List<String> standard;

    WordsParameter(Code code, String parameter, String... standard) {
        this.code = code;
        this.parameter = parameter;
        this.standard = List.of(standard);
    }

    /** The parameter of a check that a configuration writes so. */
    static Optional<WordsParameter> of(Code code, String parameter) {
        return Arrays.stream(values())
                .filter(known -> known.code == code && known.parameter.equals(parameter))
                .findFirst();
    }

    /** The parameters of a check, as a configuration writes them. */
    static List<String> names(Code code) {
        return Arrays.stream(values())
                .filter(known -> known.code == code)
                .map(known -> known.parameter)
                .toList();
    }

    Code code() {
        return code;
    }

    /** The name that a configuration writes. */
    String parameter() {
        return parameter;
    }

    /** What holds unless a configuration says otherwise. */
    List<String> standard() {
        return standard;
    }
}
