package org.epicentra.spark.mixture;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.epicentra.catalog.ChunkCuts;
import org.epicentra.catalog.CurveCounts;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventBlockBuilder;
import org.epicentra.catalog.EventBuffer;
import org.epicentra.catalog.EventChunk;
import org.epicentra.math.SumTree;
import org.epicentra.mixture.start.EventProfile;
import scala.Tuple2;

/**
 * Brings events to the partitions of their chunks: counts them along the curve, cuts it, and
 * shuffles once. The chunks are a function of the events alone, so that what is summed over them
 * does not depend on how the events were read or are distributed.
 */
final class ChunkShuffle {
  /** Events that a task gathers before it sends them: about 50 MB while that lasts. */
  private static final int GATHERED = 1 << 20;

  private ChunkShuffle() {}

  /** Cuts the curve through the events. */
  static ChunkCuts cut(JavaRDD<EventBatch> batches, RowReport report) {
    return ChunkCuts.of(
        report.curve(),
        report.rows(),
        none -> batches.mapPartitions(b -> counted(b, none)).treeReduce(CurveCounts::merge));
  }

  private static Iterator<CurveCounts> counted(Iterator<EventBatch> batches, CurveCounts counts) {
    batches.forEachRemaining(batch -> counts.addAll(batch.events()));
    return List.of(counts).iterator();
  }

  /**
   * The chunks in their partitions, and after them a report in each.
   *
   * @param distinctLimit up to which distinct locations are counted
   */
  static JavaRDD<PartitionItem> chunks(
      JavaRDD<EventBatch> batches, ChunkCuts cuts, int partitions, int distinctLimit) {
    return batches
        .mapPartitionsToPair(b -> new Sender(b, cuts))
        .repartitionAndSortWithinPartitions(new ChunkPartitioner(cuts.chunks(), partitions))
        .mapPartitions(parts -> new Receiver(parts, distinctLimit));
  }

  /** Divides batches by chunk. */
  private static final class Sender implements Iterator<Tuple2<Integer, EventBuffer>> {
    private final Iterator<EventBatch> batches;
    private final ChunkCuts cuts;
    private Iterator<Tuple2<Integer, EventBuffer>> parts =
        List.<Tuple2<Integer, EventBuffer>>of().iterator();

    Sender(Iterator<EventBatch> batches, ChunkCuts cuts) {
      this.batches = batches;
      this.cuts = cuts;
    }

    @Override
    public boolean hasNext() {
      while (!parts.hasNext() && batches.hasNext()) {
        parts = gathered().iterator();
      }
      return parts.hasNext();
    }

    @Override
    public Tuple2<Integer, EventBuffer> next() {
      hasNext();
      return parts.next();
    }

    private List<Tuple2<Integer, EventBuffer>> gathered() {
      TreeMap<Integer, EventBuffer> byChunk = new TreeMap<>();
      int gathered = 0;
      while (batches.hasNext() && gathered < GATHERED) {
        EventBuffer events = batches.next().events();
        double[] x = new double[events.dimension()];
        int[] cell = new int[events.dimension()];
        for (int i = 0; i < events.size(); i++) {
          events.location(i, x);
          byChunk
              .computeIfAbsent(cuts.chunk(x, cell), c -> new EventBuffer(x.length))
              .add(events, i, x);
        }
        gathered += events.size();
      }
      List<Tuple2<Integer, EventBuffer>> all = new ArrayList<>();
      byChunk.forEach((chunk, events) -> all.add(new Tuple2<>(chunk, events.trimmed())));
      return all;
    }
  }

  /** Puts chunks together, whose parts come one after the other. */
  private static final class Receiver implements Iterator<PartitionItem> {
    private final Iterator<Tuple2<Integer, EventBuffer>> parts;
    private final int distinctLimit;
    private final SumTree<EventProfile> profiles =
        new SumTree<>(SumTree.UNKNOWN, EventProfile::merged);
    private Tuple2<Integer, EventBuffer> next;
    private boolean reported;

    Receiver(Iterator<Tuple2<Integer, EventBuffer>> parts, int distinctLimit) {
      this.parts = parts;
      this.distinctLimit = distinctLimit;
      advance();
    }

    private void advance() {
      next = parts.hasNext() ? parts.next() : null;
    }

    @Override
    public boolean hasNext() {
      return !reported;
    }

    @Override
    public PartitionItem next() {
      if (next == null) {
        reported = true;
        return new PartitionItem.Report(profiles);
      }
      int chunk = next._1();
      int dimension = next._2().dimension();
      EventBlockBuilder builder = new EventBlockBuilder(dimension);
      for (; next != null && next._1() == chunk; advance()) {
        builder.addAll(next._2());
      }
      EventProfile profile = new EventProfile(dimension, distinctLimit);
      List<EventBlock> blocks = builder.build(profile::add);
      profiles.add(chunk, profile);
      return new PartitionItem.Events(new EventChunk(chunk, blocks));
    }
  }
}
