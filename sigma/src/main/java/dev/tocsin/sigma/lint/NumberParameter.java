package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A number that a configuration may set for a check. Names and standards are those of pySigma and SigmaHQ. */
enum NumberParameter {
    FILENAME_MIN_SIZE(Code.FILENAME_LENGTH, "min_size", 10),
    FILENAME_MAX_SIZE(Code.FILENAME_LENGTH, "max_size", 90),
    DESCRIPTION_LENGTH(Code.SIGMAHQ_DESCRIPTION_LENGTH, "description_len", 16),
    TITLE_LENGTH(Code.SIGMAHQ_TITLE_LENGTH, "max_length", 120),
    STATUS_DAYS(Code.SIGMAHQ_STATUS_TO_HIGH, "min_days_for_nolog_rule", 60),
    STATUS_DAYS_WITH_REGRESSION_TEST(Code.SIGMAHQ_STATUS_TO_HIGH, "min_days_for_log_rule", 0);

    private final Code code;
    private final String parameter;
    private final int standard;

    NumberParameter(Code code, String parameter, int standard) {
        this.code = code;
        this.parameter = parameter;
        this.standard = standard;
    }

    /** The parameter of a check that a configuration writes so. */
    static Optional<NumberParameter> of(Code code, String parameter) {
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
    int standard() {
        return standard;
    }
}
