package org.epicentra.report.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import org.epicentra.report.Markup;
import org.epicentra.report.SettingsTable;
import org.epicentra.report.registry.DataEntries;
import org.epicentra.report.registry.VersionFacts;

/** What was asked of the run, what it read, and the digests of what it wrote. */
final class OriginSection {
  private final RunFacts facts;

  OriginSection(RunFacts facts) {
    this.facts = facts;
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("div", "class", "pair");
    page.open("div").element("h3", "Settings in force");
    new SettingsTable(page, "settings").rows(facts.options()).end();
    page.element("h3", "Rule of promotion");
    new SettingsTable(page, "rule").rows(facts.rule()).end();
    page.close().open("div").element("h3", "Made from");
    data(page);
    page.element("h3", "Made by");
    SettingsTable software = new SettingsTable(page, "software");
    facts.software().forEach(software::row);
    software.row("registry", facts.place().folder()).row("name", facts.place().name()).end();
    files(page);
    return page.close(2);
  }

  private void data(Markup page) {
    SettingsTable table = new SettingsTable(page, "data");
    DataEntries.of(facts.result().path("data"))
        .forEach(each -> table.row(each.getKey(), each.getValue()));
    table.end();
  }

  private void files(Markup page) {
    VersionFacts version = facts.version() == null ? null : facts.version(facts.version());
    if (version == null) {
      return;
    }
    page.element("h3", "Files of version " + version.number() + ", SHA-256");
    SettingsTable table = new SettingsTable(page, "files");
    for (JsonNode file : version.manifest().path("files")) {
      table.row(file.path("path").asText(), file.path("sha256").asText());
    }
    table.end();
  }
}
