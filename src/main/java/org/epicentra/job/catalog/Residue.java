package org.epicentra.job.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epicentra.Setting;
import org.epicentra.spark.catalog.CatalogImport.Findings;
import org.epicentra.spark.catalog.ImportCounts;

/**
 * What an import leaves of a source. Where records fall out, they rarely do so at random: what is
 * left then says little about the whole.
 *
 * @param counts what became of the records
 * @param maxRejected the share of rejected records above which nothing is published, 0 to 1
 */
record Residue(ImportCounts counts, Findings findings, double maxRejected) {
  /** From this share on it is said. */
  private static final double NOTICEABLE = 0.1;

  /** Files that are named. */
  private static final int LISTED = 10;

  /**
   * Why the source is refused; null where it is not. Records of other event types and duplicates
   * are sound: they count among all records, and not among the rejected.
   */
  String refusal() {
    long rejected = counts.rejectedRecords();
    if (rejected > maxRejected * counts.read()) {
      return "%s of %s records are rejected, %s"
          .formatted(number(rejected), number(counts.read()), limit());
    }
    if (findings.depthsTooGreat() > maxRejected * findings.depths()) {
      return "%s of %s depths are above 800 km and so are none, %s"
          .formatted(number(findings.depthsTooGreat()), number(findings.depths()), limit());
    }
    return null;
  }

  private String limit() {
    return "a share above %s %s; what is left is a biased rest, and is not published"
        .formatted(Setting.named("maxRejected"), maxRejected);
  }

  /** Whether it is worth looking for what reads more of the source. */
  boolean wantsHints() {
    return counts.rejectedRecords() > 0
        || isNoticeable(findings.depthsTooGreat(), findings.depths())
        || mostlyNegative();
  }

  private boolean mostlyNegative() {
    return 2 * findings.negativeDepths() > findings.depths();
  }

  private static boolean isNoticeable(long part, long all) {
    return part > NOTICEABLE * all;
  }

  /** What a user should know before the events are used. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    long rejected = counts.rejectedRecords();
    if (isNoticeable(rejected, counts.read())) {
      warnings.add(
          "%s of %s records are rejected, most because %s; what is left may be a biased rest"
              .formatted(number(rejected), number(counts.read()), mostFrequent()));
    }
    Map<String, String> lost = findings.lostFiles();
    lost.entrySet().stream()
        .limit(LISTED)
        .forEach(
            file ->
                warnings.add(
                    "most records of " + file.getKey() + " are rejected: " + file.getValue()));
    if (lost.size() > LISTED) {
      warnings.add(
          "so it is with %s files in all; the first %d are named"
              .formatted(number(lost.size()), LISTED));
    }
    if (isNoticeable(findings.depthsTooGreat(), findings.depths())) {
      warnings.add(
          "%s of %s depths are above 800 km and so are none; such depths look like metres"
              .formatted(number(findings.depthsTooGreat()), number(findings.depths())));
    }
    if (mostlyNegative()) {
      warnings.add(
          "%s of %s depths are negative, which is above sea level; are they negative downwards?"
              .formatted(number(findings.negativeDepths()), number(findings.depths())));
    }
    if (findings.sharedIds() > 0) {
      warnings.add(
          ("%s events have the id and source of an event at another time or place (over 60 s or 100"
                  + " km away), and are kept as events of their own: %s")
              .formatted(
                  number(findings.sharedIds()), String.join("; ", findings.sharedExamples())));
    }
    return warnings;
  }

  private String mostFrequent() {
    return counts.rejected().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
