import static org.bytedeco.pytorch.global.torch.addcmul;
import static org.bytedeco.pytorch.global.torch.binary_cross_entropy_with_logits;
import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.compile;
import static org.bytedeco.pytorch.global.torch.leaky_relu_;
import static org.bytedeco.pytorch.global.torch.leaky_relu_backward;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.zeros;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.pytorch.BCEWithLogitsLossOptions;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.kSum;

/**
 * The reference autoencoder: layers of 400 units with leaky ReLU, 200 latent variables, Bernoulli
 * pixels. Both heads of the encoder are one product, and Adam updates all parameters in one call.
 */
final class Autoencoder {
  private static final int WIDTH = 400;
  private static final int LATENT = 200;
  private static final double LEAK = 0.2;

  /** How the gradient is computed. */
  enum Step {
    /** By LibTorch's automatic differentiation. */
    AUTOGRAD,
    /** By a backward pass written by hand, the whole step one TorchScript function. */
    DERIVED,
    /** The same pass with oneDNN's products, which the compiler of PyTorch 2 uses on processors. */
    ONEDNN
  }

  private final Step step;
  private final Tensor[] weights = new Tensor[6];
  private final Tensor[] biases = new Tensor[6];
  private final TensorVector parameters = new TensorVector();
  private final IValue parameterList;
  private final IValue firstMoments;
  private final IValue secondMoments;
  private final IValue stepCounts;

  /** Its functions are freed with it, so it is kept as long as they. */
  private final CompilationUnit script = compile(text("autoencoder.torchscript"));

  private final Function adam;
  private final Function derivedStep;
  private final Function emptyTensors;

  private final Scalar slope = new Scalar((float) LEAK);
  private final Scalar half = new Scalar(0.5f);
  private final Scalar one = new Scalar(1.0f);
  private final BCEWithLogitsLossOptions summed = new BCEWithLogitsLossOptions();

  private final OperatorHandle product =
      Dispatcher.singleton().findSchemaOrThrow("mkldnn::_linear_pointwise", "");
  private final IValue absent = new IValue();
  private final IValue identity = new IValue("none");
  private final IValue leakyRelu = new IValue("leaky_relu");
  private final IValue noAlgorithm = new IValue("");
  private final IValue noScalars;
  private final IValue leak;

  Autoencoder(long inputs, Step step) {
    this.step = step;
    summed.reduction().put(new kSum());
    adam = script.get_function(new QualifiedName("adam"));
    derivedStep = script.get_function(new QualifiedName("derived_step"));
    emptyTensors = script.get_function(new QualifiedName("empty_tensors"));
    GenericList scalars = newList(script.get_function(new QualifiedName("empty_scalars")));
    noScalars = new IValue(scalars);
    GenericList leaks = scalars.copy();
    leaks.push_back(new IValue(LEAK));
    leak = new IValue(leaks);

    long[] sizes = {inputs, WIDTH, WIDTH, 2 * LATENT, WIDTH, WIDTH, inputs};
    TensorVector first = new TensorVector();
    TensorVector second = new TensorVector();
    TensorVector counts = new TensorVector();
    try (NoGradGuard guard = new NoGradGuard()) {
      for (int i = 0; i < weights.length; i++) {
        LinearImpl layer = new LinearImpl(i == 3 ? LATENT : sizes[i], sizes[i + 1]);
        weights[i] = layer.weight();
        biases[i] = layer.bias();
        for (Tensor parameter : new Tensor[] {weights[i], biases[i]}) {
          parameter.set_requires_grad(step == Step.AUTOGRAD);
          parameters.push_back(parameter);
          first.push_back(zeros_like(parameter));
          second.push_back(zeros_like(parameter));
          counts.push_back(zeros(new long[0]));
        }
      }
    }
    parameterList = list(parameters);
    firstMoments = list(first);
    secondMoments = list(second);
    stepCounts = list(counts);
  }

  /** One step of Adam on a minibatch; the loss summed over its images. */
  double train(Tensor x) {
    if (step == Step.AUTOGRAD) {
      Tensor loss = loss(x);
      loss.backward();
      try (NoGradGuard guard = new NoGradGuard()) {
        TensorVector gradients = new TensorVector(parameters.size());
        for (long i = 0; i < parameters.size(); i++) {
          gradients.put(i, parameters.get(i).grad());
        }
        update(gradients);
        for (long i = 0; i < parameters.size(); i++) {
          parameters.get(i).mutable_grad().reset();
        }
      }
      return loss.item_float();
    }
    try (NoGradGuard guard = new NoGradGuard()) {
      return (step == Step.DERIVED ? derivedStep(x) : oneDnnStep(x)).item_float();
    }
  }

  /** The loss summed over the images. */
  double evaluate(Tensor x) {
    try (NoGradGuard guard = new NoGradGuard()) {
      return loss(x).item_float();
    }
  }

