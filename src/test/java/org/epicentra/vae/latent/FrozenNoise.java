package org.epicentra.vae.latent;

/** Noise from an array, rows x samples x latent; row keys are row numbers. */
public record FrozenNoise(float[] eps, int samples) implements Noise {
  @Override
  public void fill(long rowKey, int draw, float[] out, int from, int count) {
    System.arraycopy(eps, ((int) rowKey * samples + draw) * count, out, from, count);
  }
}
