package org.epicentra.report.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.report.Markup;
import org.epicentra.report.Masthead;
import org.epicentra.report.Numbers;
import org.epicentra.report.Page;
import org.epicentra.report.PageResources;
import org.epicentra.report.map.MapDrawing;

/** The page of a fit. */
public final class FitPage {
  /** The script that links a map, a table of components and charts, beside this class. */
  public static final String SCRIPT = "fit.js";

  private final FitFacts facts;
  private final MapDrawing map;
  private final JsonNode summary;

  FitPage(FitFacts facts) {
    this(facts, FitMap.of(facts));
  }

  /**
   * The page of a fit.
   *
   * @param map of the same fit
   */
  public FitPage(FitFacts facts, MapDrawing map) {
    this.facts = facts;
    this.map = map;
    this.summary = facts.summary();
  }

  /** The file. */
  public String html() {
    MagnitudeFits magnitudes = new MagnitudeFits(facts.events());
    Page page = new Page(title() + " \u2013 Epicentra", header());
    page.section(
        "about-map",
        "Map and components",
        new MapSection(facts, map).markup(new ComponentTable(facts, magnitudes)));
    page.section("about-depth", "Depth", new DepthSection(facts, map.components()).markup());
    page.section("about-rates", "Rates and weights", new RateSection(facts).markup());
    page.section("about-time", "Time", new TimeSection(facts).markup());
    page.section("about-magnitude", "Magnitude", new MagnitudeSection(facts, magnitudes).markup());
    page.section("about-strength", "Strength", new StrengthSection(facts).markup());
    page.section("about-course", "Course of the fit", new CourseSection(facts).markup());
    page.section("about-quality", "Data quality", new QualitySection(facts, magnitudes).markup());
    page.section("about-settings", "Settings and origin", new SettingsSection(facts).markup());
    page.script(PageResources.text(FitPage.class, SCRIPT));
    String source =
        facts.projection().hasGeography()
            ? "land and borders: Natural Earth, public domain"
            : "plain coordinates";
    return page.html(Page.foot(facts.origin().versions(), source));
  }

  private String title() {
    return Numbers.of(facts.components(), "super-epicentre")
        + " in "
        + Numbers.of(facts.extents().events(), "event");
  }

  private Markup header() {
    Masthead head = new Masthead("fit", title(), subtitle());
    List<String> advice = new ArrayList<>();
    summary.path("advice").forEach(each -> advice.add(Words.sentence(each.asText())));
    head.advice(advice);
    head.key("events", Numbers.count(facts.extents().events()));
    head.key("components", Numbers.count(facts.components()));
    JsonNode share = summary.path("background").path("share");
    if (share.isNumber()) {
      head.key("background", Numbers.percent(share.asDouble()));
    }
    JsonNode dispersion = summary.path("dispersion");
    if (dispersion.isNumber() && facts.extents().counted() > 0) {
      head.key("dispersion", Numbers.shown(dispersion.asDouble(), 3));
    }
    JsonNode elbo = summary.path("elbo");
    double weight = summary.path("weightSum").asDouble(Double.NaN);
    double bound = Words.at(elbo, elbo.size() - 1) / weight;
    head.key("bound per event, nats", Numbers.fixed(bound, 3));
    String iterations =
        summary.path("converged").asBoolean()
            ? "iterations, converged"
            : "iterations, not converged";
    head.key(iterations, Numbers.count(summary.path("iterations").asLong()));
    return head.finished();
  }

  private String subtitle() {
    StringBuilder text = new StringBuilder();
    text.append(String.join(", ", facts.origin().catalog()));
    if (facts.extents().timed() > 0) {
      String first = Words.day(facts.extents().first());
      String last = Words.day(facts.extents().last());
      text.append(" \u00b7 ").append(first).append(first.equals(last) ? "" : " to " + last);
    }
    JsonNode family = summary.path("family");
    if (family.isObject()) {
      text.append(" \u00b7 ").append(family.path("covarianceType").asText());
      text.append(" covariance, ").append(family.path("weights").asText());
      text.append(" weights");
      if (facts.hasStrengths()) {
        text.append(", ").append(family.path("counts").asText().replace('-', ' '));
        text.append(" strengths");
      }
    }
    return text.toString();
  }
}
