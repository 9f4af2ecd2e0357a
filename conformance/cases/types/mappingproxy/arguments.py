from types import MappingProxyType as M
import collections
for source in ["M()", "M(5)", "M([1])", "M('ab')", "M(None)", "M({}, {})", "M(mapping={'a': 1})", "M(x={})", "M(())", "M({1})", "M(collections.OrderedDict(a=1))", "M(collections.ChainMap({'k': 1}))", "M(M({'a': 2}))", "M(iter({}))"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
