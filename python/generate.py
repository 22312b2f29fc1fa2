"""Writes src/epicentra/_params.py: the Params of the Java classes, with their documentation and defaults.

    python generate.py [--check]

Needs pyspark and the jar of the build (EPICENTRA_JAR). With --check it only says whether the file is that of the jar.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

FILE = Path(__file__).parent / "src" / "epicentra" / "_params.py"
CLASSES = {
    "MixtureEstimatorParams": "VariationalGaussianMixture",
    "MixtureModelParams": "VariationalGaussianMixtureModel",
    "AutoencoderEstimatorParams": "VariationalAutoencoder",
    "AutoencoderModelParams": "VariationalAutoencoderModel",
    "EvaluatorParams": "MeanLogDensityEvaluator",
}
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

from typing import Any, List, Optional

from pyspark.ml.param import Param, Params, TypeConverters
from typing_extensions import Self


class NamedParams(Params):
    """Params that are given by their names."""

    def _set_all(self, given: dict[str, Any]) -> Self:
        for name in given:
            if not self.hasParam(name):
                raise TypeError(f"{type(self).__name__} has no Param {name}")
        return self._set(**{name: value for name, value in given.items() if value is not None})

'''


def python_value(value):
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return list(value)


def wrapped(text: str, indent: int) -> str:
    return textwrap.fill(text, 120 - indent, subsequent_indent=" " * indent)


def described(doc: str) -> str:
    return doc[0].upper() + doc[1:] + ("" if doc.endswith(".") else ".")


def param_class(name: str, java_class: str, java) -> str:
    params = []
    for param in java.params():
        kind, converter = TYPES[param.getClass().getSimpleName()]
        default = java.getDefault(param)
        params.append((param.name(), kind, converter, param.doc(), default.isDefined(), default))
    lines = [f"class {name}(NamedParams):", f'    """Those of Java\'s {java_class}."""', ""]
    for label, kind, converter, doc, _, _ in params:
        lines += [
            f"    {label}: Param[{kind}] = Param(",
            "        Params._dummy(),",
            f"        {label!r},",
            f"        {doc!r},",
            f"        typeConverter=TypeConverters.{converter},",
            "    )",
        ]
    defaults = {p[0]: python_value(p[5].get()) for p in params if p[4]}
    lines += ["", "    def _set_defaults(self) -> None:", "        self._setDefault("]
    lines += [f"            {label}={value!r}," for label, value in defaults.items()]
    lines += ["        )"]
    for label, kind, _, doc, _, _ in params:
        title = label[0].upper() + label[1:]
        lines += [
            "",
            f"    def get{title}(self) -> {kind}:",
            f'        """{described(doc)}"""',
            f"        return self.getOrDefault(self.{label})",
            "",
            f"    def set{title}(self, value: {kind}) -> Self:",
            f'        """{described(doc)}"""',
            f"        return self._set({label}=value)",
        ]
    return "\n".join(lines) + "\n"


def generated() -> str:
    from epicentra import session

    spark = session("local[1]", spark_ui_enabled="false")
    classes = [
        param_class(name, java_class, getattr(spark._jvm.org.epicentra.ml, java_class)())
        for name, java_class in CLASSES.items()
    ]
    return HEAD + "\n\n".join([""] + classes).lstrip("\n")


def main() -> int:
    text = generated()
    if sys.argv[1:] == ["--check"]:
        if FILE.read_text() != text:
            print(f"{FILE} is not what the jar has: run python generate.py", file=sys.stderr)
            return 1
        return 0
    FILE.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
