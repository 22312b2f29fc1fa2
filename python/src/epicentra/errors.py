"""What Epicentra refuses, as exceptions of Python."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Iterator

from py4j.protocol import Py4JJavaError


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
    """Raises what Java throws within as its exception of Python, with Java's stack trace as the cause."""
    try:
        yield
    except Py4JJavaError as error:
        thrown = error.java_exception
        while thrown is not None:
            python = _PYTHON.get(thrown.getClass().getName())
            if python is not None:
                raise python(thrown.getMessage()) from error
            thrown = thrown.getCause()
        raise
