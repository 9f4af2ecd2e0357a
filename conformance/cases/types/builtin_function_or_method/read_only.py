"""Attributes cannot be set; there is no dict."""
from _attempt import attempt

for name in ("__name__", "__qualname__", "__doc__", "__module__", "__self__", "__text_signature__", "extra"):
    attempt(setattr, len, name, "x")
    attempt(delattr, [].append, name)
print(hasattr(len, "__dict__"), hasattr(len, "__get__"), hasattr(len, "__code__"), hasattr(len, "__defaults__"))
attempt(vars, len)
