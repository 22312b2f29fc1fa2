#!/usr/bin/env python3
"""Writes what the tests of the autoencoder expect, to ../resources/golden/vae-*.json.

Independent of the Java code: PyTorch's autograd and torch.optim.Adam in double precision. A network
12-8-6-4, five images, frozen noise; weights and noise are rounded to float32, so that both sides
start from the same numbers. One file per estimator of the gradient, equations (16), (13) and (14) of
docs/MODEL.md, with the loss of each row, the gradient, and the weights after one and three updates; and one for each
other activation and likelihood, the former with a learning rate that MultiStepLR changes after each update.

Run:  python3 src/test/python/make_vae_golden.py      (torch 1.13.1)
"""

import json
import math
import pathlib

import torch
from torch import nn

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "resources" / "golden"
INPUTS, HIDDEN, LATENT, ROWS = 12, [8, 6], 4, 5
LEARNING_RATE = 1e-3
ACTIVATIONS = {"leaky-relu": nn.LeakyReLU(0.2), "relu": nn.ReLU(), "tanh": nn.Tanh()}
MILESTONES, GAMMA = [1, 2], 0.1


class LogVariances(nn.Module):
    """Those of the inputs given z: a module of their own, so that they follow the decoder."""

    def __init__(self):
        super().__init__()
        self.values = nn.Parameter(torch.linspace(-1, 0.5, INPUTS))


class Vae(nn.Module):
    """Modules in the order of Epicentra's flat array of weights."""

    def __init__(self, activation, gaussian):
        super().__init__()
        widths = [INPUTS] + HIDDEN
        self.encoder = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))
        self.mean = nn.Linear(HIDDEN[-1], LATENT)
        self.log_variance = nn.Linear(HIDDEN[-1], LATENT)
        widths = [LATENT] + HIDDEN[::-1] + [INPUTS]
        self.decoder = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))
        self.activation = ACTIVATIONS[activation]
        self.observed = LogVariances() if gaussian else None

    def encode(self, x):
        for layer in self.encoder:
            x = self.activation(layer(x))
        return self.mean(x), self.log_variance(x)

    def missed(self, outputs, x):
        """-log p(x|z) of each draw and row."""
        if self.observed is not None:
            return -normal_log(x, outputs, self.observed.values)
        return nn.functional.binary_cross_entropy_with_logits(outputs, x.expand_as(outputs), reduction="none").sum(
            dim=-1
        )

    def decode(self, z):
        for layer in self.decoder[:-1]:
            z = self.activation(layer(z))
        return self.decoder[-1](z)


def normal_log(z, mean, log_variance):
    squared = (z - mean) ** 2 / torch.exp(log_variance)
    return -0.5 * (squared + log_variance + math.log(2 * math.pi)).sum(dim=-1)


def losses(vae, x, noise, estimator):
    """The function whose gradient is wanted, and each row's reported terms."""
    mean, log_variance = vae.encode(x)
    z = mean + torch.exp(log_variance / 2) * noise  # samples x rows x latent
    reconstruction = vae.missed(vae.decode(z), x).mean(dim=0)
    posterior = torch.distributions.Normal(mean, torch.exp(log_variance / 2))
    kl = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0)).sum(dim=-1)
    if estimator == "analytic":
        return (reconstruction + kl).sum(), reconstruction, kl
    if estimator == "path":
        log_q = normal_log(z, mean.detach(), log_variance.detach())
    else:
        log_q = normal_log(z, mean, log_variance)
    log_prior = normal_log(z, torch.zeros(()), torch.zeros(()))
    return (reconstruction + (log_q - log_prior).mean(dim=0)).sum(), reconstruction, kl


def numbers(tensor):
    return [float(v) for v in tensor.detach().flatten()]


def flat(vae):
    return numbers(torch.cat([p.flatten() for p in vae.parameters()]))


def run(estimator, samples, continuous, activation=None, gaussian=False):
    torch.manual_seed(20)
    vae = Vae(activation or "leaky-relu", gaussian)
    for p in vae.parameters():  # larger than the default, so that the layers matter
        p.data *= 2
    vae = vae.double()
    x = torch.rand(ROWS, INPUTS).double()
    if not continuous:
        x = (x > 0.5).double()
    noise = torch.randn(samples, ROWS, LATENT).double()
    result = {
        "inputs": INPUTS, "hidden": HIDDEN, "latent": LATENT, "rows": ROWS, "samples": samples,
        "estimator": estimator, "learningRate": LEARNING_RATE,
        "weights": flat(vae), "pixels": numbers(x),
        "noise": numbers(noise.transpose(0, 1)),  # rows x samples x latent
    }
    optimiser = torch.optim.Adam(vae.parameters(), lr=LEARNING_RATE)
    schedule = torch.optim.lr_scheduler.MultiStepLR(optimiser, MILESTONES if activation else [], GAMMA)
    if activation:
        result.update(activation=activation, milestones=MILESTONES, gamma=GAMMA, learningRates=[])
    if gaussian:
        result["likelihood"] = "gaussian"
    for step in (1, 2, 3):
        optimiser.zero_grad()
        loss, reconstruction, kl = losses(vae, x, noise, estimator)
        loss.backward()
        if step == 1:
            result["reconstruction"] = numbers(reconstruction)
            result["kl"] = numbers(kl)
            result["gradient"] = numbers(torch.cat([p.grad.flatten() for p in vae.parameters()]))
        if activation:
            result["learningRates"].append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        schedule.step()
        if step != 2:
            result[f"weights{step}"] = flat(vae)
    return result


def write(name, value):
    with open(GOLDEN / f"{name}.json", "w", encoding="utf-8") as out:
        json.dump(value, out)
        out.write("\n")


if __name__ == "__main__":
    write("vae-analytic", run("analytic", 1, False))
    write("vae-total", run("total", 1, False))
    write("vae-path", run("path", 1, False))
    write("vae-samples", run("path", 3, True))
    write("vae-relu", run("analytic", 1, False, "relu"))
    write("vae-tanh", run("total", 2, False, "tanh"))
    write("vae-gaussian", run("analytic", 2, True, gaussian=True))
