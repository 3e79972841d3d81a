package org.trialgraph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The way of a document goes in one direction, and each package knows no more than its place on it needs. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.trialgraph");

    @Test
    void model_dependsOnJavaOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.trialgraph.model")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("org.trialgraph.model", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void text_dependsOnModelOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.trialgraph.text")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.trialgraph.text",
                        "org.trialgraph.model",
                        "org.apache.commons.lang3..",
                        "org.jsoup..",
                        "java..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void formats_doNotDependOnRdf() {
        noClasses()
                .that()
                .resideInAPackage("org.trialgraph.format..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.jena..", "org.trialgraph.rdf..", "org.trialgraph.store..")
                .check(CLASSES);
    }

    @Test
    void tdb_isKnownToStoreAndReadersOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.trialgraph.store..",
                        "org.trialgraph.web..",
                        "org.trialgraph.cli..",
                        "org.trialgraph.query..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.jena.tdb2..")
                .check(CLASSES);
    }

    @Test
    void laterStages_doNotDependOnLayouts() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.trialgraph.rdf..",
                        "org.trialgraph.mesh..",
                        "org.trialgraph.linkage..",
                        "org.trialgraph.web..",
                        "org.trialgraph.check..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.trialgraph.format.*..")
                .check(CLASSES);
    }

    @Test
    void spark_isKnownToItsPackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.trialgraph.spark")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
                .check(CLASSES);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("org.trialgraph.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
