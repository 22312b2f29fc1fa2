package org.epicentra.report.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.epicentra.report.Markup;
import org.epicentra.report.Masthead;
import org.epicentra.report.Numbers;
import org.epicentra.report.Page;
import org.epicentra.report.PageResources;
import org.epicentra.report.mixture.FitPage;
import org.epicentra.report.mixture.Words;

/** The page of a nightly run. */
public final class RunPage {
  private final RunFacts facts;
  private final Verdict verdict;

  public RunPage(RunFacts facts) {
    this.facts = facts;
    this.verdict = new Verdict(facts);
  }

  /** The file. */
  public String html() {
    Page page = new Page(facts.place().name() + ", " + day() + " \u2013 Epicentra", header());
    page.section("about-decision", "Decision", new DecisionSection(facts, verdict).markup());
    page.section("about-gain", "Gain", new GainSection(facts).markup());
    if (facts.isMixture()) {
      page.section("about-regions", "Regions", new RegionSection(facts).markup());
      page.section("about-components", "Components", new ChangeSection(facts).markup());
    } else {
      page.section("about-parts", "Parts", new PartTable(facts).markup());
    }
    page.section("about-checks", "Checks of the data", new CheckSection(facts).markup());
    page.section("about-drift", "Drift", new DriftSection(facts).markup());
    page.section("about-versions", "Versions", new HistorySection(facts).markup());
    page.section("about-settings", "Settings and origin", new OriginSection(facts).markup());
    if (ChangeSection.isDrawn(facts)) {
      page.script(PageResources.text(FitPage.class, FitPage.SCRIPT));
    }
    return page.html(foot());
  }

  private String foot() {
    boolean geography = facts.views() != null && facts.views().projection().hasGeography();
    return Page.foot(
        facts.software(),
        geography ? "land and borders: Natural Earth, public domain" : facts.place().folder());
  }

  private String day() {
    String ended = facts.ended();
    return ended.length() > 10 ? ended.substring(0, 10) : ended;
  }

  private Markup header() {
    Masthead head =
        new Masthead("nightly run of " + facts.place().name(), verdict.headline(), subtitle());
    String why = Words.sentence(facts.result().path("why").asText());
    if (verdict.isRefusal()) {
      head.advice(List.of(why));
    } else {
      head.note(why);
    }
    head.key("champion before", facts.before() == null ? "none" : "" + facts.before());
    head.key("champion now", facts.after() == null ? "none" : "" + facts.after());
    JsonNode comparison = facts.comparison();
    if (facts.isCompared()) {
      head.key("gain, nats", GainText.signed(comparison.path("gain")));
      if (facts.hasInterval()) {
        head.key(
            comparison.path("evidence").isObject()
                ? "95 % interval, all nights"
                : "its 95 % interval",
            GainText.signed(comparison.path("low"))
                + " to "
                + GainText.signed(comparison.path("high")));
      }
    }
    JsonNode held = facts.result().path("data").path("holdoutRows");
    if (held.isNumber()) {
      head.key(facts.things() + "s held out", Numbers.count(held.asLong()));
    }
    head.key("seconds", Numbers.shown(facts.result().path("seconds").asDouble(), 3));
    return head.finished();
  }

  private String subtitle() {
    StringBuilder text = new StringBuilder();
    JsonNode data = facts.result().path("data");
    for (JsonNode path : data.path("paths")) {
      text.append(text.isEmpty() ? "" : ", ").append(path.asText());
    }
    text.append(text.isEmpty() ? "" : " \u00b7 ");
    if (data.path("asOf").isTextual()) {
      text.append("as of ").append(data.path("asOf").asText()).append(" \u00b7 ");
    }
    return text.append("ended ").append(facts.ended()).toString();
  }
}
