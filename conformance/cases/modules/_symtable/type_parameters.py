"""Type parameters of functions, classes and aliases."""
from _dump import dump

dump("def f[T: int, *Ts, **P](x: T) -> list[T]: return x")
dump("class C[T = str](B[T]): x: T")
dump("type A[K] = dict[K, V]")
dump("type Plain = int")
