"""Class methods of native types asked of many classes at one place, with arguments of all kinds."""


class Digits(int):
    pass


class Own(int):
    @classmethod
    def from_bytes(cls, *args):
        return cls.__name__, args


def ask(classes):
    for cls in classes:
        for args, keywords in [((b"\1\2", "big"), {}), ((b"\1\2",), {"byteorder": "little"}), ((), {}), ((1, 2, 3, 4), {})]:
            try:
                result = cls.from_bytes(*args, **keywords) if keywords or len(args) != 2 else cls.from_bytes(b"\1\2", "big")
                print(type(result).__name__, result)
            except (TypeError, ValueError, AttributeError) as error:
                print(type(error).__name__, error)


ask([int, int, bool, Digits, Own, int, str, 5, int, Own, Digits])


def without_arguments(classes):
    for cls in classes:
        try:
            print(cls.fromhex())
        except TypeError as error:
            print(error)


without_arguments([bytes, bytes, bytearray, float])
print([cls.fromkeys("ab", 1) for cls in [dict, dict, type("Table", (dict,), {}), dict]])
print([cls.fromhex("00ff") for cls in [bytes, bytearray, type("Part", (bytes,), {}), bytes, bytes]])
