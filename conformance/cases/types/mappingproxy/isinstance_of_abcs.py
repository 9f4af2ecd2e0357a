from types import MappingProxyType as M
from collections.abc import Mapping, MutableMapping, Hashable, Iterable, Sized
m = M({})
print(isinstance(m, Mapping), isinstance(m, MutableMapping), isinstance(m, Iterable), isinstance(m, Sized), isinstance(m, dict))
print(M.__name__, M.__module__, sorted(n for n in vars(M) if not n.startswith("_")))
print(Mapping.__eq__(M({"a": 1}), {"a": 1}) if False else M({"a": 1}) == {"a": 1.0}, iter(m).__class__.__name__)
