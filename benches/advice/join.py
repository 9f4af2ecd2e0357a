"""Many pieces of text are joined instead of added to the front one by one."""

MEASURES = "time"
WORDS = [f"word{n} " for n in range(6_000)]


def advised():
    return "".join(reversed(WORDS))


def plain():
    text = ""
    for word in WORDS:
        text = word + text
    return text
