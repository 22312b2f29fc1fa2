package org.epicentra.report.vae;

import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.SettingsTable;

/** What was asked of the training, what the page was made of, and with what. */
final class SettingsSection {
  private final VaeFacts facts;

  SettingsSection(VaeFacts facts) {
    this.facts = facts;
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("div", "class", "pair");
    page.open("div").element("h3", "Settings of the training");
    new SettingsTable(page, "settings").rows(facts.summary().path("settings")).end();
    page.close().open("div");
    page.element("h3", "Made from");
    VaeFacts.Origin origin = facts.origin();
    SettingsTable table = new SettingsTable(page, "origin");
    table.row("images of this page", origin.images());
    table.row("labels", origin.labels() == null ? "none" : origin.labels());
    table.row("pixels", origin.binarize());
    table.row("seed of this page", String.valueOf(origin.seed()));
    if (facts.hasLikelihood()) {
      table.row(
          "draws for log p(x), each image", Numbers.count(facts.surveyed().importanceSamples()));
    }
    table.row("images of the training", Numbers.count(facts.summary().path("rows").asLong()));
    table.row("pixels in training", facts.summary().path("binarize").asText("none"));
    table.row(
        "seconds of the training", Numbers.fixed(facts.summary().path("seconds").asDouble(), 1));
    table.row("matrix products", facts.summary().path("blas").asText("none"));
    table.row("weights.bin, SHA-256", origin.modelDigest());
    origin.versions().forEach(table::row);
    table.end();
    return page.close(2);
  }
}
