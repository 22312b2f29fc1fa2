import subprocess
import sys
from pathlib import Path

from epicentra import VariationalAutoencoder, VariationalGaussianMixture


def test_the_params_are_those_of_the_jar():
    folder = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "generate.py", "--check"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_params_are_documented_and_have_defaults(spark):
    mixture = VariationalGaussianMixture()
    assert mixture.getK() == 2
    assert "number of components" in mixture.explainParam("k")
    assert VariationalAutoencoder().getHidden() == [400, 400]
    assert VariationalAutoencoder(hidden=[7]).getHidden() == [7]
    assert mixture.setK(5).getK() == 5
