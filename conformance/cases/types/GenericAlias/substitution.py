from typing import TypeVar, ParamSpec, TypeVarTuple, Unpack
T, U, P, Ts = TypeVar("T"), TypeVar("U"), ParamSpec("P"), TypeVarTuple("Ts")
print(dict[T, U][int, str], dict[T, T][int], list[dict[T, list[U]]][int, str], tuple[T, ...][int], list[T][U], list[T | None][int])
print(tuple[*Ts][int, str], tuple[int, *Ts][()], tuple[*Ts, int][str, float], tuple[T, *Ts, U][int, str, float, bytes], tuple[Unpack[Ts]][int])
print(dict[T, U].__parameters__, dict[U, dict[T, U]].__parameters__, tuple[*Ts].__parameters__, list[int].__parameters__, list[list[T]].__parameters__)
for source in ["dict[T, U][int]", "dict[T, U][int, str, float]", "list[int][str]", "list[T][()]", "list[T][int,]", "tuple[*Ts, T][()]", "tuple[*Ts, *Ts][int]", "list[T][1]", "list[T]['text']", "list[T][None]", "list[T][[int]]", "tuple[T, *Ts][int]", "list[T][...]"]:
    try:
        print(source, "=", eval(source))
    except TypeError as e:
        print(source, "|", e)