  private Tensor loss(Tensor x) {
    Tensor heads = layer(hidden(hidden(x, 0), 1), 2);
    Tensor mean = heads.narrow(1, 0, LATENT);
    Tensor logVariance = heads.narrow(1, LATENT, LATENT);
    Tensor deviation = logVariance.mul(half).exp();
    Tensor z = addcmul(mean, deviation, randn(x.size(0), LATENT));
    Tensor logits = layer(hidden(hidden(z, 3), 4), 5);
    return binary_cross_entropy_with_logits(logits, x, summed)
        .add(divergence(mean, logVariance, deviation.mul(deviation)));
  }

  private Tensor layer(Tensor x, int i) {
    return linear(x, weights[i], biases[i]);
  }

  private Tensor hidden(Tensor x, int i) {
    return leaky_relu_(layer(x, i), slope);
  }

  private Tensor divergence(Tensor mean, Tensor logVariance, Tensor variance) {
    return mean.mul(mean)
        .sum()
        .add(variance.sum())
        .sub(logVariance.sum())
        .sub(new Scalar((float) mean.numel()))
        .mul(half);
  }

  private Tensor derivedStep(Tensor x) {
    return derivedStep
        .apply(
            new IValueVector(new IValue(x), parameterList, firstMoments, secondMoments, stepCounts))
        .toTensor();
  }

  /** As {@code derived_step} in autoencoder.torchscript, with oneDNN's products. */
  private Tensor oneDnnStep(Tensor x) {
    Tensor h1 = oneDnnLayer(x, 0, true);
    Tensor h2 = oneDnnLayer(h1, 1, true);
    Tensor heads = oneDnnLayer(h2, 2, false);
    Tensor mean = heads.narrow(1, 0, LATENT);
    Tensor logVariance = heads.narrow(1, LATENT, LATENT);
    Tensor deviation = logVariance.mul(half).exp();
    Tensor noise = randn(x.size(0), LATENT);
    Tensor z = addcmul(mean, deviation, noise);
    Tensor h3 = oneDnnLayer(z, 3, true);
    Tensor h4 = oneDnnLayer(h3, 4, true);
    Tensor logits = oneDnnLayer(h4, 5, false);
    Tensor variance = deviation.mul(deviation);
    Tensor loss =
        binary_cross_entropy_with_logits(logits, x, summed)
            .add(divergence(mean, logVariance, variance));

    Tensor atLogits = logits.sigmoid_().sub_(x);
    Tensor at4 = leaky_relu_backward(oneDnn(atLogits, weights[5].t()), h4, slope, true);
    Tensor at3 = leaky_relu_backward(oneDnn(at4, weights[4].t()), h3, slope, true);
    Tensor atZ = oneDnn(at3, weights[3].t());
    Tensor atMean = atZ.add(mean);
    Tensor atLogVariance = variance.sub_(one).add_(atZ.mul_(noise).mul_(deviation)).mul_(half);
    Tensor atHeads = cat(new TensorVector(atMean, atLogVariance), 1);
    Tensor at2 = leaky_relu_backward(oneDnn(atHeads, weights[2].t()), h2, slope, true);
    Tensor at1 = leaky_relu_backward(oneDnn(at2, weights[1].t()), h1, slope, true);

    Tensor[] outputs = {at1, at2, atHeads, at3, at4, atLogits};
    Tensor[] inputs = {x, h1, h2, z, h3, h4};
    TensorVector gradients = new TensorVector();
    for (int i = 0; i < outputs.length; i++) {
      gradients.push_back(oneDnn(outputs[i].t(), inputs[i].t()));
      gradients.push_back(outputs[i].sum(0));
    }
    update(gradients);
    return loss;
  }

  private Tensor oneDnnLayer(Tensor x, int i, boolean isHidden) {
    return oneDnn(
        x,
        weights[i],
        new IValue(biases[i]),
        isHidden ? leakyRelu : identity,
        isHidden ? leak : noScalars);
  }

  /** The product of x and the transpose of w. */
  private Tensor oneDnn(Tensor x, Tensor w) {
    return oneDnn(x, w, absent, identity, noScalars);
  }

  private Tensor oneDnn(Tensor x, Tensor w, IValue bias, IValue activation, IValue scalars) {
    IValueVector stack =
        new IValueVector(new IValue(x), new IValue(w), bias, activation, scalars, noAlgorithm);
    product.callBoxed(stack);
    return stack.get(0).toTensor();
  }

  private void update(TensorVector gradients) {
    adam.apply(
        new IValueVector(parameterList, list(gradients), firstMoments, secondMoments, stepCounts));
  }

  /** A list of tensors as TorchScript has it. */
  private IValue list(TensorVector tensors) {
    GenericList list = newList(emptyTensors);
    for (long i = 0; i < tensors.size(); i++) {
      list.push_back(new IValue(tensors.get(i)));
    }
    return new IValue(list);
  }

  private static GenericList newList(Function empty) {
    return empty.apply(new IValueVector()).toList().copy();
  }

  private static String text(String resource) {
    try (InputStream in = Autoencoder.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
