package org.epicentra.report.registry;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epicentra.ControlCharacters;
import org.epicentra.Version;

/**
 * A model card in Markdown: <a href="https://spec.commonmark.org/0.31.2/">CommonMark</a> alone,
 * which has no tables, so that rows are items of lists. Whatever comes from data or from users is
 * escaped, and stays the text that it was.
 */
public final class CardText {
  /** How every card begins, by which an earlier one is recognised. */
  private static final String START = "<!-- Epicentra -->\n";

  /** What means something within a line, and what a link or a reference of HTML begins with. */
  private static final String SPECIAL = "\\`*_{}[]<>#|~!&@";

  /** What begins a list, an underline of a heading or a break where it begins a line. */
  private static final Pattern LEADING = Pattern.compile("\\d{0,9}([-+=.)])");

  /** Two lists that follow each other would be one. */
  private static final String SEPARATOR = "\n<!-- -->\n";

  private final CardFacts facts;
  private final StringBuilder out = new StringBuilder(START);

  public CardText(CardFacts facts) {
    this.facts = facts;
  }

  /** The file. */
  public String markdown() {
    Card card = new Card(facts);
    out.append("\n# ").append(escaped(card.title())).append("\n");
    for (Card.Section section : card.sections()) {
      out.append("\n## ").append(escaped(section.title())).append("\n");
      boolean list = false;
      for (CardBlock block : section.blocks()) {
        boolean next = !(block instanceof CardBlock.Text);
        out.append(list && next ? SEPARATOR : "");
        add(block);
        list = next;
      }
    }
    out.append("\n---\n\nEpicentra ").append(escaped(Version.current())).append("\n");
    return out.toString();
  }

  private void add(CardBlock block) {
    out.append('\n');
    if (block instanceof CardBlock.Text text) {
      out.append(escaped(text.words())).append('\n');
    } else if (block instanceof CardBlock.Points points) {
      points.sentences().forEach(each -> out.append("- ").append(escaped(each)).append('\n'));
    } else if (block instanceof CardBlock.Entries entries) {
      for (Map.Entry<String, String> entry : entries.entries()) {
        item(entry.getKey(), inside(entry.getValue()));
      }
    } else if (block instanceof CardBlock.Grid grid) {
      grid.rows().forEach(row -> row(grid.heads(), row));
    }
  }

  private void item(String name, String value) {
    out.append("- **").append(inside(name)).append("**: ").append(value).append('\n');
  }

  private void row(List<String> heads, List<String> row) {
    StringBuilder cells = new StringBuilder();
    for (int i = 1; i < row.size(); i++) {
      cells.append(i == 1 ? "" : "; ");
      cells.append(inside(heads.get(i))).append(' ').append(inside(row.get(i)));
    }
    item(row.get(0), cells.toString());
  }

  /**
   * Text that begins a line, and that CommonMark shows as it is: a mark that means something only
   * there, such as that of a list, is escaped too.
   */
  static String escaped(String text) {
    String inside = inside(text);
    Matcher mark = LEADING.matcher(inside);
    return mark.lookingAt()
        ? inside.substring(0, mark.start(1)) + "\\" + inside.substring(mark.start(1))
        : inside;
  }

  /**
   * Text within a line that CommonMark shows as it is; line breaks are shown as others see them.
   */
  static String inside(String text) {
    String line = ControlCharacters.escaped(text).strip();
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (SPECIAL.indexOf(line.charAt(i)) >= 0) {
        escaped.append('\\');
      }
      escaped.append(line.charAt(i));
    }
    return escaped.toString();
  }
}
