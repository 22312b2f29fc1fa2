package org.epicentra.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The epochs of one training at one batch size, ours or a peer's.
 *
 * @param by what trained
 * @param batch images of a minibatch
 * @param epochs in their order
 */
record Training(String by, int batch, List<Epoch> epochs) {

  /**
   * @param seconds without validation
   * @param fast milliseconds of a step, the fastest tenth
   * @param median milliseconds of a step
   * @param loss the mean over the epoch
   * @param testLoss after it
   */
  record Epoch(double seconds, double fast, double median, double loss, double testLoss) {}

  /** What bench/peers/vae.sh left of a peer: its trainings, or none and the reason. */
  record Peer(String name, List<Training> trainings, String reason) {}

  /** The peers of a folder, by name of file. */
  static List<Peer> peers(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> texts = Files.newDirectoryStream(folder, "*.txt")) {
      texts.forEach(files::add);
    }
    files.sort(Comparator.naturalOrder());
    List<Peer> peers = new ArrayList<>();
    for (Path file : files) {
      peers.add(peer(Files.readAllLines(file)));
    }
    return peers;
  }

  /** Lines of batch, epoch, seconds, fastest tenth, median, loss and test loss below the name. */
  private static Peer peer(List<String> lines) {
    String name = lines.get(0);
    List<Training> trainings = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (!Character.isDigit(line.charAt(0))) {
        return new Peer(name, List.of(), line);
      }
      String[] words = line.split(" ");
      int batch = Integer.parseInt(words[0]);
      if (trainings.isEmpty() || trainings.get(trainings.size() - 1).batch() != batch) {
        trainings.add(new Training(name, batch, new ArrayList<>()));
      }
      double[] numbers = new double[5];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Double.parseDouble(words[i + 2]);
      }
      trainings
          .get(trainings.size() - 1)
          .epochs()
          .add(new Epoch(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]));
    }
    return new Peer(name, trainings, "");
  }

  /** The training whose median epoch is the shortest. */
  static Optional<Training> strongest(List<Training> trainings) {
    return trainings.stream().min(Comparator.comparingDouble(Training::seconds));
  }

  /** Of the median epoch after the first. */
  double seconds() {
    return median(Epoch::seconds);
  }

  /** A line of the table, with the ratio of its seconds to another's. */
  String row(Optional<Training> strongest) {
    return String.format(
        Locale.ROOT,
        "| %d | %s | %s | %.2f | %.1f | %.1f | %s | %s | %s |",
        batch,
        by,
        each(Epoch::seconds),
        seconds(),
        warm().mapToDouble(Epoch::fast).min().orElseThrow(),
        median(Epoch::median),
        strongest
            .map(other -> String.format(Locale.ROOT, "%.2f", seconds() / other.seconds()))
            .orElse("-"),
        each(Epoch::loss),
        each(Epoch::testLoss));
  }

  private double median(ToDoubleFunction<Epoch> value) {
    double[] sorted = warm().mapToDouble(value).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The epochs after the first, in which programs still compile themselves. */
  private Stream<Epoch> warm() {
    return epochs.stream().skip(epochs.size() > 1 ? 1 : 0);
  }

  private String each(ToDoubleFunction<Epoch> value) {
    return epochs.stream()
        .map(epoch -> String.format(Locale.ROOT, "%.2f", value.applyAsDouble(epoch)))
        .collect(Collectors.joining(", "));
  }
}
