package org.epicentra.report.vae;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.picture.GrayImage;
import org.epicentra.picture.TileSheet;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;

/** Inputs beside their reconstructions, and images of draws of the prior. */
final class ImageSection {
  private static final int PAIRS_IN_A_ROW = 4;
  private static final int DRAWN_IN_A_ROW = 8;

  private final VaeFacts facts;
  private final ImageSheets sheets;

  ImageSection(VaeFacts facts) {
    this.facts = facts;
    this.sheets = facts.sheets();
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("div", "class", "pair");
    List<GrayImage> pairs = sheets.pairs();
    int gap = Math.max(2, pairs.get(0).width() / 7);
    int columns = 2 * Math.min(PAIRS_IN_A_ROW, pairs.size() / 2);
    String alternative =
        Numbers.of(pairs.size() / 2, "image") + ", each at the left of its reconstruction";
    Figure.add(
        page,
        "Input and reconstruction",
        pairsReading(),
        Tiles.picture(new TileSheet(columns, gap, 2), pairs, alternative));
    List<GrayImage> drawn = sheets.drawn();
    Figure.add(
        page,
        "Samples",
        samplesReading(),
        Tiles.picture(
            new TileSheet(Math.min(DRAWN_IN_A_ROW, drawn.size()), gap / 2, 1),
            drawn,
            Numbers.of(drawn.size(), "image") + " decoded from draws of the prior"));
    page.close();
    return page;
  }

  private String pairsReading() {
    return "At the left of each pair an image as the network was given it (pixels: "
        + facts.origin().binarize()
        + reduced()
        + "), at the right the "
        + (facts.isOfNumbers()
            ? "means decoded from its posterior mean, black at 0 and below, white at 1 and above"
            : "probabilities decoded from its posterior mean: "
                + Numbers.percent(sheets.agreement())
                + " of the pixels are on the right side of one half")
        + ". The images were drawn with seed "
        + facts.origin().seed()
        + ".";
  }

  /** What was done to images that are too large for a page. */
  private String reduced() {
    GrayImage shown = sheets.pairs().get(0);
    return shown.width() == sheets.width() && shown.height() == sheets.height()
        ? ""
        : "; here averaged to " + Tiles.size(shown.width(), shown.height());
  }

  private String samplesReading() {
    double[] brightness = sheets.brightness();
    List<String> text = new ArrayList<>();
    text.add("Images that the model makes of draws of z from the prior: ");
    text.add("where they look like the inputs, posterior and prior fit. ");
    text.add("The mean of their pixels is " + Numbers.fixed(brightness[1], 3));
    text.add(", that of the inputs shown " + Numbers.fixed(brightness[0], 3) + ".");
    return String.join("", text);
  }
}
