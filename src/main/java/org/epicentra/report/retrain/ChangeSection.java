package org.epicentra.report.retrain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.description.ComponentChanges.Change;
import org.epicentra.mixture.description.ComponentChanges.Fate;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.map.ComponentMark;
import org.epicentra.report.map.GroundMap;
import org.epicentra.report.map.MapFrame;
import org.epicentra.report.mixture.Words;

/** Which components moved, were born or vanished between champion and challenger. */
final class ChangeSection {
  private final RunFacts facts;
  private final MixtureViews views;
  private final List<Change> changes;

  ChangeSection(RunFacts facts) {
    this.facts = facts;
    this.views = facts.views();
    this.changes = views == null ? List.of() : ordered(views);
  }

  /** Whether the page has the map and the table that a script links. */
  static boolean isDrawn(RunFacts facts) {
    return facts.views() != null && !facts.views().changes().isEmpty();
  }

  /** What changed first, then the greatest. */
  private static List<Change> ordered(MixtureViews views) {
    List<Change> ordered = new ArrayList<>(views.changes());
    ordered.sort(
        Comparator.comparing((Change change) -> change.fate() == Fate.KEPT)
            .thenComparingDouble(change -> -weight(views, change)));
    return ordered;
  }

  private static double weight(MixtureViews views, Change change) {
    return change.after() >= 0
        ? views.challenger().weight(change.after())
        : views.champion().weight(change.before());
  }

  Markup markup() {
    Markup page = new Markup();
    if (!isDrawn(facts)) {
      Figure.none(
          page,
          facts.missing() == null ? "No components to compare" : "No map of the components",
          whyNone());
      return page;
    }
    page.open("div", "class", "linked").open("div", "class", "map-side");
    Figure.add(page, "Components of champion and challenger", reading(), framed(), legend());
    page.close();
    page.open("div", "class", "table-side").add(new ChangeTable(views, shown()).markup()).close(2);
    return page;
  }

  private String whyNone() {
    if (facts.missing() != null) {
      return Words.sentence(facts.missing());
    }
    return facts.isTrained()
        ? "There was no champion whose components could be compared."
        : "Nothing was trained in this run, so no component changed.";
  }

  private List<Change> shown() {
    return changes.subList(0, Math.min(ComponentMark.MOST, changes.size()));
  }

  private Markup framed() {
    Markup frame = new Markup();
    frame.open("div", "class", ComponentMark.frameClass(shown().size()));
    frame.add(
        views.ground().svg("map", "Map of the components of champion and challenger", this::marks));
    frame.open("div", "class", "map-tools", "hidden", "hidden");
    tool(frame, "closer", "+", "Zoom in; Ctrl and the wheel do too");
    tool(frame, "farther", "\u2212", "Zoom out");
    tool(frame, "whole", "\u21ba", "The whole map");
    return frame.close(2);
  }

  private static void tool(Markup page, String kind, String sign, String title) {
    page.element(
        "button", sign, "type", "button", "class", kind, "title", title, "aria-label", title);
  }

  private void marks(Markup svg) {
    List<Change> shown = shown();
    for (int i = shown.size() - 1; i >= 0; i--) { // those that changed on top
      Change change = shown.get(i);
      svg.open(
          "a",
          "class",
          "component " + kind(change.fate()),
          "href",
          "#component-" + i,
          "tabindex",
          "-1",
          "data-component",
          i);
      svg.element("title", ChangeTable.label(change));
      ComponentMark before = mark(views.champion(), change.before());
      ComponentMark after = mark(views.challenger(), change.after());
      GroundMap ground = views.ground();
      if (before != null) {
        ground.outline(before.place(), before.events()).draw(svg, "event-ellipse before");
      }
      if (after != null) {
        ground.outline(after.place(), after.events()).draw(svg, "event-ellipse after");
      }
      if (change.fate() == Fate.MOVED) {
        way(svg, before.place(), after.place());
      }
      svg.close();
    }
  }

  /** From one centre to the other. */
  private void way(Markup svg, double[] from, double[] to) {
    MapFrame frame = views.ground().frame();
    svg.empty(
        "line",
        "class",
        "way",
        "x1",
        frame.x(from[0]),
        "y1",
        frame.y(from[1]),
        "x2",
        frame.x(to[0]),
        "y2",
        frame.y(to[1]));
  }

  private ComponentMark mark(MixturePosterior posterior, int k) {
    return k < 0 ? null : ComponentMark.of(posterior, k, views.ground().plane(), "");
  }

  /** Its class in the style sheet. */
  static String kind(Fate fate) {
    return fate.name().toLowerCase(Locale.ROOT);
  }

  private static Markup legend() {
    String[][] kinds = {
      {"kept", "before", "champion"},
      {"kept", "after", "challenger"},
      {"moved", "after", "moved"},
      {"born", "after", "born"},
      {"vanished", "before", "vanished"}
    };
    MarkList list = new MarkList("Each ellipse holds 95 % of the events of a component");
    for (String[] kind : kinds) {
      Markup mark = MarkList.drawing();
      mark.open("g", "class", "component " + kind[0]);
      String shape = "event-ellipse " + kind[1];
      mark.empty("ellipse", "class", shape, "cx", 14.0, "cy", 10.0, "rx", 12.0, "ry", 7.0);
      list.add(mark.close(2), kind[2]);
    }
    return list.markup();
  }

  private static String none(int count) {
    return count == 0 ? "none" : String.valueOf(count);
  }

  private String reading() {
    Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
    Change farthest = null;
    for (Change change : changes) {
      counts.merge(change.fate(), 1, Integer::sum);
      if (change.fate() == Fate.MOVED
          && (farthest == null || change.distance() > farthest.distance())) {
        farthest = change;
      }
    }
    int matched = counts.getOrDefault(Fate.KEPT, 0) + counts.getOrDefault(Fate.MOVED, 0);
    StringBuilder text = new StringBuilder();
    text.append("Of ").append(Numbers.of(matched, "component"));
    text.append(" that both have, ").append(none(counts.getOrDefault(Fate.MOVED, 0)));
    text.append(" moved by more than what was known of their centres; ");
    int born = counts.getOrDefault(Fate.BORN, 0);
    text.append(none(born)).append(born > 1 ? " were" : " was").append(" born and ");
    text.append(none(counts.getOrDefault(Fate.VANISHED, 0))).append(" vanished.");
    if (farthest != null) {
      text.append(" Component ").append(farthest.after()).append(" moved farthest, by ");
      text.append(Numbers.shown(farthest.distance(), 3));
      text.append(views.projection().hasGeography() ? "\u00a0km." : " units.");
    }
    if (changes.size() > shown().size()) {
      text.append(" The first ").append(shown().size()).append(" of ").append(changes.size());
      text.append(' ')
          .append(Words.isAre(shown().size()))
          .append(" shown, changed ones before others.");
    }
    return text.toString();
  }
}
