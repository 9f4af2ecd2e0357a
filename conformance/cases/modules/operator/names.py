import operator, _operator
names = sorted(n for n in dir(_operator) if not n.startswith("__"))
print(names)
print([n for n in names if n not in dir(operator)], operator.add is _operator.add, operator.__add__ is operator.add)
print(sorted(operator.__all__) == operator.__all__, len(operator.__all__))
