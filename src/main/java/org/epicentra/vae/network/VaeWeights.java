package org.epicentra.vae.network;

import java.io.Serializable;
import java.util.List;
import org.epicentra.math.RandomStream;
import org.epicentra.vae.images.Standardization;
import org.epicentra.vae.kernel.LayerSlice;

/**
 * The parameters of a network, immutable, and how its inputs were standardised. The array's order
 * is that of {@link ParameterLayout}.
 */
public final class VaeWeights implements Serializable {
  private static final long serialVersionUID = 1L;

  private final VaeArchitecture architecture;
  private final float[] values;
  private final Standardization standardization;

  /**
   * @param architecture of the network
   * @param values all weights and biases, copied
   * @throws IllegalArgumentException if their number is not that of the architecture's parameters,
   *     or one is not finite
   */
  public VaeWeights(VaeArchitecture architecture, float[] values) {
    this(architecture, values, null);
  }

  private VaeWeights(
      VaeArchitecture architecture, float[] values, Standardization standardization) {
    if (values.length != architecture.parameterCount()) {
      throw new IllegalArgumentException(
          "there are %d weights; this architecture has %d"
              .formatted(values.length, architecture.parameterCount()));
    }
    int fault = firstNotFinite(values);
    if (fault >= 0) {
      throw new IllegalArgumentException(
          "weight " + fault + " is " + values[fault] + "; it must be finite");
    }
    this.architecture = architecture;
    this.values = values.clone();
    this.standardization = standardization;
  }

  /**
   * The same weights, whose inputs are standardised numbers.
   *
   * @param by null for inputs that are as they are
   * @throws IllegalArgumentException if its columns are not the inputs, or these are no numbers
   */
  public VaeWeights standardizedBy(Standardization by) {
    if (by != null && !architecture.likelihood().isOfNumbers()) {
      throw new IllegalArgumentException(
          "pixels with the likelihood " + architecture.likelihood() + " cannot be standardised");
    }
    if (by != null && by.columns() != architecture.inputs()) {
      throw new IllegalArgumentException(
          "the standardisation has %d columns; the network has %d inputs"
              .formatted(by.columns(), architecture.inputs()));
    }
    return new VaeWeights(architecture, values, by);
  }

  /**
   * What must be added to the logarithm of a density of the inputs to get that of the density of
   * the numbers from which they come; 0 where these are not standardised.
   */
  public double logJacobian() {
    return standardization == null ? 0 : standardization.logJacobian();
  }

  /** How numbers become inputs; null where they are these as they are. */
  public Standardization standardization() {
    return standardization;
  }

  /** Index of the first NaN or infinity; -1 if there is none. */
  public static int firstNotFinite(float[] values) {
    float sum = 0;
    for (float value : values) {
      sum += value * 0;
    }
    if (sum == 0) {
      return -1;
    }
    int i = 0;
    while (Float.isFinite(values[i])) {
      i++;
    }
    return i;
  }

  /**
   * Random weights to start training from: weights and biases uniform on (-1, 1) / sqrt(inputs of
   * the layer), torch's default for nn.Linear.
   *
   * @param seed the user's seed
   */
  public static VaeWeights initial(VaeArchitecture architecture, long seed) {
    float[] values = new float[architecture.parameterCount()];
    ParameterLayout layout = new ParameterLayout(architecture);
    List<LayerSlice> slices = layout.all();
    for (int layer = 0; layer < slices.size(); layer++) {
      LayerSlice slice = slices.get(layer);
      RandomStream random = RandomStream.of(seed, "vae-weights", layer, 0);
      double bound = 1 / Math.sqrt(slice.inputs());
      for (int i = slice.weight(); i < slice.end(); i++) {
        values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
    }
    return new VaeWeights(architecture, layout.fromTorch(values));
  }

  /** The shape of the network. */
  public VaeArchitecture architecture() {
    return architecture;
  }

  /** A copy of the parameters. */
  public float[] values() {
    return values.clone();
  }
}
