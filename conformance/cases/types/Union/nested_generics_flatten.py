import typing
print(int | (str | (bytes | None)), typing.Union[int, typing.Union[str, None]], typing.Optional[typing.Optional[int]])
print((int | str | list[int | str]).__args__)
print(len((int | typing.Literal[1] | typing.Literal[1]).__args__), typing.Literal[1] | typing.Literal[2])
print(typing.Union[int, typing.Any], typing.Any | int)
