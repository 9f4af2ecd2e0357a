"""Private names in classes in functions in classes."""
from _dump import dump

dump("""
class _A:
    def f(self, __x):
        __y = __x
        class __B:
            __z = __y
        import __m
        __dunder__ = 1
class ___: __q = 1
""")
