"""Seconds per epoch and the loss curve of the reference autoencoder in PyTorch.

    vae_pytorch.py TRAIN-IMAGES TEST-IMAGES EPOCHS BATCH-SIZES THREADS

prints a line "batch epoch seconds fastest-tenth-ms median-ms loss test-loss" for each epoch of each of the
comma-separated batch sizes. The images are IDX files, gzipped or not. The program is written for speed: images lie in
memory as one tensor, the loss is taken from logits, and Adam updates all parameters in few calls.

    vae_pytorch.py TRAIN-IMAGES TEST-IMAGES 0 BATCH-SIZE THREADS

prints the median milliseconds of 100 steps alone, by which bench/run.sh chooses the environment.
"""

import sys
import time

import torch
from torch import nn
from torch.nn import functional

from mnist import binary_images

LEAK = 0.2


def images(path):
    return torch.from_numpy(binary_images(path))


class Autoencoder(nn.Module):
    def __init__(self, inputs, width=400, latent=200):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Linear(inputs, width), nn.LeakyReLU(LEAK, True), nn.Linear(width, width), nn.LeakyReLU(LEAK, True)
        )
        self.mean = nn.Linear(width, latent)
        self.log_variance = nn.Linear(width, latent)
        self.decoder = nn.Sequential(
            nn.Linear(latent, width),
            nn.LeakyReLU(LEAK, True),
            nn.Linear(width, width),
            nn.LeakyReLU(LEAK, True),
            nn.Linear(width, inputs),
        )

    def loss(self, x):
        features = self.encoder(x)
        mean, log_variance = self.mean(features), self.log_variance(features)
        deviation = torch.exp(0.5 * log_variance)
        logits = self.decoder(mean + deviation * torch.randn_like(mean))
        reconstruction = functional.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        kl = 0.5 * torch.sum(deviation.square() + mean.square() - log_variance - 1)
        return reconstruction + kl


def train(model, optimizer, x, order):
    optimizer.zero_grad(set_to_none=True)
    loss = model.loss(x[order])
    loss.backward()
    optimizer.step()
    return loss.item()


def steps_of(model, optimizer, x, batch, limit):
    order = torch.randperm(len(x))
    total, times = 0.0, []
    for rows in order.split(batch)[:limit]:
        start = time.perf_counter()
        total += train(model, optimizer, x, rows)
        times.append((time.perf_counter() - start) * 1e3)
    return total / len(x), sorted(times)


def evaluate(model, x):
    with torch.no_grad():
        return sum(model.loss(rows).item() for rows in x.split(1000)) / len(x)


def main():
    torch.set_num_threads(int(sys.argv[5]))
    torch.manual_seed(1)
    training, test = images(sys.argv[1]), images(sys.argv[2])
    epochs = int(sys.argv[3])
    for batch in (int(word) for word in sys.argv[4].split(",")):
        model = Autoencoder(training.shape[1])
        optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, foreach=True)
        if epochs == 0:
            steps_of(model, optimizer, training, batch, 20)
            times = steps_of(model, optimizer, training, batch, 100)[1]
            print(f"{times[len(times) // 2]:.2f}")
        for epoch in range(1, epochs + 1):
            start = time.perf_counter()
            loss, times = steps_of(model, optimizer, training, batch, None)
            seconds = time.perf_counter() - start
            fast, median = times[len(times) // 10], times[len(times) // 2]
            print(batch, epoch, f"{seconds:.2f} {fast:.2f} {median:.2f} {loss:.2f} {evaluate(model, test):.2f}", flush=True)


main()
