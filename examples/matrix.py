"""Matrices over any numbers, with Python's operators: exact with fractions, fast enough with floats."""
from __future__ import annotations

import cmath
import itertools
import math
import operator
from fractions import Fraction
from functools import reduce
from numbers import Number


class ShapeError(ValueError):
    pass


class Matrix:
    __slots__ = ("rows",)
    __hash__ = None

    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if not self.rows or not self.rows[0]:
            raise ShapeError("a matrix has at least one element")
        if len({len(row) for row in self.rows}) != 1:
            raise ShapeError(f"rows of different lengths: {', '.join(str(len(row)) for row in self.rows)}")

    @classmethod
    def identity(cls, size):
        return cls([int(i == j) for j in range(size)] for i in range(size))

    @classmethod
    def from_function(cls, height, width, function):
        return cls([function(i, j) for j in range(width)] for i in range(height))

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        match key:
            case int(i), int(j):
                return self.rows[i][j]
            case (int() | slice()) as i, (int() | slice()) as j:
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix(row[j] if isinstance(j, slice) else [row[j]] for row in rows)
            case int(i):
                return tuple(self.rows[i])
        raise TypeError(f"a matrix is indexed by numbers and slices, not {type(key).__name__}")

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __iter__(self):
        return itertools.chain.from_iterable(self.rows)

    def __len__(self):
        return len(self.rows)

    def __eq__(self, other):
        return self.rows == other.rows if isinstance(other, Matrix) else NotImplemented

    def _map(self, function):
        return Matrix(map(function, row) for row in self.rows)

    def _with(self, other, function):
        if isinstance(other, Number):
            return self._map(lambda value: function(value, other))
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ShapeError(f"{self.shape} and {other.shape} do not fit")
        return Matrix(map(function, a, b) for a, b in zip(self.rows, other.rows))

    def __add__(self, other):
        return self._with(other, operator.add)

    def __sub__(self, other):
        return self._with(other, operator.sub)

    def __mul__(self, other):
        return self._with(other, operator.mul)

    def __truediv__(self, other):
        return self._with(other, operator.truediv)

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return -self + other

    def __neg__(self):
        return self._map(operator.neg)

    def __pos__(self):
        return self._map(operator.pos)

    def __abs__(self):
        """The Frobenius norm."""
        return math.sqrt(sum(abs(value) ** 2 for value in self))

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape[1] != other.shape[0]:
            raise ShapeError(f"{self.shape} @ {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([sum(map(operator.mul, row, column)) for column in columns] for row in self.rows)

    def __imatmul__(self, other):
        self.rows = (self @ other).rows
        return self

    def __pow__(self, power, modulus=None):
        if power < 0:
            return self.inverse() ** -power
        result, base = Matrix.identity(self._square()), self
        while power:
            if power & 1:
                result = result @ base if modulus is None else (result @ base) % modulus
            base = base @ base if modulus is None else (base @ base) % modulus
            power >>= 1
        return result

    def __mod__(self, modulus):
        return self._map(lambda value: value % modulus)

    def __bool__(self):
        return any(self)

    def __round__(self, digits=None):
        return self._map(lambda value: round(value, digits))

    def _square(self):
        height, width = self.shape
        if height != width:
            raise ShapeError(f"{self.shape} is not square")
        return height

    def _eliminated(self):
        """Row echelon form by exact arithmetic where possible: rows, pivot columns, sign of the exchanges."""
        rows = [[Fraction(v) if isinstance(v, int) else v for v in row] for row in self.rows]
        pivots, sign, top = [], 1, 0
        for column in range(self.shape[1]):
            best = max(range(top, len(rows)), key=lambda i: abs(rows[i][column]), default=None)
            if best is None or not rows[best][column]:
                continue
            if best != top:
                rows[top], rows[best] = rows[best], rows[top]
                sign = -sign
            for i in range(top + 1, len(rows)):
                if factor := rows[i][column] / rows[top][column]:
                    rows[i] = [a - factor * b for a, b in zip(rows[i], rows[top])]
            pivots.append(column)
            top += 1
        return rows, pivots, sign

    def determinant(self):
        size = self._square()
        rows, pivots, sign = self._eliminated()
        if len(pivots) < size:
            return 0
        return reduce(operator.mul, (rows[i][i] for i in range(size)), sign)

    def rank(self):
        return len(self._eliminated()[1])

    def solve(self, right):
        """The x with self @ x == right."""
        size = self._square()
        joined = Matrix(a + b for a, b in zip(self.rows, right.rows, strict=True))
        rows, pivots, _ = joined._eliminated()
        if pivots[:size] != list(range(size)):
            raise ZeroDivisionError("the matrix is singular")
        for i in reversed(range(size)):
            rows[i] = [value / rows[i][i] for value in rows[i]]
            for k in range(i):
                factor = rows[k][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
        return Matrix(row[size:] for row in rows[:size])

    def inverse(self):
        return self.solve(Matrix.identity(self._square()))

    def __repr__(self):
        return f"Matrix({self.rows!r})"

    def __str__(self):
        return format(self, "")

    def __format__(self, spec):
        cells = [[format(value, spec) if spec else str(value) for value in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return "\n".join("[" + "  ".join(cell.rjust(width) for cell, width in zip(row, widths)) + "]" for row in cells)


def fibonacci(n, modulus=None):
    return pow(Matrix([[1, 1], [1, 0]]), n, modulus)[0, 1]


def main():
    a = Matrix([[2, -1, 0], [1, 3, 5], [0, 4, -2]])
    b = Matrix([[1], [0], [7]])
    print(a, a.T, a @ b, 2 * a - 1, -a + a, sep="\n\n")
    print("\ndet", a.determinant(), "rank", a.rank(), "norm", f"{abs(a):.6f}", "shape", a.shape)
    inverse = a.inverse()
    print(inverse, a @ inverse == Matrix.identity(3), a ** -2 @ a ** 2 == Matrix.identity(3), sep="\n")
    print(f"{a.solve(b) * 1.0:.4f}", a[1], a[0, 0], a[:2, 1:], a[:, 0], sep="\n")
    print([fibonacci(n) for n in range(15)], fibonacci(300), fibonacci(10**18, 10**9 + 7))
    hilbert = Matrix.from_function(6, 6, lambda i, j: Fraction(1, i + j + 1))
    print("1/det of the Hilbert matrix:", 1 / hilbert.determinant())
    print("sum of its inverse:", sum(hilbert.inverse()))
    turn = cmath.exp(1j * math.pi / 4)
    z = Matrix([[turn, 0], [0, turn.conjugate()]])
    print(round((z @ z)[0, 0].real, 12), round((z @ z)[0, 0].imag, 12), round(abs(z), 12))
    c = Matrix.identity(2) * 3
    c @= Matrix([[0, 1], [1, 0]])
    c[0, 0] = 9
    print(repr(c), bool(c - c), len(c), max(c), c == [[9, 3], [3, 0]], round(c / 7, 2))
    spiral = Matrix.from_function(40, 40, lambda i, j: ((i * 7 + j * 13) % 11) / 10)
    print(f"{sum(spiral @ spiral @ spiral):.3f}")
    failures = [
        lambda: a @ a[:2, :2], lambda: a + b, lambda: Matrix([[1, 2], [3]]), lambda: Matrix([]), lambda: b.determinant(),
        lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a + "x", lambda: a["x"], lambda: {a}, lambda: a[3, 0],
    ]
    for action in failures:
        try:
            print(action())
        except (ShapeError, ZeroDivisionError, TypeError, IndexError) as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
