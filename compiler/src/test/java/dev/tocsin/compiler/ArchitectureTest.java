package dev.tocsin.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "dev.tocsin.compiler", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.tocsin.compiler.";

    private static final String[] QUERIES = {
        ROOT + "approximation",
        ROOT + "elasticsearch",
        ROOT + "querydsl",
        ROOT + "lucene",
        ROOT + "esql",
        ROOT + "kibana"
    };

    private static final String[] ENGINE = {ROOT + "text", ROOT + "index", ROOT + "fast", ROOT + "drools"};

    @ArchTest
    static final ArchRule noPackagesDependOnEachOtherInACircle =
            slices().matching("dev.tocsin.compiler.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theMeaningKnowsNoTarget = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "document",
                    ROOT + "ir",
                    ROOT + "mapping",
                    ROOT + "placeholder",
                    ROOT + "lower",
                    ROOT + "eval",
                    ROOT + "indicator",
                    ROOT + "ioc",
                    ROOT + "refang",
                    ROOT + "extraction",
                    ROOT + "intake..",
                    ROOT + "notation",
                    ROOT + "screening",
                    ROOT + "assembly",
                    ROOT + "export")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    ROOT + "implication",
                    ROOT + "lint",
                    ROOT + "text",
                    ROOT + "index",
                    ROOT + "fast",
                    ROOT + "drools",
                    ROOT + "irtext",
                    ROOT + "shape",
                    ROOT + "approximation",
                    ROOT + "elasticsearch",
                    ROOT + "querydsl",
                    ROOT + "lucene",
                    ROOT + "esql",
                    ROOT + "siem",
                    ROOT + "kibana"));

    @ArchTest
    static final ArchRule theModelOfIndicatorsKnowsNothingElse = noClasses()
            .that()
            .resideInAPackage(ROOT + "indicator")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.tocsin.compiler..").and(resideOutsideOfPackage(ROOT + "indicator")));

    @ArchTest
    static final ArchRule whatReadsScreensAndExportsIndicatorsKnowsNoPredicates = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "refang",
                    ROOT + "extraction",
                    ROOT + "intake..",
                    ROOT + "notation",
                    ROOT + "screening",
                    ROOT + "assembly",
                    ROOT + "export")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    ROOT + "document", ROOT + "ir", ROOT + "mapping", ROOT + "lower", ROOT + "eval", ROOT + "ioc"));

    @ArchTest
    static final ArchRule listsKnowNoPublications = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "ioc", ROOT + "export")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    ROOT + "refang", ROOT + "extraction", ROOT + "intake..", ROOT + "screening", ROOT + "assembly"));

    @ArchTest
    static final ArchRule readersOfFormatsDoNotKnowEachOther = slices().matching("dev.tocsin.compiler.intake.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAnyPackage(ROOT + "intake.published", ROOT + "intake.compound"));

    @ArchTest
    static final ArchRule nothingThatRunsRulesKnowsFindingsAboutThem = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "lint", ROOT + "implication")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + "lint", ROOT + "implication"));

    @ArchTest
    static final ArchRule queriesDoNotKnowTheEngine = noClasses()
            .that()
            .resideInAnyPackage(QUERIES)
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + "index", ROOT + "fast", ROOT + "drools"));

    @ArchTest
    static final ArchRule theEngineDoesNotKnowQueries =
            noClasses().that().resideInAnyPackage(ENGINE).should().dependOnClassesThat(resideInAnyPackage(QUERIES));

    @ArchTest
    static final ArchRule whatOnlyReadsRulesKnowsNeither = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "irtext", ROOT + "shape", ROOT + "siem")
            .should()
            .dependOnClassesThat(resideInAnyPackage(QUERIES).or(resideInAnyPackage(ENGINE)));

    @ArchTest
    static final ArchRule onlyTheQueriesKnowElasticsearch = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "querydsl", ROOT + "elasticsearch")
            .should()
            .dependOnClassesThat(resideInAnyPackage("co.elastic.."));

    @ArchTest
    static final ArchRule onlyTheEngineKnowsDrools = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "drools")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.drools..", "org.kie.."));
}
