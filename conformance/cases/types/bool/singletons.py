print(bool(1) is True, bool("") is False, bool(True) is True)
print(bool.__mro__, bool.__base__, type(True), True.__class__, bool.__name__)
import copy
print(copy.copy(True) is True, copy.deepcopy(False) is False, True.__getnewargs__(), True.__reduce_ex__(2)[1:])
