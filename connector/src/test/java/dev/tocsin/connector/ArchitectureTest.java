package dev.tocsin.connector;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "dev.tocsin.connector", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.tocsin.connector.";

    @ArchTest
    static final ArchRule noPackagesDependOnEachOtherInACircle =
            slices().matching("dev.tocsin.connector.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + "cli", "picocli.."));

    @ArchTest
    static final ArchRule whatRunsInAHospitalDoesNotKnowTheDemo = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli", ROOT + "demo..", ROOT + "node")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + "demo..", ROOT + "node"));

    @ArchTest
    static final ArchRule onlyTheEnginesOfRulesAndTestsNeedACluster = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "rules",
                    ROOT + "cases",
                    ROOT + "check",
                    ROOT + "verdict",
                    ROOT + "agree",
                    ROOT + "report",
                    ROOT + "schema")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    ROOT + "elasticsearch",
                    ROOT + "hunt",
                    ROOT + "watch",
                    ROOT + "ledger",
                    ROOT + "alert",
                    "co.elastic..",
                    "org.elasticsearch.."));

    @ArchTest
    static final ArchRule whatRunsRulesReadsNoPublications = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli", ROOT + "report")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "dev.tocsin.compiler.extraction",
                    "dev.tocsin.compiler.intake..",
                    "dev.tocsin.compiler.assembly",
                    "dev.tocsin.compiler.export"));

    @ArchTest
    static final ArchRule theEmbeddedNodeKnowsNothingOfTocsin = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "node", ROOT + "demo.events", ROOT + "scan")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(ROOT + "elasticsearch", ROOT + "hunt", ROOT + "watch", ROOT + "alert"));
}
