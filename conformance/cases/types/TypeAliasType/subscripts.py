"""Generic aliases are subscripted, plain ones are not."""
from _attempt import attempt

type Plain = int
type Pair[A, B] = dict[A, B]
type Many[*Ts] = tuple[*Ts]
type Call[**P] = P
print(Pair[int, str], type(Pair[int, str]), Pair[int, str].__origin__, Pair[int, str].__args__, Pair[int, str].__value__)
print(Pair[int], Many[int, str, bytes], Many[()], Call[[int, str]], Call[...], list[Pair[int, str]])
attempt(lambda: Plain[int])
attempt(lambda: Pair[int, str][bytes])
attempt(lambda: Pair())
attempt(isinstance, 1, Plain)
attempt(lambda: Plain.missing)
