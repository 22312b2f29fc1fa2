"""The autoencoder of bench/digits.sh in PyTorch: an independent program with the same settings.

    vae_static.py TRAIN-IMAGES TEST-IMAGES EPOCHS SEED

trains 784-400-40 with ReLU on the first 50,000 images by Adam and keeps the weights of the epoch with the best bound on
the other 10,000, by noise of its own. The seed draws the pixels, once for all epochs, the first weights and the order.
Prints the best epoch, the bound and its KL divergence, and log p(x) by 200 importance samples, of the test images.
"""

import copy
import math
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional

from mnist import grey_images

BATCH = 100
SAMPLES = 200


class Autoencoder(nn.Module):
    def __init__(self, inputs, width=400, latent=40):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(inputs, width), nn.ReLU())
        self.mean = nn.Linear(width, latent)
        self.log_variance = nn.Linear(width, latent)
        self.decoder = nn.Sequential(nn.Linear(latent, width), nn.ReLU(), nn.Linear(width, inputs))

    def terms(self, x):
        """Mean reconstruction term and KL divergence, by one draw of z for each image."""
        features = self.encoder(x)
        mean, log_variance = self.mean(features), self.log_variance(features)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        kl = 0.5 * (log_variance.exp() + mean.square() - log_variance - 1).sum(1)
        return -self.log_likelihood(z, x).mean(), kl.mean()

    def log_likelihood(self, z, x):
        return -functional.binary_cross_entropy_with_logits(self.decoder(z), x, reduction="none").sum(1)

    def log_probability(self, x):
        """Mean log p(x), importance-weighted."""
        total = 0.0
        for rows in x.split(BATCH):
            features = self.encoder(rows)
            mean, log_variance = self.mean(features), self.log_variance(features)
            weights = []
            for _ in range(SAMPLES):
                noise = torch.randn_like(mean)
                z = mean + torch.exp(0.5 * log_variance) * noise
                prior_over_posterior = 0.5 * (noise.square() + log_variance - z.square()).sum(1)
                weights.append(self.log_likelihood(z, rows) + prior_over_posterior)
            total += (torch.logsumexp(torch.stack(weights), 0) - math.log(SAMPLES)).sum().item()
        return total / len(x)


def main(training, test, epochs, seed):
    generator = numpy.random.default_rng(seed)

    def drawn(path):
        grey = grey_images(path)
        return torch.from_numpy((generator.random(grey.shape) < grey).astype(numpy.float32))

    digits, x = drawn(training), drawn(test)
    fitted, validation = digits[:50000], digits[50000:]
    torch.manual_seed(seed)
    model = Autoencoder(x.shape[1])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-4)
    schedule = torch.optim.lr_scheduler.MultiStepLR(optimizer, [200, 350], gamma=10 ** (-1 / 5))
    best, kept, kept_at = math.inf, None, 0
    for epoch in range(1, epochs + 1):
        for rows in torch.randperm(len(fitted)).split(BATCH):
            optimizer.zero_grad()
            sum(model.terms(fitted[rows])).backward()
            optimizer.step()
        schedule.step()
        with torch.no_grad():
            loss = sum(model.terms(validation)).item()
        if loss < best:
            best, kept, kept_at = loss, copy.deepcopy(model.state_dict()), epoch
    model.load_state_dict(kept)
    with torch.no_grad():
        reconstruction, kl = model.terms(x)
        print(
            f"{kept_at} {-(reconstruction + kl).item():.4f} {kl.item():.4f} {model.log_probability(x):.4f}"
        )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
