from _suggestions import _generate_suggestions as g

for wrong, candidates in (("bluch", ["blech", "bloch"]), ("BLech", ["blech"]), ("aple", ["apple", "maple", "ape"]), ("x", ["y"]), ("abc", ["abcdef"]), ("abcd", ["abdc"]),
                          ("color", ["colour", "colo", "cool"]), ("fuck_me", ["duck_me"]), ("name", ["Name", "NAME", "nmae"])):
    print(wrong, candidates, g(candidates, wrong))
