package org.epicentra.vae.kernel;

/** One element at a time, with exponentials in double precision. */
public final class ScalarElementKernel implements ElementKernel {
  @Override
  public void add(float[] sums, int at, float[] terms, int from, int n) {
    for (int i = 0; i < n; i++) {
      sums[at + i] += terms[from + i];
    }
  }

  @Override
  public void activate(
      Activation activation, float[] values, int at, float[] bias, int from, int n) {
    if (activation == Activation.TANH) {
      for (int i = 0; i < n; i++) {
        values[at + i] = (float) Math.tanh(values[at + i] + bias[from + i]);
      }
      return;
    }
    float slope = activation.slope();
    for (int i = 0; i < n; i++) {
      float v = values[at + i] + bias[from + i];
      values[at + i] = Math.max(v, slope * v);
    }
  }

  @Override
  public void unactivate(Activation activation, float[] delta, float[] outputs, int length) {
    unactivate(activation, delta, outputs, 0, length);
  }

  static void unactivate(Activation activation, float[] delta, float[] outputs, int from, int to) {
    if (activation == Activation.TANH) {
      for (int i = from; i < to; i++) {
        delta[i] *= 1 - outputs[i] * outputs[i];
      }
      return;
    }
    float slope = activation.slope();
    for (int i = from; i < to; i++) {
      delta[i] *= outputs[i] > 0 ? 1 : slope;
    }
  }

  @Override
  public void deviations(float[] logVariance, float[] deviation, int length) {
    deviations(logVariance, deviation, 0, length);
  }

  static void deviations(float[] logVariance, float[] deviation, int from, int to) {
    for (int i = from; i < to; i++) {
      deviation[i] = (float) Math.exp(0.5 * logVariance[i]);
    }
  }

  @Override
  public void probabilities(float[] logits, int length) {
    probabilities(logits, 0, length);
  }

  static void probabilities(float[] logits, int from, int to) {
    for (int i = from; i < to; i++) {
      logits[i] = (float) sigmoid(logits[i]);
    }
  }

  @Override
  public double logLikelihood(float[] logits, int from, float[] pixels, int pixelFrom, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += logLikelihood(logits[from + i], pixels[pixelFrom + i]);
    }
    return sum;
  }

  @Override
  public double differentiate(float[] logits, int from, float[] pixels, int pixelFrom, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      float logit = logits[from + i];
      float pixel = pixels[pixelFrom + i];
      sum += logLikelihood(logit, pixel);
      logits[from + i] = (float) (sigmoid(logit) - pixel);
    }
    return sum;
  }

  @Override
  public void addRows(RowLists lists, float[] matrix, int from, float[] into, int at) {
    for (int list = 0; list < lists.count; list++) {
      for (int k = lists.start(list); k < lists.end(list); k++) {
        int row = from + lists.rows[k] * lists.width;
        int to = at + list * lists.width;
        for (int i = 0; i < lists.width; i++) {
          into[to + i] += matrix[row + i];
        }
      }
    }
  }

  @Override
  public void update(AdamStep step, int at, float[] gradient, int from, int n) {
    float[] weights = step.weights();
    float[] first = step.first();
    float[] second = step.second();
    for (int i = 0; i < n; i++) {
      float g = gradient[from + i];
      float m = AdamStep.KEEP_1 * first[at + i] + AdamStep.TAKE_1 * g;
      float v = AdamStep.KEEP_2 * second[at + i] + AdamStep.TAKE_2 * g * g;
      first[at + i] = m;
      second[at + i] = v;
      float change = m / ((float) Math.sqrt(v) + step.epsilon());
      weights[at + i] -= step.rate() * change;
    }
  }

  private static double logLikelihood(double logit, double pixel) {
    return pixel * logit - Math.max(logit, 0) - Math.log1p(Math.exp(-Math.abs(logit)));
  }

  private static double sigmoid(double logit) {
    double e = Math.exp(-Math.abs(logit));
    return (logit >= 0 ? 1 : e) / (1 + e);
  }
}
