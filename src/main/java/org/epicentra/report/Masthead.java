package org.epicentra.report;

import java.util.List;

/** What stands above the sections of a page: its title, advice, and its most important numbers. */
public final class Masthead {
  private final Markup head = new Markup();
  private boolean inKeys;

  /**
   * @param kicker what kind of page it is
   * @param title heading of the first level
   * @param subtitle of what it is made
   */
  public Masthead(String kicker, String title, String subtitle) {
    head.open("div", "class", "title");
    head.element("p", "Epicentra \u00b7 " + kicker, "class", "kicker");
    head.element("h1", title);
    head.element("p", subtitle, "class", "subtitle").close();
  }

  /** Adds what to do, in sentences; before any number. */
  public Masthead advice(List<String> sentences) {
    if (!sentences.isEmpty()) {
      head.open("div", "class", "advice", "role", "note");
      sentences.forEach(sentence -> head.element("p", sentence));
      head.close();
    }
    return this;
  }

  /** Adds what is good to know, in a sentence; before any number. */
  public Masthead note(String sentence) {
    head.open("div", "class", "advice good", "role", "note").element("p", sentence).close();
    return this;
  }

  /** Adds a number with its name. */
  public Masthead key(String name, String value) {
    if (!inKeys) {
      head.open("dl", "class", "keys");
      inKeys = true;
    }
    head.open("div").element("dt", name).element("dd", value).close();
    return this;
  }

  /** All of it. */
  public Markup finished() {
    return inKeys ? head.close() : head;
  }
}
