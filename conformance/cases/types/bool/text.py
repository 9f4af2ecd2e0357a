print(repr(True), str(False), f"{True}", f"{True:d}", f"{True:>6}", f"{True:5}|", "%d %s %r" % (True, True, False), format(True, ""), f"{False:x}", f"{True:c}" == "\x01")
print(True.__repr__(), bool.__repr__(False), int.__repr__(True), True.as_integer_ratio(), True.conjugate(), type(True.conjugate()))
