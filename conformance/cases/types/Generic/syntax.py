"""Classes with type parameters of the syntax."""
from typing import Generic, TypeVar
from _attempt import attempt


class Stack[T: (int, str), *Ts, **P](list):
    item: T

    def method[U](self, value: U) -> T: ...


print(Stack.__type_params__, Stack.__parameters__, Stack.__mro__[1:], Stack.__orig_bases__, Stack.method.__type_params__)
print(Stack.__annotations__, Stack.method.__annotations__, Stack.__type_params__[0].__constraints__)
attempt(exec, "class A[T](Generic[T]): pass")
attempt(exec, "class A[T, T]: pass")
attempt(exec, "class A[T = int, U]: pass")
attempt(exec, "class A[*T: int]: pass")
Stack.__type_params__ = ("replaced",)
print(Stack.__type_params__)
attempt(setattr, Stack.method, "__type_params__", [1])
attempt(setattr, Stack.method, "__type_params__", (1,))
