import typing, types
print(typing.Optional[int], typing.Union[None, int], types.NoneType is type(None), int | None, None | int)
print(typing.get_args(typing.Optional[str]), typing.get_type_hints(type("C", (), {"__annotations__": {"x": None}})))
print(isinstance(None, int | None), isinstance(None, (int, type(None))))
try:
    isinstance(None, None)
except TypeError as e:
    print(e)
