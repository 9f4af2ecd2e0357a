from functools import partial
p = partial(len)
p.tag = "t"
print(p.tag, p.__dict__, vars(p))
for text in ("p.func = 1", "del p.args", "p.keywords = {}", "del p.__dict__", "p.__dict__ = 5"):
    try:
        exec(text)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
p.__dict__ = {"new": 1}
print(p.new, hasattr(p, "tag"), partial[int])
