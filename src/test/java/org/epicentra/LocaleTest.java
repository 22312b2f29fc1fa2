package org.epicentra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * Nothing depends on the language of the machine. In Turkish the lower case of I is a dotless i,
 * and in many languages a number is written with a decimal comma or digits of its own.
 */
@AnalyzeClasses(packages = "org.epicentra", importOptions = DoNotIncludeTests.class)
class LocaleTest {
  @ArchTest
  static final ArchRule CASE_CHANGES_NAME_THEIR_LOCALE =
      noClasses()
          .should()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase");

  @ArchTest
  static final ArchRule FORMATS_NAME_THEIR_LOCALE =
      noClasses()
          .should()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
          .orShould()
          .callMethod(PrintWriter.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(PrintStream.class, "printf", String.class, Object[].class)
          .orShould()
          .callMethod(PrintStream.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
          .orShould()
          .callMethod(NumberFormat.class, "getInstance")
          .orShould()
          .callConstructor(DecimalFormat.class, String.class)
          .orShould()
          .callConstructor(SimpleDateFormat.class, String.class);

  /** {@code formatted} knows no locale: it is for texts and plain whole numbers. */
  @ArchTest
  static void formattedTakesTextsAndPlainNumbers(JavaClasses classes) {
    String literal = "\"(?:[^\"\\\\\n]|\\\\.)*+\"";
    Pattern formatted =
        Pattern.compile(literal + "(?:\\s*\\+\\s*" + literal + ")*+\\)?\\s*\\.formatted\\(");
    Pattern ofALocale =
        Pattern.compile("%[-#+ 0,(]*[0-9]*(\\.[0-9]+)?[eEfgGaAtT]|%[#+ 0,(]+[0-9]*d");
    for (Path file : SourceTree.files()) {
      assertThat(formatted.matcher(SourceTree.text(file)).results())
          .extracting(found -> found.group())
          .as("formats of %s that need Locale.ROOT", file)
          .noneMatch(format -> ofALocale.matcher(format).find());
    }
  }
}
