package org.epicentra.report.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.epicentra.Version;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Masthead;
import org.epicentra.report.Numbers;
import org.epicentra.report.Page;
import org.epicentra.report.SettingsTable;
import org.epicentra.report.map.ComponentMark;
import org.epicentra.report.mixture.Words;

/** A model card as a page. */
public final class CardPage {
  private final CardFacts facts;
  private final Card card;

  public CardPage(CardFacts facts) {
    this.facts = facts;
    this.card = new Card(facts);
  }

  /** The file. */
  public String html() {
    Page page = new Page(card.title() + " \u2013 Epicentra", header());
    for (Card.Section section : card.sections()) {
      Markup content = new Markup();
      boolean beside = section.id().equals(Card.ABOUT) && facts.drawing() != null;
      if (beside) {
        content.open("div", "class", "linked").open("div", "class", "map-side card");
        content.add(map()).close().open("div");
      }
      int at = 0;
      for (CardBlock block : section.blocks()) {
        add(content, "card-" + section.id() + "-" + at++, block);
      }
      page.section("card-" + section.id(), section.title(), content.close(beside ? 2 : 0));
    }
    return page.html("Epicentra " + Version.current() + ground());
  }

  private String ground() {
    return facts.drawing() != null && facts.drawing().ground().plane().hasGeography()
        ? " \u00b7 land and borders: Natural Earth, public domain"
        : "";
  }

  private Markup header() {
    String title = facts.name() + ", version " + facts.version().number();
    Masthead head = new Masthead("model card", title, Words.sentence(card.status()));
    JsonNode data = facts.data();
    if (data.path("trainRows").isNumber()) {
      head.key(facts.things() + "s trained on", Numbers.count(data.path("trainRows").asLong()));
      head.key("held out", Numbers.count(data.path("holdoutRows").asLong()));
    }
    if (facts.components() > 0) {
      head.key("components", Numbers.count(facts.components()));
    }
    if (Double.isFinite(facts.version().metric("challenger"))) {
      head.key("nats, held out", Numbers.fixed(facts.version().metric("challenger"), 4));
    }
    return head.finished();
  }

  private Markup map() {
    Markup page = new Markup();
    List<ComponentMark> marks = facts.drawing().components();
    Markup frame = new Markup();
    frame.open("div", "class", ComponentMark.frameClass(marks.size()));
    frame.add(facts.drawing().ground().svg("map", "Map of the components", this::ellipses));
    frame.close();
    int all = facts.components();
    String reading =
        "Each ellipse holds 95 % of the events of a component, and the filled one its centre with"
            + " probability 95 %; "
            + drawn(marks.size(), all);
    Figure.add(page, "Components", reading, frame);
    return page;
  }

  private static String drawn(int marks, int all) {
    if (all == 0) {
      return marks + " are drawn.";
    }
    return marks == all
        ? "all " + all + " are drawn."
        : marks + " of " + all + " are drawn, the heaviest ones.";
  }

  private void ellipses(Markup svg) {
    for (ComponentMark mark : facts.drawing().components()) {
      svg.open("g", "class", "component").element("title", mark.label());
      facts.drawing().ground().outline(mark.place(), mark.events()).draw(svg, "event-ellipse");
      facts.drawing().ground().outline(mark.place(), mark.centre()).draw(svg, "centre-ellipse");
      svg.close();
    }
  }

  private static void add(Markup page, String id, CardBlock block) {
    if (block instanceof CardBlock.Text text) {
      page.element("p", text.words(), "class", "reading");
    } else if (block instanceof CardBlock.Points points) {
      page.open("ul", "class", "points");
      points.sentences().forEach(sentence -> page.element("li", sentence));
      page.close();
    } else if (block instanceof CardBlock.Entries entries) {
      SettingsTable table = new SettingsTable(page, id);
      for (Map.Entry<String, String> entry : entries.entries()) {
        table.row(entry.getKey(), entry.getValue());
      }
      table.end();
    } else if (block instanceof CardBlock.Grid grid) {
      grid(page, grid);
    }
  }

  private static void grid(Markup page, CardBlock.Grid grid) {
    page.open("div", "class", "scroll").open("table", "class", "grid").open("thead").open("tr");
    grid.heads().forEach(head -> page.element("th", head, "scope", "col"));
    page.close(2).open("tbody");
    for (List<String> row : grid.rows()) {
      page.open("tr").element("th", row.get(0), "scope", "row");
      row.subList(1, row.size()).forEach(cell -> page.element("td", cell));
      page.close();
    }
    page.close(3);
  }
}
