package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.mixture.PosteriorCodec;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.evaluation.ImageEncoder;
import org.epicentra.vae.format.WeightsCodec;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeWeights;
import org.junit.jupiter.api.Test;

/**
 * Model folders that earlier releases wrote, one for each kind and format version, under {@code
 * src/test/resources/models}. They stay as they are, and every later release reads them. No Spark
 * is needed to do so.
 */
class OldModelsTest {
  private static final Path MODELS = Path.of("src/test/resources/models");

  /** Log predictive densities by SciPy's nbinom.pmf and the normal density, from the file alone. */
  @Test
  void aMixtureOfFormat1IsRead() throws IOException {
    try (InputStream in = Files.newInputStream(MODELS.resolve("mixture-1/posterior.json"))) {
      MixtureScorer scorer = new MixtureScorer(PosteriorCodec.read(in));
      double[] shares = new double[4];
      assertThat(scorer.score(new double[] {0, 0}, 5, shares))
          .isCloseTo(-20.905257770972227, within(1e-11));
      assertThat(scorer.score(new double[] {-3000, 1500}, Double.NaN, shares))
          .isCloseTo(-18.685612655834912, within(1e-11));
      assertThat(scorer.score(new double[] {1000, -2000}, 0, shares))
          .isCloseTo(-27.224803768803543, within(1e-11));
    }
  }

  /** The file is taken apart here as docs/AUTOENCODER.md describes it, and computed with. */
  @Test
  void anAutoencoderOfFormat1IsRead() throws IOException {
    byte[] file = Files.readAllBytes(MODELS.resolve("autoencoder-1/weights.bin"));
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    byte[] letters = new byte[4];
    bytes.get(letters);
    assertThat(new String(letters, StandardCharsets.US_ASCII)).isEqualTo("EPVW");
    assertThat(bytes.getInt()).isEqualTo(1);
    byte[] json = new byte[bytes.getInt()];
    bytes.get(json);
    JsonNode header = new ObjectMapper().readTree(json);
    assertThat(header.get("inputs").intValue()).isEqualTo(784);
    assertThat(header.get("hidden").toString()).isEqualTo("[8,6]");
    assertThat(header.get("latent").intValue()).isEqualTo(3);
    double[] blank = new double[784];
    double[] mean = layer(bytes, layer(bytes, layer(bytes, blank, 8, true), 6, true), 3, false);

    VaeWeights weights;
    try (InputStream in = Files.newInputStream(MODELS.resolve("autoencoder-1/weights.bin"))) {
      weights = WeightsCodec.read(in);
    }
    assertThat(weights.architecture().hidden()).isEqualTo(List.of(8, 6));
    EvaluationSettings settings =
        new EvaluationSettings(Binarize.THRESHOLD, 1, 0, 1, BlasChoice.JAVA);
    ImageEncoder encoder = new ImageEncoder(weights.architecture(), settings);
    Arrays.fill(encoder.pixels(), 0);
    encoder.encode(weights.values(), 1);
    for (int i = 0; i < 3; i++) {
      assertThat((double) encoder.mean()[i]).isCloseTo(mean[i], within(1e-6));
    }

    bytes.position(file.length - 4);
    CRC32 crc = new CRC32();
    crc.update(file, 0, file.length - 4);
    assertThat(bytes.getInt()).isEqualTo((int) crc.getValue());
  }

  /** The next layer of the file, in double precision. */
  private static double[] layer(ByteBuffer file, double[] in, int outputs, boolean leaky) {
    double[] out = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      for (double value : in) {
        out[o] += file.getFloat() * value;
      }
    }
    for (int o = 0; o < outputs; o++) {
      out[o] += file.getFloat();
      out[o] = leaky && out[o] < 0 ? 0.2 * out[o] : out[o];
    }
    return out;
  }
}
