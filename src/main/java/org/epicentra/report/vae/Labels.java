package org.epicentra.report.vae;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epicentra.ControlCharacters;

/**
 * The labels of the images of a sample, in order, and by what sign and colour each is drawn: never
 * by colour alone. A label of one sign is its own; others have letters.
 */
final class Labels {
  /** The most labels that a map tells apart. */
  static final int MOST = 26;

  /** Images of a label from which on something is said about it beside others. */
  static final int ENOUGH = 10;

  /** The colours of the style sheet. */
  private static final int COLOURS = 8;

  /** What can be seen by itself, as blanks and control characters cannot. */
  private static final String VISIBLE = "[\\p{L}\\p{N}\\p{P}\\p{S}]";

  /** Characters of a label that are shown. */
  private static final int LONGEST = 40;

  private final List<String> names;
  private final Map<String, List<VaeFacts.Mark>> marks;
  private final boolean ownSigns;
  private final long others;

  private Labels(List<String> names, Map<String, List<VaeFacts.Mark>> marks, long others) {
    this.names = names;
    this.marks = marks;
    this.others = others;
    this.ownSigns = names.stream().allMatch(name -> name.length() == 1 && name.matches(VISIBLE));
  }

  /**
   * The labels of some images: the most frequent, where there are too many; none where no two
   * images have the same, which then tell nothing of a group.
   */
  static Labels of(List<VaeFacts.Mark> all) {
    Map<String, List<VaeFacts.Mark>> marks = new TreeMap<>(ORDER);
    for (VaeFacts.Mark mark : all) {
      if (mark.label() != null) {
        marks.computeIfAbsent(mark.label(), each -> new ArrayList<>()).add(mark);
      }
    }
    if (marks.values().stream().allMatch(of -> of.size() == 1)) {
      marks.clear();
    }
    List<String> names = mostFrequent(marks.keySet(), marks, MOST);
    long labelled = names.stream().mapToLong(name -> marks.get(name).size()).sum();
    return new Labels(names, new HashMap<>(marks), all.size() - labelled);
  }

  /** The first in order, where labels have as many images as each other. */
  private static List<String> mostFrequent(
      Collection<String> inOrder, Map<String, List<VaeFacts.Mark>> marks, int most) {
    return inOrder.stream()
        .sorted(Comparator.comparingInt((String name) -> -marks.get(name).size()))
        .limit(most)
        .sorted(ORDER)
        .toList();
  }

  /** Numbers by their size, then words. */
  private static final Comparator<String> ORDER =
      Comparator.comparing((String name) -> !name.matches("\\d{1,15}"))
          .thenComparingLong(name -> name.matches("\\d{1,15}") ? Long.parseLong(name) : 0)
          .thenComparing(Comparator.naturalOrder());

  /** The labels, in order; none where no image has one. */
  List<String> names() {
    return names;
  }

  /** The labels with the most images, in order. */
  List<String> mostFrequent(int most) {
    return mostFrequent(names, marks, most);
  }

  /**
   * The labels with enough images to be compared, in order; none where there are fewer than two.
   */
  List<String> frequent() {
    List<String> enough = names.stream().filter(name -> marks(name).size() >= ENOUGH).toList();
    return enough.size() < 2 ? List.of() : enough;
  }

  /** The images with a label. */
  List<VaeFacts.Mark> marks(String name) {
    return marks.get(name);
  }

  /** Images without a label, or with one that is not among the most frequent. */
  long others() {
    return others;
  }

  /** The sign by which images with a label are drawn. */
  String sign(String name) {
    return ownSigns ? name : String.valueOf((char) ('A' + names.indexOf(name)));
  }

  /** The label as it stands in a sentence: a long one shortened, and nothing invisible. */
  static String shown(String name) {
    String text = ControlCharacters.escaped(name);
    if (text.isBlank()) {
      return "(blank)";
    }
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
  }

  /** The class of its colour in the style sheet. */
  String colour(String name) {
    return "label-" + names.indexOf(name) % COLOURS;
  }

  /** Whether the signs are the labels. */
  boolean areOwnSigns() {
    return ownSigns;
  }
}
