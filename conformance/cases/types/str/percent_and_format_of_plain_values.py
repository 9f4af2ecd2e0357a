# Formats of nothing but strings and ints, and what is just not so.
big = 1 << 70
print("%s-%d" % ("a", 5), "%d%s" % (-7, ""), "%s" % 12, "%s" % "x", "%d" % True, "%s" % True)
print("%s %s" % ("é", "\U0001F600"), "%d" % big, "%s" % big, "%d" % 2.9, "%s" % 1.5)
print("%s%%" % 5, "%s" % ((1, 2),), "%s" % [1], "100%%" % ())
for length in 126, 127, 128, 129:
    text = "a" * length
    print(len("%s" % text), len("<%s>" % text), len("{}".format(text)), "%s" % text == text)
print("{}{}".format("a", 5), "{} {}".format(-1, big), "{}".format(True), "{{}}".format(1), "{}{{".format(2))
print("{}".format("é"), "é{}".format(1), "{}".format(1, 2), "{}".format("x", key=1))
for action in (
    lambda: "%s %s" % ("a",),
    lambda: "%s" % ("a", "b"),
    lambda: "%d" % "a",
    lambda: "%" % 1,
    lambda: "plain" % 1,
    lambda: "{} {}".format(1),
    lambda: "{".format(1),
    lambda: "}".format(1),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Text(str):
    def __str__(self):
        return "own"


print("%s" % Text("x"), "{}".format(Text("x")), f"{Text('x')}<{5}>{'é'}", "%s" % (Text("y"),))
