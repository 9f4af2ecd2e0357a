class A:
    first: int = 1
    second: Unknown
    third: "A"
print(A.first)
try:
    A.__annotations__
except NameError as error:
    print(error)
Unknown = str
print(A.__annotations__)
