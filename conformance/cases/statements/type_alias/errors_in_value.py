type A = undefined_name
type B = 1 / 0
try:
    A.__value__
except NameError as e:
    print(e)
try:
    B.__value__
except ZeroDivisionError as e:
    print(e)
undefined_name = 5
print(A.__value__)
del undefined_name
print(A.__value__)
