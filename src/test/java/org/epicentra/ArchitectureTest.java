package org.epicentra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know Spark, picocli and the end of the process. {@link HouseTest} has the arrows. */
@AnalyzeClasses(packages = "org.epicentra", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ONLY_SPARK_ML_AND_JOBS_KNOW_SPARK =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.epicentra.spark..", "org.epicentra.ml..", "org.epicentra.job..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule NUMERICS_KNOW_NO_FILE_SYSTEM =
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
          .resideInAPackage("org.apache.hadoop..");

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
