print(True & False, True | False, True ^ True, type(True & True), type(True & 1), type(1 | True), True ^ 3, 3 & True)
print(True.__and__(1.5), True.__or__(2), False.__xor__(True), True.__rand__(False), True.__rxor__(2))
