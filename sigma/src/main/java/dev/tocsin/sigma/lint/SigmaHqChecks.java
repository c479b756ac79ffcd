package dev.tocsin.sigma.lint;

import static java.util.Map.entry;

import dev.tocsin.sigma.diagnostic.Code;
import java.time.LocalDate;
import java.util.Map;

/**
 * The conventions of the SigmaHQ rule repository (pySigma-validators-sigmaHQ 0.21, with the data of 0.20.2). A mistake
 * that SigmaHQ finds twice is found once. The parser has two of the validators: it reports
 * {@link Code#SIGMAHQ_INVALID_ALL_MODIFIER} itself, and what {@link Code#SIGMAHQ_UNSUPPORTED_REGEX_GROUP_CONSTRUCT} is
 * about as {@link Code#UNSUPPORTED_REGULAR_EXPRESSION}, an error in any rule.
 */
final class SigmaHqChecks {
    private SigmaHqChecks() {}

    /** @param today for the age of a rule */
    static Map<Code, DocumentCheck> ofDocuments(LocalDate today, Parameters parameters) {
        return Map.ofEntries(
                entry(Code.SIGMAHQ_AUTHOR_EXISTENCE, ExistenceChecks.author()),
                entry(Code.SIGMAHQ_DATE_EXISTENCE, ExistenceChecks.date()),
                entry(Code.SIGMAHQ_DESCRIPTION_EXISTENCE, ExistenceChecks.description()),
                entry(Code.SIGMAHQ_LEVEL_EXISTENCE, ExistenceChecks.level()),
                entry(Code.SIGMAHQ_STATUS_EXISTENCE, ExistenceChecks.status()),
                entry(Code.SIGMAHQ_TITLE_CASE, TitleChecks.letterCase(parameters)),
                entry(Code.SIGMAHQ_TITLE_END, TitleChecks::end),
                entry(Code.SIGMAHQ_TITLE_LENGTH, TitleChecks.length(parameters)),
                entry(Code.SIGMAHQ_TITLE_START, TitleChecks::start),
                entry(Code.SIGMAHQ_DESCRIPTION_LENGTH, DescriptionChecks.length(parameters)),
                entry(Code.SIGMAHQ_LINK_IN_DESCRIPTION, DescriptionChecks.links(parameters)),
                entry(Code.SIGMAHQ_FALSEPOSITIVES_BANNED_WORD, FalsePositiveChecks.bannedWords(parameters)),
                entry(Code.SIGMAHQ_FALSEPOSITIVES_CAPITAL, FalsePositiveChecks::capital),
                entry(Code.SIGMAHQ_FALSEPOSITIVES_TYPO_WORD, FalsePositiveChecks.misspeltWords(parameters)),
                entry(Code.SIGMAHQ_MODIFIED_DATE_ORDER, DateChecks::order),
                entry(Code.SIGMAHQ_MODIFIED_WITHOUT_DATE, DateChecks::modifiedWithoutDate),
                entry(Code.SIGMAHQ_REDUNDANT_MODIFIED, DateChecks::redundantModified),
                entry(Code.SIGMAHQ_STATUS, StatusChecks::folder),
                entry(Code.SIGMAHQ_STATUS_TO_HIGH, StatusChecks.age(parameters, today)),
                entry(Code.SIGMAHQ_GITHUB_LINK, ReferenceLinkChecks::github),
                entry(Code.SIGMAHQ_MITRE_LINK, ReferenceLinkChecks::mitre),
                entry(Code.SIGMAHQ_UNKNOWN_FIELD, TopLevelKeyChecks::unknown),
                entry(Code.SIGMAHQ_FIELDS_EXISTENCE, TopLevelKeyChecks::fields),
                entry(Code.SIGMAHQ_TAGS_DETECTION, TagConventionChecks.folder(parameters)),
                entry(Code.SIGMAHQ_TAGS_UNIQUE_DETECTION, TagConventionChecks::oneDetection),
                entry(Code.SIGMAHQ_TAGS_UNIQUE_TLP, TagConventionChecks::oneTlp),
                entry(Code.SIGMAHQ_TAGS_TECHNIQUES_WITHOUT_TACTICS, TagConventionChecks::techniquesWithoutTactics),
                entry(Code.SIGMAHQ_TAGS_TLP, TagConventionChecks.allowedTlp(parameters)),
                entry(Code.SIGMAHQ_FILENAME_CONVENTION, FileNameConventionChecks::convention),
                entry(Code.SIGMAHQ_FILENAME_PREFIX, FileNameConventionChecks::prefix),
                entry(Code.SIGMAHQ_CORRELATION_FILENAME_PREFIX, FileNameConventionChecks::correlationPrefix),
                entry(Code.SIGMAHQ_LOGSOURCE_UNKNOWN, TaxonomyChecks::unknown),
                entry(Code.SIGMAHQ_SYSMON_MISSING_EVENTID, TaxonomyChecks::sysmonWithoutEventId),
                entry(Code.SIGMAHQ_SPACE_FIELD_NAME, FieldNameChecks::spaces),
                entry(Code.SIGMAHQ_FIELDNAME_CAST, FieldNameChecks::letterCase),
                entry(Code.SIGMAHQ_INVALID_FIELDNAME, FieldNameChecks::unknown),
                entry(Code.SIGMAHQ_REDUNDANT_FIELD, FieldNameChecks::impliedField),
                entry(Code.SIGMAHQ_CATEGORY_EVENT_ID, FieldNameChecks::impliedEventId),
                entry(Code.SIGMAHQ_CATEGORY_WINDOWS_PROVIDER_NAME, FieldNameChecks::impliedProvider),
                entry(Code.SIGMAHQ_FIELD_DUPLICATE_VALUE, DuplicateValueCheck::check),
                entry(Code.SIGMAHQ_FIELD_USER, LocalizedUserCheck::check),
                entry(Code.SIGMAHQ_INVALID_HASH_KV, new HashValueCheck(parameters)::check),
                entry(Code.SIGMAHQ_MISSING_ASTERISK_CONDITION, QuantifierChecks::missingAsterisk),
                entry(Code.SIGMAHQ_OFSELECTION_CONDITION, QuantifierChecks::patternOfOne),
                entry(Code.SIGMAHQ_OFTHEM_CONDITION, QuantifierChecks::themOfOne),
                entry(Code.SIGMAHQ_CORRELATION_GROUP_BY_EXISTENCE, CorrelationChecks::groupBy),
                entry(Code.SIGMAHQ_CORRELATION_RULES_MINIMUM, CorrelationChecks::rulesMinimum));
    }
}
