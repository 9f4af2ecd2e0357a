"""Groups split by the classes of the family."""
group = ExceptionGroup("io", [OSError(2, "a"), OSError(13, "b"), OSError("c"), ValueError("d")])
print(group.subgroup(FileNotFoundError), group.subgroup(OSError), group.split(PermissionError), sep="\n")
try:
    raise group
except* FileNotFoundError as error:
    print("missing", error.exceptions)
except* OSError as error:
    print("other", error.exceptions)
except* ValueError as error:
    print("value", error.exceptions)
