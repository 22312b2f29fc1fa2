package org.epicentra.report.retrain;

import org.epicentra.report.Markup;

/** A legend: marks with their words, which breaks into lines where the screen is narrow. */
final class MarkList {
  private final Markup page = new Markup();

  /**
   * @param title above the marks; null for none
   */
  MarkList(String title) {
    page.open("div", "class", "marks");
    if (title != null) {
      page.element("p", title);
    }
    page.open("ul");
  }

  /** Begins the drawing of a mark, 28 wide and 20 high. */
  static Markup drawing() {
    return new Markup().svg(new double[] {28, 20}, "mark-key", null, "img", "mark");
  }

  /** Adds a mark. */
  void add(Markup drawing, String words) {
    page.open("li").add(drawing).element("span", words).close();
  }

  /** The legend, to which nothing is added any more. */
  Markup markup() {
    return page.close(2);
  }
}
