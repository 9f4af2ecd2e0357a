import types
alias = list[int]
print(alias.__origin__, alias.__args__, alias.__parameters__, alias.__unpacked__, alias.__typing_unpacked_tuple_args__)
print(alias.__name__, alias.__qualname__, alias.__module__, alias.__doc__ == list.__doc__, alias.__mro__ == list.__mro__)
print(alias.append is list.append, alias.__len__ is list.__len__, alias.__eq__ == list.__eq__, type(alias.__eq__).__name__)
print(alias.__class__, type(alias), alias.__hash__ is not None, alias.__init__.__name__, alias.__copy__ if hasattr(alias, "__copy__") else "no copy")
for source in ["alias.missing", "alias.__origin", "setattr(alias, '__args__', ())", "setattr(alias, 'x', 1)", "delattr(alias, '__origin__')", "delattr(alias, 'append')", "setattr(alias, '__orig_class__', 1)", "alias.__orig_class__", "alias.__bases__", "alias.__dict__ == list.__dict__"]:
    try:
        print(source, eval(source))
    except (AttributeError, TypeError) as e:
        print(source, "|", type(e).__name__, e)
