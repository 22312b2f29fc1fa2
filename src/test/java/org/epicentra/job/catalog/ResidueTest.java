package org.epicentra.job.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epicentra.spark.catalog.CatalogImport.Findings;
import org.epicentra.spark.catalog.ImportCounts;
import org.junit.jupiter.api.Test;

class ResidueTest {
  /** Of hundreds of files the first ten are named. */
  @Test
  void lostFilesAreNamedAndCounted() {
    assertThat(warnings(10)).hasSize(10).noneMatch(text -> text.contains("in all"));
    assertThat(warnings(300))
        .hasSize(11)
        .contains("most records of file100 are rejected: 3 of 4")
        .endsWith("so it is with 300 files in all; the first 10 are named");
  }

  private static List<String> warnings(int files) {
    Map<String, String> lost = new TreeMap<>();
    for (int i = 0; i < files; i++) {
      lost.put("file" + (100 + i), "3 of 4");
    }
    ImportCounts counts =
        new ImportCounts(
            100_000, 99_100, Map.of("x", 900L), Map.of(), Map.of(), Map.of(), null, null);
    Findings findings = new Findings(lost, 0, 0, 0, 0, List.of());
    return new Residue(counts, findings, 0.5).warnings();
  }
}
