import typing, types
print(types.UnionType is typing.Union, type(typing.Union[int, str]) is types.UnionType, typing.Optional[int])
print(typing.Union[int], typing.Union[int, None], typing.Union[int, str] == int | str)
print(typing.get_origin(int | str), typing.get_args(int | str), typing.Union["x", int])
for source in ["typing.Union[()]", "typing.Union[1]", "typing.Union[int, 5]", "typing.Optional[int, str]", "types.UnionType[int, str]", "typing.Union()"]:
    try:
        print(eval(source))
    except TypeError as e:
        print(source, "|", e)
