package org.epicentra.report.vae;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.picture.GrayImage;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;

/** Lines from image to image, and walks along single coordinates of z. */
final class WalkSection {
  private final VaeFacts facts;
  private final ImageSheets sheets;

  WalkSection(VaeFacts facts) {
    this.facts = facts;
    this.sheets = facts.sheets();
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("div", "class", "pair");
    lines(page);
    walks(page);
    page.close();
    return page;
  }

  private void lines(Markup page) {
    List<ImageSheets.Line> lines = sheets.lines();
    if (lines.isEmpty()) {
      Figure.none(page, "No interpolation", "It takes two images.");
      return;
    }
    List<List<GrayImage>> rows = new ArrayList<>();
    List<String> beside = new ArrayList<>();
    for (ImageSheets.Line line : lines) {
      rows.add(line.images());
      String[] labels = line.labels();
      if (labels != null) {
        beside.add(labels[0] + " \u2192 " + labels[1]);
      }
    }
    boolean all = beside.size() == rows.size() && beside.stream().allMatch(it -> it.length() <= 6);
    Figure.add(
        page,
        "Interpolation",
        linesReading(),
        Tiles.labelled(
            "lines",
            rows,
            List.of(),
            all ? beside : List.of(),
            Numbers.of(rows.size(), "line") + " from one image to another"));
  }

  private String linesReading() {
    double least = sheets.lines().stream().mapToDouble(ImageSheets.Line::length).min().orElse(0);
    double most = sheets.lines().stream().mapToDouble(ImageSheets.Line::length).max().orElse(0);
    int between = sheets.lines().get(0).images().size() - 2;
    return "Each row leads from the reconstruction of one image to that of another, with "
        + Numbers.of(between, "image")
        + " between them at equal distances in z; the ends lie "
        + (least == most
            ? Numbers.shown(least, 2)
            : Numbers.shown(least, 2) + " to " + Numbers.shown(most, 2))
        + " apart. What lies between should look like images too.";
  }

  private void walks(Markup page) {
    ImageSheets.Walks walks = sheets.walks();
    List<List<GrayImage>> rows = new ArrayList<>();
    List<String> beside = new ArrayList<>();
    for (ImageSheets.Walk walk : walks.rows()) {
      rows.add(walk.images());
      beside.add("z " + walk.coordinate());
    }
    Figure.add(
        page,
        "The most active coordinates",
        walksReading(),
        Tiles.labelled(
            "walks",
            rows,
            walks.values(),
            beside,
            "Images of one z, of which each row changes one coordinate"));
  }

  private String walksReading() {
    ImageSheets.Walks walks = sheets.walks();
    ImageSheets.Walk most = walks.rows().get(0);
    for (ImageSheets.Walk walk : walks.rows()) {
      most = walk.change() > most.change() ? walk : most;
    }
    String how =
        facts.architecture().family().hasCategories()
            ? categories()
            : "goes from "
                + walks.values().get(0)
                + " to "
                + walks.values().get(walks.values().size() - 1)
                + ", the middle 99\u00a0% of the prior";
    return "z of the first input, of which in each row one coordinate "
        + how
        + ". Coordinate "
        + most.coordinate()
        + " changes the image most, its pixels by up to "
        + Numbers.fixed(most.change(), 3)
        + " on average.";
  }

  private String categories() {
    int all = facts.architecture().categories();
    int shown = sheets.walks().values().size();
    return shown < all
        ? "takes the first " + shown + " of its " + all + " categories in turn"
        : "takes its " + all + " categories in turn";
  }
}
