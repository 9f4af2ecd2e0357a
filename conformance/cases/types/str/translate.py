print("hello".translate({ord("l"): "L", ord("h"): None, ord("o"): 0x20AC}), "abc".translate({}), "aé€".translate({0xE9: "xx"}))
print(str.maketrans("abc", "xyz"), str.maketrans("a", "b", "c"), str.maketrans({"a": 1, 98: None}), "abcd".translate(str.maketrans("ab", "ba", "d")))
class M:
    def __getitem__(self, key):
        if key == ord("a"):
            return "A" * 3
        raise LookupError
print("banana".translate(M()), "abc".translate("x" * 98 + "B" + "yz"))
for call in ["str.maketrans('a', 'bc')", "str.maketrans(1)", "str.maketrans({'ab': 1})", "str.maketrans({1.5: 1})", "'a'.translate({97: 0x110000})", "'a'.translate({97: []})", "'a'.translate(5)", "str.maketrans('a', 1)", "str.maketrans(1, 'a')", "str.maketrans('a', 'b', 1)", "'a'.translate()"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
