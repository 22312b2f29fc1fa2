"""What Epicentra refuses, as exceptions of Python."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Iterator

from pyspark.errors import IllegalArgumentException


class BadInputError(ValueError):
    """Data, a file or the value of a Param cannot be used; the message says which, and what to do."""


class DivergenceError(ArithmeticError):
    """A computation diverged; the message says where."""


_PYTHON = {
    "org.epicentra.BadInputException": BadInputError,
    "org.epicentra.DivergenceException": DivergenceError,
}


@contextmanager
def translated() -> Iterator[None]:
    """Raises what Java throws within as its exception of Python, with PySpark's as the cause.

    Spark Connect does not say what Java threw: there PySpark's exception, with the same message, passes.
    """
    try:
        yield
    except IllegalArgumentException as error:  # the value of a Param
        raise BadInputError(str(error)) from error
    except Exception as error:
        thrown = getattr(error, "java_exception", None)  # a client of Spark Connect has no py4j to ask
        while thrown is not None:
            python = _PYTHON.get(thrown.getClass().getName())
            if python is not None:
                raise python(thrown.getMessage()) from error
            thrown = thrown.getCause()
        raise
