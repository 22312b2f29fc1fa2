package org.epicentra.spark.mixture;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Sums over chunks, added in an order that the numbers of the chunks give: those of two chunks 2 i
 * and 2 i + 1 to one, two of such neighbours to one, and so on. So each task can add up what it
 * has, and the driver the rest, with the same bits however the chunks are distributed.
 *
 * @param <T> a sum
 */
class ChunkTree<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The sum over chunks index * 2^level to (index + 1) * 2^level, without the last. */
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

    int firstChunk() {
      return index << level;
    }

    boolean isLeftOf(Node<T> other) {
      return level == other.level && index % 2 == 0 && other.index == index + 1;
    }
  }

  private final ArrayList<Node<T>> nodes = new ArrayList<>();
  private final transient BinaryOperator<T> merge;

  /**
   * @param merge of two sums, the first over earlier chunks; may change and return either
   */
  ChunkTree(BinaryOperator<T> merge) {
    this.merge = merge;
  }

  /** Adds the sum over a chunk, which comes after those added before. */
  final void add(int chunk, T sum) {
    add(new Node<>(0, chunk, sum));
  }

  private void add(Node<T> node) {
    Node<T> last = node;
    while (!nodes.isEmpty() && nodes.get(nodes.size() - 1).isLeftOf(last)) {
      Node<T> left = nodes.remove(nodes.size() - 1);
      last = new Node<>(left.level + 1, left.index / 2, merge.apply(left.sum, last.sum));
    }
    nodes.add(last);
  }

  /**
   * The sum over all chunks.
   *
   * @param parts which have each chunk once, in any order
   * @return null where there is no chunk
   */
  static <T> T total(List<? extends ChunkTree<T>> parts, BinaryOperator<T> merge) {
    List<Node<T>> nodes = new ArrayList<>();
    for (ChunkTree<T> part : parts) {
      nodes.addAll(part.nodes);
    }
    nodes.sort(Comparator.comparingInt(Node::firstChunk));
    ChunkTree<T> whole = new ChunkTree<>(merge);
    nodes.forEach(whole::add);
    T total = null;
    for (int i = whole.nodes.size() - 1; i >= 0; i--) {
      T sum = whole.nodes.get(i).sum;
      total = total == null ? sum : merge.apply(sum, total);
    }
    return total;
  }
}
