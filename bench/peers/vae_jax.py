"""Seconds per epoch and the loss curve of the reference autoencoder in JAX, on the processor.

    vae_jax.py TRAIN-IMAGES TEST-IMAGES EPOCHS BATCH-SIZES THREADS

prints what vae_pytorch.py prints. The program is written for speed: images lie in memory as one array, a step with its
gradient and Adam is one compiled function that updates its arguments in place, the loss is taken from logits, both
heads of the encoder are one product, and noise comes from the faster of JAX's generators. Compiling is not timed. JAX
takes a thread for each core that it sees, so for one thread the process keeps to one core.
"""

import os
import sys
import time

THREADS = int(sys.argv[5])
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])

import jax
import numpy
from jax import numpy as jnp

from mnist import binary_images

WIDTH, LATENT = 400, 200
LEAK = 0.2
RATE, DECAY_1, DECAY_2, EPSILON = 1e-3, 0.9, 0.999, 1e-8


def images(path):
    return jnp.asarray(binary_images(path))


def initial(inputs):
    random = numpy.random.default_rng(1)
    sizes = [(inputs, WIDTH), (WIDTH, WIDTH), (WIDTH, 2 * LATENT), (LATENT, WIDTH), (WIDTH, WIDTH), (WIDTH, inputs)]
    parameters = []
    for rows, columns in sizes:
        bound = 1 / numpy.sqrt(rows)
        parameters.append(jnp.asarray(random.uniform(-bound, bound, (rows, columns)), jnp.float32))
        parameters.append(jnp.asarray(random.uniform(-bound, bound, columns), jnp.float32))
    return parameters


def loss_of(parameters, x, key):
    def layer(h, i):
        return h @ parameters[2 * i] + parameters[2 * i + 1]

    def hidden(h, i):
        return jax.nn.leaky_relu(layer(h, i), LEAK)

    heads = layer(hidden(hidden(x, 0), 1), 2)
    mean, log_variance = heads[:, :LATENT], heads[:, LATENT:]
    deviation = jnp.exp(0.5 * log_variance)
    logits = layer(hidden(hidden(mean + deviation * jax.random.normal(key, mean.shape), 3), 4), 5)
    reconstruction = jnp.sum(jax.nn.softplus(logits) - x * logits)
    kl = 0.5 * jnp.sum(deviation**2 + mean**2 - log_variance - 1)
    return reconstruction + kl


def step(state, x, rows):
    parameters, first, second, count, key = state
    key, noise = jax.random.split(key)
    loss, gradients = jax.value_and_grad(loss_of)(parameters, x[rows], noise)
    count += 1
    first = [DECAY_1 * m + (1 - DECAY_1) * g for m, g in zip(first, gradients)]
    second = [DECAY_2 * v + (1 - DECAY_2) * g * g for v, g in zip(second, gradients)]
    rate = RATE * jnp.sqrt(1 - DECAY_2**count) / (1 - DECAY_1**count)
    scaled = EPSILON * jnp.sqrt(1 - DECAY_2**count)
    parameters = [p - rate * m / (jnp.sqrt(v) + scaled) for p, m, v in zip(parameters, first, second)]
    return (parameters, first, second, count, key), loss


step = jax.jit(step, donate_argnums=0)
loss_alone = jax.jit(loss_of)


def fresh(inputs):
    parameters = initial(inputs)
    zeros = [jnp.zeros_like(p) for p in parameters]
    return parameters, zeros, [jnp.zeros_like(p) for p in parameters], jnp.float32(0), jax.random.key(1, impl="rbg")


def steps_of(state, x, batch, limit, random):
    order = random.permutation(len(x)).astype(numpy.int32)
    total, times = 0.0, []
    for first in range(0, len(order), batch)[:limit]:
        start = time.perf_counter()
        state, loss = step(state, x, order[first : first + batch])
        total += float(loss)
        times.append((time.perf_counter() - start) * 1e3)
    return state, total / len(x), sorted(times)


def evaluate(parameters, x):
    key = jax.random.key(2, impl="rbg")
    parts = range(0, len(x), 1000)
    return sum(float(loss_alone(parameters, x[i : i + 1000], jax.random.fold_in(key, i))) for i in parts) / len(x)


def main():
    training, test = images(sys.argv[1]), images(sys.argv[2])
    epochs = int(sys.argv[3])
    random = numpy.random.default_rng(1)
    for batch in (int(word) for word in sys.argv[4].split(",")):
        state = steps_of(fresh(training.shape[1]), training, batch, 20, random)[0]
        if epochs == 0:
            times = steps_of(state, training, batch, 100, random)[2]
            print(f"{times[len(times) // 2]:.2f}")
        state = fresh(training.shape[1])
        for epoch in range(1, epochs + 1):
            start = time.perf_counter()
            state, loss, times = steps_of(state, training, batch, None, random)
            seconds = time.perf_counter() - start
            fast, median = times[len(times) // 10], times[len(times) // 2]
            print(batch, epoch, f"{seconds:.2f} {fast:.2f} {median:.2f} {loss:.2f} {evaluate(state[0], test):.2f}", flush=True)


main()
