"""Writes src/epicentra/_params.py: the Params of the Java classes, with their documentation and defaults.

    python generate.py [--check]

Needs the wheel, whose jar has the classes. With --check it only says whether the file is that of the jar.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

import epicentra

FILE = Path(__file__).parent / "src" / "epicentra" / "_params.py"

# Of each class of Java's Params: the Python type and the converter.
TYPES = {
    "IntParam": ("int", "toInt"),
    "LongParam": ("int", "toInt"),
    "DoubleParam": ("float", "toFloat"),
    "BooleanParam": ("bool", "toBoolean"),
    "StringArrayParam": ("List[str]", "toListString"),
    "DoubleArrayParam": ("List[float]", "toListFloat"),
    "IntArrayParam": ("List[int]", "toListInt"),
    "StringParam": ("str", "toString"),
}
HEAD = '''"""The Params of the Java classes. Written by generate.py; not edited by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Dict, List

from pyspark.ml.param import Param, Params, TypeConverters

if TYPE_CHECKING:
    from typing_extensions import Self


class NamedParams(Params):
    """Params that are given by their names."""

    _DEFAULTS: ClassVar[Dict[str, Any]] = {}

    def _set_defaults(self) -> None:
        self._setDefault(**self._DEFAULTS)

    def _set_all(self, given: Dict[str, Any]) -> Self:
        for name in given:
            if not self.hasParam(name):
                raise TypeError(f"{type(self).__name__} has no Param {name}")
        return self._set(**{name: value for name, value in given.items() if value is not None})
'''


class Found(NamedTuple):
    """A Param of a Java object; default is None for none."""

    name: str
    kind: str
    converter: str
    doc: str
    default: Any

    def source(self) -> list[str]:
        title = self.name[0].upper() + self.name[1:]
        doc = self.doc[0].upper() + self.doc[1:] + "."
        return [
            "",
            f"    {self.name}: Param[{self.kind}] = Param(",
            "        Params._dummy(),",
            f"        {self.name!r},",
            f"        {self.doc!r},",
            f"        TypeConverters.{self.converter},",
            "    )",
            "",
            f"    def get{title}(self) -> {self.kind}:",
            f'        """{doc}"""',
            f"        return self.getOrDefault(self.{self.name})",
            "",
            f"    def set{title}(self, value: {self.kind}) -> Self:",
            f'        """{doc}"""',
            f"        return self._set({self.name}=value)",
        ]


def found(java: Any) -> list[Found]:
    params = []
    for param in java.params():
        kind, converter = TYPES[param.getClass().getSimpleName()]
        value = java.getDefault(param).get() if java.getDefault(param).isDefined() else None
        plain = value is None or isinstance(value, (bool, int, float, str))
        params.append(Found(param.name(), kind, converter, param.doc(), value if plain else list(value)))
    return params


def source(name: str, of: str, base: str, own: list[Found], everything: list[Found]) -> list[str]:
    """A class that adds its own Params to those of its base, and has the defaults of all."""
    defaults = {param.name: param.default for param in everything if param.default is not None}
    lines = ["", "", f"class {name}({base}):", f'    """Params of {of}."""', "", "    _DEFAULTS = {"]
    lines += [f"        {label!r}: {value!r}," for label, value in defaults.items()] + ["    }"]
    return lines + [line for param in own for line in param.source()]


def generated() -> str:
    java = epicentra.session("local[1]", spark_ui_enabled="false")._jvm.org.epicentra.ml
    lines: list[str] = []
    for name, estimator, model in [
        ("Mixture", java.VariationalGaussianMixture, java.VariationalGaussianMixtureModel),
        ("Autoencoder", java.VariationalAutoencoder, java.VariationalAutoencoderModel),
    ]:
        fitting, fitted = found(estimator()), found(model())
        both = [param for param in fitted if param in fitting]
        lines += source(f"{name}Params", "the Estimator and its model", "NamedParams", both, both)
        for kind, of, params in [("Estimator", "the Estimator", fitting), ("Model", "the model", fitted)]:
            own = [param for param in params if param not in both]
            lines += source(f"{name}{kind}Params", of, f"{name}Params", own, params)
    scores = found(java.MeanLogDensityEvaluator())
    lines += source("EvaluatorParams", "the Evaluator", "NamedParams", scores, scores)
    return HEAD + "\n".join(lines) + "\n"


def main() -> int:
    text = generated()
    if sys.argv[1:] != ["--check"]:
        FILE.write_text(text, encoding="utf-8")
    elif FILE.read_text(encoding="utf-8") != text:
        print(f"{FILE} is not what the jar has: run python generate.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
