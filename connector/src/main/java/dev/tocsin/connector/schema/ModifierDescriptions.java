package dev.tocsin.connector.schema;

import dev.tocsin.sigma.model.Modifier;

/** What an editor says about a modifier under the cursor. */
final class ModifierDescriptions {
    private ModifierDescriptions() {}

    static String of(Modifier modifier) {
        return switch (modifier) {
            case CONTAINS -> "the value stands anywhere in the field.";
            case STARTSWITH -> "the field begins with the value.";
            case ENDSWITH -> "the field ends with the value.";
            case ALL -> "every value of the list must match, not just one.";
            case NEQ -> "the field is none of the values; an absent field matches too.";
            case EXISTS -> "whether the event has the field, whatever its value.";
            case CASED -> "upper and lower case are told apart.";
            case WINDASH ->
                "a dash or slash before a word stands for every character that Windows programs take as one.";
            case RE -> "the value is a regular expression, found anywhere in the field; upper and lower case differ.";
            case IGNORECASE -> "a flag of `re`: upper and lower case are the same.";
            case MULTILINE -> "a flag of `re`: `^` and `$` match at every line.";
            case DOTALL -> "a flag of `re`: `.` matches a line end too.";
            case BASE64 -> "the field holds the value encoded in Base64, as a whole.";
            case BASE64OFFSET ->
                "the field holds the value somewhere in a Base64 text; goes before `contains`, since it may begin at any"
                        + " of three offsets.";
            case UTF16LE -> "the value as UTF-16, low byte first; goes before `base64` or `base64offset`.";
            case UTF16BE -> "the value as UTF-16, high byte first; goes before `base64` or `base64offset`.";
            case UTF16 -> "the value as UTF-16 with a byte order mark; goes before `base64` or `base64offset`.";
            case LT -> "the field is a number less than the value.";
            case LTE -> "the field is a number less than the value, or equal.";
            case GT -> "the field is a number greater than the value.";
            case GTE -> "the field is a number greater than the value, or equal.";
            case MINUTE -> "the minute of the date in the field, 0 to 59.";
            case HOUR -> "the hour of the date in the field, 0 to 23.";
            case DAY -> "the day of the month of the date in the field, 1 to 31.";
            case WEEK -> "the week of the date in the field, 1 to 53.";
            case MONTH -> "the month of the date in the field, 1 to 12.";
            case YEAR -> "the year of the date in the field.";
            case CIDR -> "the field is an address in the network, for example `10.0.0.0/8` or `fe80::/10`.";
            case EXPAND -> "`%name%` in the value stands for what the placeholders of the site say.";
            case FIELDREF -> "the value names another field of the event, and both hold the same.";
        };
    }
}
