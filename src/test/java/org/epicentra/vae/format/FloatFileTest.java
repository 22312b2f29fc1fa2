package org.epicentra.vae.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.epicentra.BadInputException;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.Standardization;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.network.ReferenceVae;
import org.epicentra.vae.network.SmallNetworks;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;
import org.epicentra.vae.training.AdamState;
import org.epicentra.vae.training.BestEpoch;
import org.epicentra.vae.training.EpochReport;
import org.epicentra.vae.training.LearningRateSteps;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.TrainingSettings;
import org.epicentra.vae.training.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of weights and checkpoints: what they hold, and what is refused. */
class FloatFileTest {
  private static final VaeArchitecture NETWORK = new VaeArchitecture(20, List.of(12, 8), 3);
  private static final VaeWeights WEIGHTS = VaeWeights.initial(NETWORK, 5);

  private static byte[] weightsFile() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WeightsCodec.write(WEIGHTS, out);
    return out.toByteArray();
  }

  private static VaeWeights readWeights(byte[] file) {
    return WeightsCodec.read(new ByteArrayInputStream(file));
  }

  private static TrainingState state(boolean best) {
    float[] first = ReferenceVae.random(NETWORK.parameterCount(), 1e-20, 1);
    float[] second = ReferenceVae.random(NETWORK.parameterCount(), 1e20, 2);
    return new TrainingState(
        new TrainingSettings(
            9,
            10,
            1e-3,
            Binarize.DYNAMIC,
            Objective.ELBO,
            Estimator.PATH,
            2,
            Long.MIN_VALUE,
            0.1,
            3),
        60_000,
        -7,
        WEIGHTS,
        new AdamState(1L << 40, first, second),
        List.of(
            new EpochReport(1, 100.1, 0.1 + 0.2, 0.3, Double.NaN),
            new EpochReport(2, 90, 10, 0, 1 / 3.0)),
        best
            ? Optional.of(new BestEpoch(2, 1 / 3.0, VaeWeights.initial(NETWORK, 6)))
            : Optional.empty());
  }

  private static byte[] stateFile(TrainingState state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TrainingStateCodec.write(state, out);
    return out.toByteArray();
  }

  @Test
  void weightsComeBackToTheLastBit() {
    VaeWeights back = readWeights(weightsFile());
    assertThat(back.architecture()).isEqualTo(NETWORK);
    assertThat(back.values()).isEqualTo(WEIGHTS.values());
  }

  /** The layout of the class comment, read by hand. */
  @Test
  void theLayoutIsAsDocumented() {
    byte[] file = weightsFile();
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("EPVW");
    assertThat(bytes.getInt(4)).isEqualTo(1);
    int header = bytes.getInt(8);
    assertThat(new String(file, 12, header, StandardCharsets.UTF_8))
        .isEqualTo("{\"inputs\":20,\"hidden\":[12,8],\"latent\":3}");
    int floats = NETWORK.parameterCount();
    assertThat(file).hasSize(12 + header + 4 * floats + 4);
    assertThat(bytes.getFloat(12 + header)).isEqualTo(WEIGHTS.values()[0]);
    // The first weight is 12 x 20 in the file, and 20 x 12 in memory.
    assertThat(bytes.getFloat(12 + header + 4 * 21)).isEqualTo(WEIGHTS.values()[13]);
    assertThat(bytes.getFloat(12 + header + 4)).isEqualTo(WEIGHTS.values()[12]);
    assertThat(bytes.getFloat(12 + header + 4 * (floats - 1)))
        .isEqualTo(WEIGHTS.values()[floats - 1]);
    assertThat(bytes.getInt(file.length - 4)).isEqualTo(crc(file, file.length - 4));
  }

  private static int crc(byte[] file, int length) {
    CRC32 crc = new CRC32();
    crc.update(file, 0, length);
    return (int) crc.getValue();
  }

  @Test
  void checkpointsComeBackToTheLastBit() {
    for (boolean best : new boolean[] {false, true}) {
      TrainingState state = state(best);
      TrainingState back = TrainingStateCodec.read(new ByteArrayInputStream(stateFile(state)));
      assertThat(back.settings()).isEqualTo(state.settings());
      assertThat(back.rows()).isEqualTo(state.rows());
      assertThat(back.weights().values()).isEqualTo(state.weights().values());
      assertThat(back.adam().step()).isEqualTo(1L << 40);
      assertThat(back.adam().firstMoment()).isEqualTo(state.adam().firstMoment());
      assertThat(back.adam().secondMoment()).isEqualTo(state.adam().secondMoment());
      assertThat(back.epochs()).isEqualTo(state.epochs());
      assertThat(back.best().isPresent()).isEqualTo(best);
      assertThat(stateFile(back)).isEqualTo(stateFile(state));
      back.best()
          .ifPresent(
              found ->
                  assertThat(found.weights().values())
                      .isEqualTo(state.best().orElseThrow().weights().values()));
    }
  }

  /** Version 1 named no objective. */
  @Test
  void checkpointsOfAnEarlyVersionAreRefused() {
    byte[] file = stateFile(state(false));
    file[4] = 1;
    assertThatThrownBy(() -> TrainingStateCodec.read(new ByteArrayInputStream(file)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has version 1; this release reads version 3 to 4");
  }

  /** Version 3 had one order of all rows, which is that of a single shard. */
  @Test
  void checkpointsOfTheVersionBeforeHaveOneShard() {
    byte[] file = stateFile(state(true));
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int header = bytes.getInt(8);
    String json = new String(file, 12, header, StandardCharsets.UTF_8);
    byte[] old = json.replaceFirst(",\"shards\":[0-9]+", "").getBytes(StandardCharsets.UTF_8);
    assertThat(old).hasSizeLessThan(header);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FloatFileWriter writer = new FloatFileWriter(out, "EPVT", 3, old);
    float[] floats = new float[4 * NETWORK.parameterCount()];
    bytes.position(12 + header).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    writer.floats(floats);
    writer.end();
    TrainingState back = TrainingStateCodec.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(back.settings()).isEqualTo(state(true).settings().withShards(1));
    assertThat(back.weights().values()).isEqualTo(state(true).weights().values());
  }

  @Test
  void anythingElseIsRefused() {
    refused("no such file".getBytes(StandardCharsets.UTF_8), "does not begin with EPVW");
    refused(stateFile(state(false)), "does not begin with EPVW");
    refused(new byte[0], "ends too early, after 0 bytes");
    refused(changed(4, 2), "has version 2; this release reads version 1");
    refused(changed(11, 0x7F), "has a header of");
    refused(changed(12, 'x'), "header that cannot be read");
    refused(changed(weightsFile().length - 20, 77), "is damaged: its checksum is");
    refused(changed(weightsFile().length - 1, 77), "is damaged: its checksum is");
    byte[] file = weightsFile();
    refused(Arrays.copyOf(file, file.length + 1), "continues after its end");
  }

  @Test
  void aFileCutAnywhereIsRefused() {
    byte[] file = weightsFile();
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> readWeights(cut)).hasMessageContaining("ends too early");
    }
    byte[] state = stateFile(state(true));
    for (int length = 0; length < state.length; length += 97) {
      byte[] cut = Arrays.copyOf(state, length);
      assertThatThrownBy(() -> TrainingStateCodec.read(new ByteArrayInputStream(cut)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("The checkpoint ends too early");
    }
  }

  @Test
  void weightsThatAreNotNumbersAreRefused() {
    byte[] file = weightsFile();
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(file.length - 8, Float.NaN);
    bytes.putInt(file.length - 4, crc(file, file.length - 4));
    refused(file, "weight " + (NETWORK.parameterCount() - 1) + " is NaN; it must be finite");
  }

  @Test
  void headersOfImpossibleNetworksAreRefused() {
    refused(withHeader("{\"inputs\":20,\"hidden\":[],\"latent\":3}"), "hidden is empty");
    refused(withHeader("{\"inputs\":20,\"hidden\":[12],\"latent\":0}"), "latent is 0");
    refused(withHeader("{\"inputs\":20,\"hidden\":[12]}"), "latent");
    refused(withHeader("{\"inputs\":1,\"hidden\":[1],\"latent\":1,\"x\":1}"), "Unrecognized");
    refused(withHeader("null"), "header");
    refused(
        withHeader("{\"inputs\":2147483647,\"hidden\":[2147483647],\"latent\":1}"), "parameters");
    refused(withHeader("{\"inputs\":400000000,\"hidden\":[2],\"latent\":1}"), "ends too early");
  }

  private static byte[] withHeader(String json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new FloatFileWriter(out, "EPVW", 1, json.getBytes(StandardCharsets.UTF_8)).end();
    return out.toByteArray();
  }

  private static byte[] changed(int at, int value) {
    byte[] file = weightsFile();
    file[at] = (byte) value;
    return file;
  }

  private static void refused(byte[] file, String why) {
    assertThatThrownBy(() -> readWeights(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("The weights file")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @EnumSource(LatentFamily.class)
  void weightsKeepTheirFamily(LatentFamily family) {
    VaeWeights weights = VaeWeights.initial(SmallNetworks.of(family, 6), 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WeightsCodec.write(weights, out);
    VaeWeights back = WeightsCodec.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(back.architecture()).isEqualTo(weights.architecture());
    assertThat(back.values()).isEqualTo(weights.values());
    String header = "\"family\":\"" + family.label() + "\"";
    assertThat(out.toString(java.nio.charset.StandardCharsets.ISO_8859_1).contains(header))
        .isEqualTo(family != LatentFamily.NORMAL);
  }

  /** Without the field it is leaky-relu, as in files of releases that had no other. */
  @ParameterizedTest
  @EnumSource(Activation.class)
  void weightsKeepTheirActivation(Activation activation) {
    VaeWeights weights = VaeWeights.initial(NETWORK.withActivation(activation), 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WeightsCodec.write(weights, out);
    VaeWeights back = WeightsCodec.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(back.architecture()).isEqualTo(weights.architecture());
    String header = "\"activation\":\"" + activation.label() + "\"";
    assertThat(out.toString(StandardCharsets.ISO_8859_1).contains(header))
        .isEqualTo(activation != Activation.LEAKY_RELU);
    refused(
        withHeader("{\"inputs\":2,\"hidden\":[1],\"latent\":1,\"activation\":\"sine\"}"),
        "header that cannot be read");
  }

  /** Without the field the learning rate is constant, as in checkpoints of earlier releases. */
  @Test
  void checkpointsKeepTheStepsOfTheLearningRate() {
    TrainingState plain = state(false);
    assertThat(new String(stateFile(plain), StandardCharsets.ISO_8859_1))
        .doesNotContain("learningRateSteps");
    LearningRateSteps steps = new LearningRateSteps(List.of(200, 350), 0.1);
    TrainingState stepped =
        new TrainingState(
            plain.settings().withLearningRateSteps(steps),
            plain.rows(),
            plain.fingerprint(),
            plain.weights(),
            plain.adam(),
            plain.epochs(),
            plain.best());
    byte[] file = stateFile(stepped);
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .contains("\"learningRateSteps\":{\"epochs\":[200,350],\"factor\":0.1}");
    assertThat(TrainingStateCodec.read(new ByteArrayInputStream(file)).settings())
        .isEqualTo(stepped.settings());
  }

  @Test
  void weightsKeepTheirLikelihoodAndStandardisation() {
    for (double variance : new double[] {0, 0.25}) {
      VaeArchitecture network = NETWORK.withLikelihood(Likelihood.GAUSSIAN, variance);
      double[] means = new double[20];
      double[] deviations = new double[20];
      for (int i = 0; i < 20; i++) {
        means[i] = i / 3.0;
        deviations[i] = Math.pow(10, i - 10);
      }
      Standardization by = new Standardization(means, deviations);
      VaeWeights weights = VaeWeights.initial(network, 1);
      for (VaeWeights each : List.of(weights, weights.standardizedBy(by))) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WeightsCodec.write(each, out);
        VaeWeights back = WeightsCodec.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(back.architecture()).isEqualTo(network);
        assertThat(back.values()).isEqualTo(each.values());
        assertThat(back.standardization())
            .usingRecursiveComparison()
            .isEqualTo(each.standardization());
        assertThat(out.toString(StandardCharsets.ISO_8859_1))
            .contains("\"likelihood\":\"gaussian\",\"variance\":" + variance);
      }
    }
    String gaussian =
        "{\"inputs\":2,\"hidden\":[1],\"latent\":1,\"likelihood\":\"gaussian\",\"variance\":";
    refused(withHeader(gaussian + "-1.0}"), "variance is -1.0");
    refused(
        withHeader(gaussian + "1.0,\"standardization\":{\"means\":[1.0],\"deviations\":[0.0]}}"),
        "deviation 0.0");
  }
}
