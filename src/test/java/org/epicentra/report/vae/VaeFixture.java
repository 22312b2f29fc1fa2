package org.epicentra.report.vae;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.epicentra.math.RandomStream;
import org.epicentra.picture.GrayImage;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.network.VaeArchitecture;

/** Models that were never trained, with as many images and labels as a test wants. */
final class VaeFixture {
  private final ObjectNode summary = new ObjectMapper().createObjectNode();
  private final LatentFamily family;
  private int latent = 20;
  private int categories = 11;
  private int side = 28;
  private int sample = 300;
  private int importanceSamples = 100;
  private String images = "digits";
  private List<String> labels = List.of("0", "1", "2");

  VaeFixture() {
    this(LatentFamily.NORMAL);
  }

  VaeFixture(LatentFamily family) {
    this.family = family;
    summary.put("rows", 1000).put("binarize", "threshold").put("seconds", 12.25);
    summary.put("blas", "java").put("stoppedEarly", false).putNull("bestEpoch");
    summary.putObject("settings").put("images", "digits").put("batchSize", 100);
    losses(170.5, 120.25, 100.75);
  }

  ObjectNode summary() {
    return summary;
  }

  /** Losses by epoch, of which a tenth is KL; validation is 2 below. */
  VaeFixture losses(double... losses) {
    var epochs = summary.putArray("epochs");
    for (int i = 0; i < losses.length; i++) {
      epochs
          .addObject()
          .put("epoch", i + 1)
          .put("loss", losses[i])
          .put("reconstruction", 0.9 * losses[i])
          .put("kl", 0.1 * losses[i])
          .put("validationLoss", losses[i] - 2);
    }
    return this;
  }

  /** Losses of validation by epoch, instead of those; NaN for none. */
  VaeFixture validation(double... losses) {
    for (int i = 0; i < losses.length; i++) {
      ObjectNode epoch = (ObjectNode) summary.path("epochs").path(i);
      if (Double.isNaN(losses[i])) {
        epoch.putNull("validationLoss");
      } else {
        epoch.put("validationLoss", losses[i]);
      }
    }
    return this;
  }

  VaeFixture latent(int coordinates) {
    latent = coordinates;
    return this;
  }

  /** Categories of each coordinate, for a family that has them. */
  VaeFixture categories(int count) {
    categories = count;
    return this;
  }

  VaeFixture side(int pixels) {
    side = pixels;
    return this;
  }

  VaeFixture sample(int rows) {
    sample = rows;
    return this;
  }

  VaeFixture importanceSamples(int draws) {
    importanceSamples = draws;
    return this;
  }

  VaeFixture images(String path) {
    images = path;
    return this;
  }

  VaeFixture labels(String... names) {
    labels = List.of(names);
    return this;
  }

  /** A third of the numbers of z vary by 1 and less, the others by 0.001. */
  VaeFacts facts(long rows) {
    int categories = family.hasCategories() ? this.categories : 0;
    VaeArchitecture network =
        new VaeArchitecture(side * side, List.of(40, 30), latent, family, categories);
    double[] variances = new double[network.codes()];
    Arrays.setAll(variances, i -> i % 3 == 0 ? 1.0 / (1 + i) + 0.01 : 0.001);
    double[] terms = new double[latent];
    Arrays.setAll(terms, i -> 3.0 / (1 + i));
    int active = (int) Arrays.stream(variances).filter(variance -> variance > 0.01).count();
    return new VaeFacts(
        summary,
        network,
        new VaeFacts.Measured(rows, -95.5, 80.25, 15.25, variances, terms, active),
        surveyed(),
        sheets(),
        new VaeFacts.Origin(
            images,
            false,
            labels.isEmpty() ? null : "labels",
            "threshold",
            1,
            "ab".repeat(32),
            Map.of("Epicentra", "0.2.0")));
  }

  private VaeFacts.Surveyed surveyed() {
    List<VaeFacts.Mark> marks = new ArrayList<>();
    for (int i = 0; i < sample; i++) {
      RandomStream random = RandomStream.of(4, "fixture-marks", 0, i);
      String label = labels.isEmpty() ? null : labels.get(i % labels.size());
      double turn = labels.isEmpty() ? 0 : 2 * Math.PI * (i % labels.size()) / labels.size();
      marks.add(
          new VaeFacts.Mark(
              2 * Math.cos(turn) + 0.6 * random.nextGaussian(),
              2 * Math.sin(turn) + 0.6 * random.nextGaussian(),
              label,
              80 + 5 * random.nextGaussian(),
              15,
              importanceSamples > 0 ? -90 + 6 * random.nextGaussian() : Double.NaN));
    }
    double mean = importanceSamples > 0 ? -90.125 : Double.NaN;
    return new VaeFacts.Surveyed(
        marks,
        importanceSamples,
        mean,
        importanceSamples > 0 ? 0.375 : Double.NaN,
        new double[] {0.75, 0.25});
  }

  /** As many images as a page ever has, of noise, which no format makes smaller. */
  private ImageSheets sheets() {
    boolean few = side > 34;
    int longest = Math.min(64, side);
    return new ImageSheets(
        side,
        side,
        noise(few ? 16 : 56, longest),
        0.97,
        noise(few ? 16 : 56, longest),
        new double[] {0.125, 0.25},
        IntStream.range(0, few ? 3 : 8)
            .mapToObj(
                line ->
                    new ImageSheets.Line(
                        noise(few ? 7 : 9, longest), new String[] {"4", "2"}, 3 + line))
            .toList(),
        new ImageSheets.Walks(
            IntStream.range(0, few ? 3 : 8)
                .mapToObj(row -> new ImageSheets.Walk(3 * row, noise(few ? 7 : 11, longest), 0.1))
                .toList(),
            IntStream.range(0, few ? 7 : 11).mapToObj(String::valueOf).toList()));
  }

  private static List<GrayImage> noise(int count, int side) {
    List<GrayImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RandomStream random = RandomStream.of(5, "fixture-images", count, i);
      byte[] pixels = new byte[side * side];
      for (int pixel = 0; pixel < pixels.length; pixel++) {
        pixels[pixel] = (byte) (256 * random.nextDouble());
      }
      images.add(new GrayImage(side, side, pixels));
    }
    return images;
  }
}
