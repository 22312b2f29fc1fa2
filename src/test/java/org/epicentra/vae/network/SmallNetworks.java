package org.epicentra.vae.network;

import java.util.List;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.latent.Noise;

/** A small network of each latent family, with four images for it. */
public final class SmallNetworks {
  public static final int ROWS = 4;

  private SmallNetworks() {}

  /** Two hidden layers and two coordinates of z, of three categories where there are any. */
  public static VaeArchitecture of(LatentFamily family, int inputs) {
    return new VaeArchitecture(inputs, List.of(9, 7), 2, family, family.hasCategories() ? 3 : 0);
  }

  public static float[] pixels(int inputs) {
    float[] pixels = ReferenceVae.random(ROWS * inputs, 1, 12);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixels[i] > 0 ? 1 : 0;
    }
    return pixels;
  }

  public static Minibatch batch(int inputs) {
    return new Minibatch(pixels(inputs), ROWS, new long[] {0, 1, 2, 3});
  }

  public static VaeElbo elbo(VaeArchitecture network, String estimator, int samples) {
    return new VaeElbo(
        network, Estimator.of(estimator).create(), samples, Blas.of(BlasChoice.JAVA));
  }

  public static float[] noise(VaeArchitecture network, int samples) {
    float[] noise = new float[ROWS * samples * network.codes()];
    network.family().noise(3, Noise.TRAINING, 1).fill(0, 0, noise, 0, noise.length);
    return noise;
  }
}
