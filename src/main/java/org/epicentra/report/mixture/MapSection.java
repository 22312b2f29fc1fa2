package org.epicentra.report.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.map.ComponentMark;
import org.epicentra.report.map.MapDrawing;

/** The map with its legend, beside the table of the components. */
final class MapSection {
  private static final int LARGEST = 5;

  private final FitFacts facts;
  private final MapDrawing drawing;

  MapSection(FitFacts facts, MapDrawing drawing) {
    this.facts = facts;
    this.drawing = drawing;
  }

  Markup markup(ComponentTable table) {
    Markup page = new Markup();
    page.open("div", "class", "linked").open("div", "class", "map-side");
    Figure.add(page, "Density of the events and the components", reading(), framed(), legend());
    page.close();
    page.open("div", "class", "table-side").add(table.markup()).close(2);
    return page;
  }

  private Markup framed() {
    Markup frame = new Markup();
    frame.open("div", "class", ComponentMark.frameClass(drawing.components().size()));
    frame.add(drawing.svg("map", "Map of the events and the components"));
    frame.open("div", "class", "map-tools", "hidden", "hidden");
    tool(frame, "closer", "+", "Zoom in; Ctrl and the wheel do too");
    tool(frame, "farther", "\u2212", "Zoom out");
    tool(frame, "whole", "\u21ba", "The whole map");
    frame.close(2);
    return frame;
  }

  private static void tool(Markup page, String kind, String sign, String title) {
    page.element(
        "button", sign, "type", "button", "class", kind, "title", title, "aria-label", title);
  }

  private Markup legend() {
    double side = Math.sqrt(facts.events().map().grid().cellArea());
    String cell = Numbers.shown(side, 2) + "\u00a0" + facts.unit();
    String what = "events in a cell of " + cell + " a side";
    Markup legend = new Markup();
    legend.open("div", "class", "legends");
    legend.add(drawing.density().legend(what, "Colours of the density"));
    return legend.add(ellipses()).close();
  }

  private static Markup ellipses() {
    Markup svg = new Markup();
    svg.svg(new double[] {330, 52}, "key", null, "img", "What the ellipses show");
    svg.empty("ellipse", "class", "event-ellipse", "cx", 34.0, "cy", 24.0, "rx", 26.0, "ry", 13.0);
    svg.element("text", "holds 95 % of a component's events", "x", 70.0, "y", 20.0);
    svg.empty("ellipse", "class", "centre-ellipse", "cx", 34.0, "cy", 24.0, "rx", 4.0, "ry", 2.5);
    svg.element("text", "holds its centre with probability 95 %", "x", 70.0, "y", 38.0);
    return svg.close();
  }

  private String reading() {
    JsonNode components = facts.summary().path("components");
    int shown = Math.min(LARGEST, facts.components());
    int[] order = largest(components);
    double all = 0;
    for (JsonNode component : components) {
      all += component.path("effectiveCount").asDouble();
    }
    JsonNode background = facts.summary().path("background");
    all += background.path("effectiveCount").asDouble(0);
    double most = 0;
    for (int i = 0; i < shown; i++) {
      most += components.path(order[i]).path("effectiveCount").asDouble();
    }
    StringBuilder text = new StringBuilder();
    if (facts.components() == 1) {
      text.append("The one component lies at ").append(facts.place(0));
    } else {
      text.append("The ").append(shown).append(" largest of ").append(facts.components());
      text.append(" components hold ").append(Numbers.percent(most / all));
      text.append(" of the fitted events; the largest, component ").append(order[0]);
      text.append(", lies at ").append(facts.place(order[0]));
    }
    text.append(". ");
    if (background.isObject()) {
      text.append(Numbers.percent(background.path("share").asDouble()));
      text.append(" of the fitted events belong to no component but to the background.");
    }
    return text.append(undrawn()).toString().strip();
  }

  /** Which components the map does not have. */
  private String undrawn() {
    StringBuilder text = new StringBuilder();
    long unseen = IntStream.range(0, facts.components()).filter(k -> !facts.isSeen(k)).count();
    if (unseen > 0) {
      text.append(' ').append(Numbers.of(unseen, "component"));
      text.append(unseen == 1 ? " holds" : " hold").append(" less than one fitted event and ");
      text.append(Words.isAre(unseen)).append(" not drawn.");
    }
    if (facts.components() > ComponentMark.MOST) {
      text.append(" The first ").append(ComponentMark.MOST).append(" are drawn.");
    }
    return text.toString();
  }

  private static int[] largest(JsonNode components) {
    return IntStream.range(0, components.size())
        .boxed()
        .sorted(
            (a, b) ->
                Double.compare(
                    components.path(b).path("effectiveCount").asDouble(),
                    components.path(a).path("effectiveCount").asDouble()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
