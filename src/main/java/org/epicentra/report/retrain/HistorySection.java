package org.epicentra.report.retrain;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.registry.PromotionFacts;
import org.epicentra.report.registry.VersionFacts;

/** The versions of the model, the newest first, and the promotions. */
final class HistorySection {
  /** More rows no one reads, more marks no one tells apart, and they would fill the page. */
  static final int MOST = 200;

  private final RunFacts facts;

  HistorySection(RunFacts facts) {
    this.facts = facts;
  }

  /** The versions that tables and charts show: the newest ones, by number. */
  static List<VersionFacts> newest(RunFacts facts) {
    List<VersionFacts> all = facts.versions();
    return all.subList(Math.max(0, all.size() - MOST), all.size());
  }

  /** The shown versions in words: "the versions", or how many of them, where not all are shown. */
  static String shown(RunFacts facts) {
    return facts.versions().size() > MOST ? "the newest " + MOST + " versions" : "the versions";
  }

  Markup markup() {
    Markup page = new Markup();
    if (facts.versions().isEmpty()) {
      Figure.none(page, "No versions", "Nothing was published under this name yet.");
      return page;
    }
    page.element("p", reading(), "class", "verdict");
    page.open("div", "class", "scroll tall").open("table", "id", "versions");
    page.open("thead").open("tr");
    for (String head :
        new String[] {
          "Version",
          "As of",
          "Trained on",
          "Held out",
          "Mode",
          "Against",
          "Gain, nats",
          "Decision",
          "Promoted"
        }) {
      page.element("th", head, "scope", "col");
    }
    page.close(2).open("tbody");
    List<VersionFacts> shown = newest(facts);
    for (int i = shown.size() - 1; i >= 0; i--) {
      row(page, shown.get(i));
    }
    return page.close(3);
  }

  private void row(Markup page, VersionFacts version) {
    boolean champion = Integer.valueOf(version.number()).equals(facts.after());
    page.open("tr", "class", champion ? "chosen" : null);
    page.element("th", version.number() + (champion ? " \u2605" : ""), "scope", "row");
    page.element("td", minute(version.asOf()));
    page.element("td", count(version, "trainRows"));
    page.element("td", count(version, "holdoutRows"));
    page.element("td", version.manifest().path("training").path("mode").asText("\u2013"));
    page.element("td", version.parent() == null ? "\u2013" : "" + version.parent());
    double gain = version.metric("gain");
    page.element(
        "td",
        Double.isFinite(gain)
            ? GainText.signed(gain)
                + (version.isSequential() ? " (all nights: " : " (")
                + GainText.signed(version.metric("low"))
                + " to "
                + GainText.signed(version.metric("high"))
                + ")"
            : "\u2013",
        "data-value",
        Double.isFinite(gain) ? Double.toString(gain) : null);
    page.element(
        "td",
        version.accepted() ? "\u2713 accepted" : "\u2715 refused",
        "class",
        version.accepted() ? "better" : "worse");
    page.element("td", promotions(version.number())).close();
  }

  private static String count(VersionFacts version, String name) {
    long count = version.manifest().path("data").path(name).asLong(-1);
    return count < 0 ? "\u2013" : Numbers.count(count);
  }

  /** A time to the minute, where it is one. */
  static String minute(String time) {
    return time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*")
        ? time.substring(0, 16).replace('T', ' ')
        : time;
  }

  private String promotions(int version) {
    List<String> promotions = new ArrayList<>();
    for (PromotionFacts promotion : facts.promotions()) {
      if (promotion.version() == version) {
        promotions.add(minute(promotion.at()) + " by " + promotion.by());
      }
    }
    return promotions.isEmpty() ? "\u2013" : String.join(", ", promotions);
  }

  private String reading() {
    int all = facts.versions().size();
    long accepted = facts.versions().stream().filter(VersionFacts::accepted).count();
    String text =
        Numbers.of(all, "version")
            + " can be read, "
            + accepted
            + " of them accepted by their runs; "
            + Numbers.of(facts.promotions().size(), "promotion")
            + " of versions that still exist.";
    return all > MOST ? text + " The newest " + MOST + " are listed." : text;
  }
}
