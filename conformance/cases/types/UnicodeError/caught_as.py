"""Which handlers take the errors."""
def catch(function, cls):
    try:
        function()
    except cls as error:
        return type(error).__name__
    except Exception as error:
        return f"not {cls.__name__}"


for cls in (UnicodeError, ValueError, UnicodeEncodeError, UnicodeDecodeError, LookupError):
    print(cls.__name__, catch(lambda: "\u20ac".encode("ascii"), cls), catch(lambda: b"\xff".decode(), cls), catch(lambda: "x".encode("no such codec"), cls))
group = ExceptionGroup("g", [UnicodeEncodeError("c", "a", 0, 1, "r"), ValueError(1), UnicodeError(2)])
print(group.subgroup(UnicodeError).exceptions[1].args, len(group.split(UnicodeEncodeError)[1].exceptions))
