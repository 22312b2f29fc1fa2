package org.epicentra.math;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * Sums over numbered parts, added in an order that the numbers alone give: those of parts 2 i and 2
 * i + 1 to one, two of such neighbours to one, and so on, as far as there are any. Whoever has all
 * parts of a branch can add it up, so that a task returns few sums, and the bits of the whole are
 * the same however the parts are distributed. Mutable, not thread-safe; what is sent to another
 * process can be added there to a tree of its own.
 *
 * @param <T> a sum
 */
public class SumTree<T> implements Serializable {
  /** Instead of a number of parts that is not known. */
  public static final int UNKNOWN = Integer.MAX_VALUE;

  private static final long serialVersionUID = 1L;

  /** The sum over parts index * 2^level to before (index + 1) * 2^level. */
  private static final class Node<T> implements Serializable {
    private static final long serialVersionUID = 1L;
    final int level;
    final int index;
    final T sum;

    Node(int level, int index, T sum) {
      this.level = level;
      this.index = index;
      this.sum = sum;
    }

    int first() {
      return index << level;
    }

    /** Whether the parts of the branch to its right would be beyond the last. */
    boolean isLast(int parts) {
      return index + 1L << level >= parts;
    }

    boolean isLeftOf(Node<T> other) {
      return level == other.level && index % 2 == 0 && other.index == index + 1;
    }
  }

  private final int parts;
  private final ArrayList<Node<T>> nodes = new ArrayList<>();
  private final transient BinaryOperator<T> merge;

  /**
   * A tree without sums.
   *
   * @param parts how many there are in all, or {@link #UNKNOWN}
   * @param merge of two sums, the first over earlier parts; may change and return either
   */
  public SumTree(int parts, BinaryOperator<T> merge) {
    this.parts = parts;
    this.merge = merge;
  }

  /**
   * Adds the sum over a part, which comes after those added before.
   *
   * @param part its number, from 0
   */
  public final void add(int part, T sum) {
    add(new Node<>(0, part, sum));
  }

  /** Adds the sums of another tree, whose parts come after those of this one. */
  public final void addAll(SumTree<T> later) {
    later.nodes.forEach(this::add);
  }

  private void add(Node<T> node) {
    Node<T> last = node;
    while (true) {
      if (last.index > 0 && last.index % 2 == 0 && last.isLast(parts)) { // nothing to its right
        last = new Node<>(last.level + 1, last.index / 2, last.sum);
      } else if (!nodes.isEmpty() && nodes.get(nodes.size() - 1).isLeftOf(last)) {
        Node<T> left = nodes.remove(nodes.size() - 1);
        last = new Node<>(left.level + 1, left.index / 2, merge.apply(left.sum, last.sum));
      } else {
        nodes.add(last);
        return;
      }
    }
  }

  /** The sum whose first part this is; null where there is none. */
  public final T from(int part) {
    for (Node<T> node : nodes) {
      if (node.first() == part) {
        return node.sum;
      }
    }
    return null;
  }

  /**
   * Takes all sums out.
   *
   * @param taken receives them
   */
  public final void clear(Consumer<T> taken) {
    nodes.forEach(node -> taken.accept(node.sum));
    nodes.clear();
  }

  /**
   * The sum over all parts.
   *
   * @param trees which have each part once, in any order
   * @param merge as in {@link #SumTree}
   * @return null where there is no part
   */
  public static <T> T total(List<? extends SumTree<T>> trees, BinaryOperator<T> merge) {
    List<Node<T>> nodes = new ArrayList<>();
    for (SumTree<T> tree : trees) {
      nodes.addAll(tree.nodes);
    }
    nodes.sort(Comparator.comparingInt(Node::first));
    SumTree<T> whole = new SumTree<>(UNKNOWN, merge);
    nodes.forEach(whole::add);
    T total = null;
    for (int i = whole.nodes.size() - 1; i >= 0; i--) { // the last branches are not full
      T sum = whole.nodes.get(i).sum;
      total = total == null ? sum : merge.apply(sum, total);
    }
    return total;
  }
}
