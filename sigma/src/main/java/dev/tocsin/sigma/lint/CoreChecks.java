package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import java.util.Map;

/** The validators of pySigma, but for those that the parser carries out while it reads. */
final class CoreChecks {
    private CoreChecks() {}

    static Map<Code, DocumentCheck> ofDocuments(Parameters parameters) {
        return Map.ofEntries(
                Map.entry(Code.ALL_OF_THEM_CONDITION, ConditionChecks::allOfThem),
                Map.entry(Code.ATTACKTAG, MitreTagChecks::attack),
                Map.entry(Code.CARTAG, TagChecks::car),
                Map.entry(Code.CONTROL_CHARACTER, ValueChecks::controlCharacter),
                Map.entry(Code.CVETAG, TagChecks::cve),
                Map.entry(Code.D3_FENDTAG, MitreTagChecks::d3fend),
                Map.entry(Code.DANGLING_DETECTION, ConditionChecks::danglingDetection),
                Map.entry(Code.DETECTION_TAG, TagChecks::detection),
                Map.entry(Code.DOUBLE_WILDCARD, ValueChecks::doubleWildcard),
                Map.entry(Code.DUPLICATE_REFERENCES, DuplicateChecks::references),
                Map.entry(Code.DUPLICATE_TAG, DuplicateChecks::tags),
                Map.entry(Code.ESCAPED_WILDCARD, ValueChecks::escapedWildcard),
                Map.entry(Code.FIELDNAME_LOGSOURCE, MetadataChecks::logSourceKeys),
                Map.entry(Code.FILENAME_LENGTH, MetadataChecks.fileNameLength(parameters)),
                Map.entry(Code.IDENTIFIER_EXISTENCE, MetadataChecks::identifierExistence),
                Map.entry(Code.INVALID_MODIFIER_COMBINATIONS, ModifierChecks::combinations),
                Map.entry(Code.NAMESPACE_TAG, TagChecks::namespace),
                Map.entry(Code.NUMBER_AS_STRING, ValueChecks::numberAsString),
                Map.entry(Code.SPECIFIC_INSTEAD_OF_GENERIC_LOGSOURCE, LogSourceChecks::specific),
                Map.entry(Code.STPTAG, TagChecks::stp),
                Map.entry(Code.TAG_FORMAT, TagChecks::format),
                Map.entry(Code.THEM_CONDITION_WITH_SINGLE_DETECTION, ConditionChecks::themAlone),
                Map.entry(Code.TLPTAG, TagChecks::tlp),
                Map.entry(Code.TLPV1_TAG, TagChecks::tlp1),
                Map.entry(Code.TLPV2_TAG, TagChecks::tlp2),
                Map.entry(Code.WILDCARDS_INSTEAD_OF_MODIFIERS, WildcardChecks::insteadOfModifiers));
    }

    static Map<Code, SetCheck> ofSets() {
        return Map.of(
                Code.DUPLICATE_FILENAME, SetChecks::fileNames,
                Code.DUPLICATE_TITLE, SetChecks::titles);
    }
}
