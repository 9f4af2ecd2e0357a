"""The files of packages that are built into the interpreter.

They are named as if the library's folder were there, and read through ``FrozenImporter.get_data``.
"""

import contextlib
import errno
import io
import os
import pathlib
import posixpath
import tempfile

from _frozen_importlib import FrozenImporter

from . import abc
from ._common import _write_contents, as_file


class FrozenPath(abc.Traversable):
    """A file or folder below a package that is built in."""

    def __init__(self, root, names, relative=''):
        self._root = root
        self._names = names
        self._relative = relative

    def __str__(self):
        return posixpath.join(self._root, self._relative) if self._relative else self._root

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __eq__(self, other):
        if not isinstance(other, FrozenPath):
            return NotImplemented
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    @property
    def name(self):
        return posixpath.basename(str(self))

    @property
    def _prefix(self):
        return self._relative + '/' if self._relative else ''

    def is_file(self):
        return self._relative in self._names

    def is_dir(self):
        return any(name.startswith(self._prefix) for name in self._names)

    def iterdir(self):
        start = len(self._prefix)
        below = (name[start:] for name in self._names if name.startswith(self._prefix))
        children = dict.fromkeys(name.partition('/')[0] for name in below)
        if not children:
            self._refuse(errno.ENOTDIR if self.is_file() else errno.ENOENT)
        return (self.joinpath(name) for name in sorted(children))

    def joinpath(self, *descendants):
        joined = posixpath.normpath(posixpath.join('/', self._relative, *map(os.fspath, descendants)))
        return type(self)(self._root, self._names, joined.lstrip('/'))

    def read_text(self, *args, **kwargs):
        with self.open('r', *args, **kwargs) as stream:
            return stream.read()

    def open(self, mode='r', *args, **kwargs):
        if mode not in ('r', 'rb'):
            raise ValueError(f"Invalid mode value {mode!r}, only 'r' and 'rb' are supported")
        if not self.is_file():
            self._refuse(errno.EISDIR if self.is_dir() else errno.ENOENT)
        stream = io.BytesIO(FrozenImporter.get_data(str(self)))
        if mode == 'rb':
            return stream
        return io.TextIOWrapper(stream, *args, **kwargs)

    def _refuse(self, number):
        raise OSError(number, os.strerror(number), str(self))


@as_file.register(FrozenPath)
@contextlib.contextmanager
def _(path):
    # Under its own name: that of a wheel is read.
    with tempfile.TemporaryDirectory() as folder:
        yield _write_contents(pathlib.Path(folder), path)


class FrozenReader(abc.TraversableResources):
    def __init__(self, root, names):
        self._files = FrozenPath(root, names)

    def files(self):
        return self._files
