package org.epicentra.report.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epicentra.report.Numbers;
import org.epicentra.report.SettingsTable;

/** The sections of a model card, which every kind of file has alike. */
final class Card {
  /** The section of what it is. */
  static final String ABOUT = "about";

  private final CardFacts facts;
  private final JsonNode manifest;

  Card(CardFacts facts) {
    this.facts = facts;
    this.manifest = facts.version().manifest();
  }

  /** A section. */
  record Section(String id, String title, List<CardBlock> blocks) {
    Section(String id, String title, CardBlock... blocks) {
      this(id, title, List.of(blocks));
    }
  }

  String title() {
    return "Model card of " + facts.name() + ", version " + facts.version().number();
  }

  /** Whether it is in use, and since when. */
  String status() {
    int number = facts.version().number();
    List<PromotionFacts> own =
        facts.promotions().stream().filter(each -> each.version() == number).toList();
    if (facts.isChampion()) {
      return "the champion, since " + own.get(own.size() - 1).at();
    }
    String serves =
        facts.champion() == null ? "no version serves" : "version " + facts.champion() + " serves";
    return own.isEmpty()
        ? "never promoted; " + serves
        : "promoted at " + own.get(own.size() - 1).at() + ", and replaced since; " + serves;
  }

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(about());
    sections.add(
        new Section(
            "use",
            "Use",
            new CardBlock.Text("Made for:"),
            new CardBlock.Points(CardUse.madeFor(facts)),
            new CardBlock.Text("Not made for:"),
            new CardBlock.Points(CardUse.notMadeFor(facts))));
    sections.add(
        new Section("limits", "Limits known from the numbers", new CardLimits(facts).block()));
    sections.add(data());
    sections.add(training());
    sections.add(new CardEvaluation(facts).section());
    sections.add(checks());
    sections.add(promotions());
    sections.add(lineage());
    sections.add(origin());
    return sections;
  }

  private Section about() {
    CardBlock.Entries entries = new CardBlock.Entries();
    entries.add("kind", manifest.path("kind").asText());
    entries.add("status", status());
    entries.add("made", facts.version().created());
    entries.add("model", facts.folder());
    JsonNode family = facts.summary().path("family");
    for (String name : new String[] {"covarianceType", "weights", "counts", "background"}) {
      entries.add(family, name);
    }
    if (facts.isMixture()) {
      if (facts.components() > 0) {
        entries.add("components", Numbers.count(facts.components()));
      }
      entries.add(facts.summary(), "dispersion");
      JsonNode share = facts.summary().path("background").path("share");
      if (share.isNumber()) {
        entries.add("background share", Numbers.percent(share.asDouble()));
      }
    }
    entries.add(facts.summary(), "parameters").add(facts.summary(), "binarize");
    return new Section(ABOUT, "What it is", new CardBlock.Text(CardUse.sentence(facts)), entries);
  }

  private Section data() {
    CardBlock.Entries entries = new CardBlock.Entries();
    DataEntries.of(facts.data()).forEach(each -> entries.add(each.getKey(), each.getValue()));
    for (String name :
        new String[] {"where", "eventTypes", "strength", "weight", "projection", "region"}) {
      entries.add(manifest.path("options"), name);
    }
    return new Section("data", "Data", new CardBlock.Text(counts()), entries);
  }

  private String counts() {
    JsonNode data = facts.data();
    return data.path("rows").isNumber()
        ? "Of "
            + Numbers.of(data.path("rows").asLong(), facts.things())
            + ", "
            + Numbers.count(data.path("trainRows").asLong())
            + " were trained on and "
            + Numbers.count(data.path("holdoutRows").asLong())
            + " held out."
        : "What it was made of was not recorded.";
  }

  private Section training() {
    CardBlock.Entries entries = new CardBlock.Entries();
    for (Map.Entry<String, JsonNode> entry : facts.training().properties()) {
      if (!entry.getValue().isContainerNode()) {
        entries.add(facts.training(), entry.getKey());
      }
    }
    CardBlock.Entries options = new CardBlock.Entries();
    for (Map.Entry<String, JsonNode> option : manifest.path("options").properties()) {
      options.add(manifest.path("options"), option.getKey());
    }
    return new Section(
        "training", "Training", entries, new CardBlock.Text("Settings in force:"), options);
  }

  private Section checks() {
    List<List<String>> rows = new ArrayList<>();
    int failed = 0;
    for (JsonNode gate : facts.version().metrics().path("gates")) {
      boolean passed = gate.path("passed").asBoolean();
      failed += passed ? 0 : 1;
      rows.add(
          List.of(
              gate.path("name").asText(),
              passed ? "passed" : "refused",
              gate.path("value").isNumber()
                  ? Numbers.shown(gate.path("value").asDouble(), 4)
                  : "\u2013",
              Numbers.shown(gate.path("limit").asDouble(), 4)));
    }
    String text =
        rows.isEmpty()
            ? "No checks of the data were recorded."
            : failed == 0
                ? "All " + rows.size() + " checks of the data passed before it was trained."
                : failed + " of " + rows.size() + " checks of the data refused.";
    List<String> heads = List.of("check", "result", "value", "limit");
    return rows.isEmpty()
        ? new Section("checks", "Checks of the data", new CardBlock.Text(text))
        : new Section(
            "checks",
            "Checks of the data",
            new CardBlock.Text(text),
            new CardBlock.Grid(heads, rows));
  }

  private Section promotions() {
    JsonNode decision = manifest.path("decision");
    String text =
        (decision.path("promote").asBoolean() ? "Its run accepted it: " : "Its run refused it: ")
            + decision.path("why").asText()
            + ".";
    List<List<String>> rows = new ArrayList<>();
    for (PromotionFacts each : facts.promotions()) {
      if (each.version() == facts.version().number()) {
        rows.add(List.of(String.valueOf(each.number()), each.at(), each.by(), each.why()));
      }
    }
    return rows.isEmpty()
        ? new Section(
            "decision",
            "Decision and promotions",
            new CardBlock.Text(text),
            new CardBlock.Text("It was never promoted."))
        : new Section(
            "decision",
            "Decision and promotions",
            new CardBlock.Text(text),
            new CardBlock.Grid(List.of("promotion", "at", "by", "why"), rows));
  }

  private Section lineage() {
    Integer parent = facts.version().parent();
    if (parent == null) {
      return new Section(
          "lineage", "Lineage", new CardBlock.Text("There was no champion when it was made."));
    }
    List<List<String>> rows = new ArrayList<>();
    for (VersionFacts each : facts.lineage().versions()) {
      rows.add(
          List.of(
              String.valueOf(each.number()),
              each.asOf(),
              each.manifest().path("training").path("mode").asText("\u2013"),
              CardEvaluation.gain(each)));
    }
    String text = "It was compared with version " + parent + ", the champion of its time";
    return rows.isEmpty()
        ? new Section("lineage", "Lineage", new CardBlock.Text(text + ", whose record is gone."))
        : new Section(
            "lineage",
            "Lineage",
            new CardBlock.Text(text + "; the versions before it, the nearest first:"),
            new CardBlock.Grid(List.of("version", "as of", "mode", "gain, nats"), rows));
  }

  private Section origin() {
    CardBlock.Entries software = new CardBlock.Entries();
    for (Map.Entry<String, JsonNode> each : manifest.path("software").properties()) {
      software.add(each.getKey(), SettingsTable.text(each.getValue()));
    }
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode file : manifest.path("files")) {
      rows.add(
          List.of(
              file.path("path").asText(),
              Numbers.count(file.path("length").asLong()),
              file.path("sha256").asText()));
    }
    return new Section(
        "files",
        "Software and files",
        software,
        new CardBlock.Grid(List.of("file", "bytes", "SHA-256"), rows));
  }
}
