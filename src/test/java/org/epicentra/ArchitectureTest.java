package org.epicentra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/ARCHITECTURE.md. */
@AnalyzeClasses(packages = "org.epicentra", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("math")
          .definedBy("org.epicentra.math..")
          .layer("distribution")
          .definedBy("org.epicentra.distribution..")
          .layer("catalog")
          .definedBy("org.epicentra.catalog..")
          .layer("mixture")
          .definedBy("org.epicentra.mixture..")
          .layer("gradient")
          .definedBy("org.epicentra.gradient..")
          .layer("vae")
          .definedBy("org.epicentra.vae..")
          .layer("spark")
          .definedBy("org.epicentra.spark..")
          .layer("registry")
          .definedBy("org.epicentra.registry..")
          .layer("picture")
          .definedBy("org.epicentra.picture..")
          .layer("job")
          .definedBy("org.epicentra.job..")
          .layer("cli")
          .definedBy("org.epicentra.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("job")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("spark")
          .mayOnlyBeAccessedByLayers("job", "cli")
          .whereLayer("registry")
          .mayOnlyBeAccessedByLayers("job", "cli")
          .whereLayer("picture")
          .mayOnlyBeAccessedByLayers("job")
          .whereLayer("mixture")
          .mayOnlyBeAccessedByLayers("spark", "job", "cli")
          .whereLayer("vae")
          .mayOnlyBeAccessedByLayers("spark", "job", "cli")
          .whereLayer("gradient")
          .mayOnlyBeAccessedByLayers("vae", "spark", "job", "cli")
          .whereLayer("catalog")
          .mayOnlyBeAccessedByLayers("mixture", "spark", "job", "cli")
          .whereLayer("distribution")
          .mayOnlyBeAccessedByLayers("mixture", "vae", "gradient", "spark", "job", "cli");

  @ArchTest
  static final ArchRule NUMERICS_KNOW_NO_SPARK =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.epicentra",
              "org.epicentra.math..",
              "org.epicentra.distribution..",
              "org.epicentra.catalog..",
              "org.epicentra.mixture..",
              "org.epicentra.gradient..",
              "org.epicentra.vae..",
              "org.epicentra.picture..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

  @ArchTest
  static final ArchRule THE_REGISTRY_KNOWS_NO_SPARK =
      noClasses()
          .that()
          .resideInAPackage("org.epicentra.registry..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_PARSES_OPTIONS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.epicentra.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule ONLY_MAIN_EXITS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.epicentra.cli.Main")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);
}
