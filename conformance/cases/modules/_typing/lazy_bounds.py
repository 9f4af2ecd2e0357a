"""Bounds, constraints and defaults of type parameters are worked out when they are asked for."""
from _attempt import attempt

calls = []


def note(value):
    calls.append(value)
    return value


def f[A: note(int), B: (note(str), note(bytes)), C = note(float), *D = note(tuple[int]), **E = note([int])]():
    pass


A, B, C, D, E = f.__type_params__
print(calls, A, B, C, D, E)
print(A.__bound__, A.__bound__, B.__constraints__, C.__default__, D.__default__, E.__default__)
print(len(calls), A.__constraints__, B.__bound__, A.__default__, A.__infer_variance__)
print(A.evaluate_bound(1), A.evaluate_constraints, B.evaluate_constraints(1), C.evaluate_default(1), B.evaluate_bound)
attempt(A.evaluate_bound, 4)


def g[T: missing](): pass


attempt(lambda: g.__type_params__[0].__bound__)
missing = bool
attempt(lambda: g.__type_params__[0].__bound__)
