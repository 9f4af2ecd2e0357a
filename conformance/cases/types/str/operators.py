print("a" + "b", "ab" * 3, 2 * "é", "€" * 0, "a" * -1, "a" in "cat", "" in "", "€" in "abc", "ca" not in "cat")
print("a" < "b", "a" < "B", "abc" <= "abc", "é" > "z", "\U0001F600" > "\uffff", "a" == "a\0", "a" != b"a", "a".__lt__(1), "" < "a")
for call in ["'a' + 1", "1 + 'a'", "'a' + b'b'", "'a' * 'b'", "'a' * 1.5", "1 in 'a'", "'a' < 1", "'a' - 'b'", "-'a'", "'a' @ 'b'", "'ab' * 2**62", "b'a' in 'a'"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
