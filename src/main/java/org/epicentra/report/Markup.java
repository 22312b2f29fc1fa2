package org.epicentra.report;

import java.util.ArrayDeque;
import java.util.Deque;
import org.epicentra.ControlCharacters;

/**
 * Writes HTML with SVG in it that is well-formed XML too. Whatever is given as text or as the value
 * of an attribute is escaped, so that no name out of a catalog can become markup. Mutable, for one
 * thread.
 */
public final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn; an attribute whose value is null is left out, and
   *     numbers are written as {@link Numbers#coordinate} writes them
   */
  public Markup open(String name, Object... attributes) {
    tag(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /**
   * Begins a drawing.
   *
   * @param size its width and height, in its own units
   * @param kind its class in the style sheet
   * @param id unique on the page, or null
   * @param role img, or group where something in it can be chosen
   * @param title for those who hear the page
   */
  public Markup svg(double[] size, String kind, String id, String role, String title) {
    String box = "0 0 " + Numbers.coordinate(size[0]) + " " + Numbers.coordinate(size[1]);
    return open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        box,
        "class",
        kind,
        "id",
        id,
        "role",
        role,
        "aria-label",
        title);
  }

  /** Ends the element that was begun last. */
  public Markup close() {
    String name = open.pop();
    out.append("</").append(name).append('>');
    if (!INLINE.contains(" " + name + " ")) {
      out.append('\n');
    }
    return this;
  }

  private static final String INLINE = " b i em strong a span code td th tspan abbr title sub sup ";

  /** Ends as many elements. */
  public Markup close(int elements) {
    for (int i = 0; i < elements; i++) {
      close();
    }
    return this;
  }

  /** An element of SVG, or one of HTML's void ones, that has no content. */
  public Markup empty(String name, Object... attributes) {
    tag(name, attributes);
    out.append("/>");
    return this;
  }

  /** An element that holds text alone. */
  public Markup element(String name, String text, Object... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Text, escaped; control characters are shown and not written. */
  public Markup text(String text) {
    escape(ControlCharacters.escapedInLines(text));
    return this;
  }

  /** Markup that was made by another writer. */
  public Markup add(Markup finished) {
    out.append(finished);
    return this;
  }

  /**
   * An element of script or style. In XML the code is a section of characters, and the marks of
   * that section are comments to HTML.
   *
   * @param code that ends neither such a section nor its element
   */
  Markup code(String name, String code) {
    open(name);
    out.append(code);
    return close();
  }

  private void tag(String name, Object... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      if (value != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(value instanceof Double number ? Numbers.coordinate(number) : value.toString());
        out.append('"');
      }
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }

  /**
   * All that was written.
   *
   * @throws IllegalStateException when an element was not ended
   */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open);
    }
    return out.toString();
  }
}
