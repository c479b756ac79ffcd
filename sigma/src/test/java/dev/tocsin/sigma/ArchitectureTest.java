package dev.tocsin.sigma;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

@AnalyzeClasses(packages = "dev.tocsin.sigma", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesDependOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("source")
            .definedBy("dev.tocsin.sigma.source")
            .layer("diagnostic")
            .definedBy("dev.tocsin.sigma.diagnostic")
            .layer("model")
            .definedBy("dev.tocsin.sigma.model")
            .layer("regex")
            .definedBy("dev.tocsin.sigma.regex")
            .layer("yaml")
            .definedBy("dev.tocsin.sigma.yaml")
            .layer("parser")
            .definedBy("dev.tocsin.sigma.parser")
            .layer("collection")
            .definedBy("dev.tocsin.sigma.collection")
            .layer("mitre")
            .definedBy("dev.tocsin.sigma.mitre")
            .layer("lint")
            .definedBy("dev.tocsin.sigma.lint")
            .whereLayer("source")
            .mayNotAccessAnyLayer()
            .whereLayer("diagnostic")
            .mayOnlyAccessLayers("source")
            .whereLayer("model")
            .mayOnlyAccessLayers("source")
            .whereLayer("regex")
            .mayNotAccessAnyLayer()
            .whereLayer("yaml")
            .mayOnlyAccessLayers("source", "diagnostic")
            .whereLayer("parser")
            .mayOnlyAccessLayers("source", "diagnostic", "model", "regex", "yaml")
            .whereLayer("collection")
            .mayOnlyAccessLayers("source", "diagnostic", "model", "yaml", "parser")
            .whereLayer("mitre")
            .mayNotAccessAnyLayer()
            .whereLayer("lint")
            .mayOnlyAccessLayers("source", "diagnostic", "model", "yaml", "parser", "mitre")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule onlyOnePackageKnowsTheYamlLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tocsin.sigma.yaml")
            .should()
            .dependOnClassesThat(resideInAPackage("org.yaml.."));

    @ArchTest
    static final ArchRule noPublicSignatureShowsIt = classes()
            .that()
            .resideInAPackage("dev.tocsin.sigma..")
            .and()
            .arePublic()
            .should(showNoTypeOf("org.yaml"));

    private static ArchCondition<JavaClass> showNoTypeOf(String prefix) {
        return new ArchCondition<>("show no type of " + prefix) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethod method : type.getMethods()) {
                    if (method.getModifiers().contains(JavaModifier.PUBLIC)
                            && method.getAllInvolvedRawTypes().stream()
                                    .anyMatch(involved ->
                                            involved.getPackageName().startsWith(prefix))) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                    }
                }
            }
        };
    }
}
