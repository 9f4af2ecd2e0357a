def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

from _suggestions import _generate_suggestions as g

attempt(g)
attempt(g, [])
attempt(g, [], "x")
attempt(g, ("a",), "b")
attempt(g, ["a"], 5)
attempt(g, [5], "a")
attempt(g, ["abc", 5], "abd")
attempt(g, "abc", "a")
attempt(g, ["a"], "b", 1)
attempt(g, ["a"], b"b")
