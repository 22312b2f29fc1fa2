package org.epicentra.report;

/** A drawing with a heading and a sentence that says what is to be seen in it. */
public final class Figure {
  private Figure() {}

  /**
   * Adds a figure.
   *
   * @param reading what is to be seen, made from the numbers
   * @param drawing the chart or map, and what belongs to it
   */
  public static void add(Markup page, String heading, String reading, Markup... drawing) {
    page.open("figure").open("figcaption").element("h3", heading);
    page.element("p", reading, "class", "reading").close();
    for (Markup each : drawing) {
      page.add(each);
    }
    page.close();
  }

  /** Says why there is no figure. */
  public static void none(Markup page, String heading, String why) {
    page.open("div", "class", "none").element("h3", heading).element("p", why).close();
  }
}
