# All short lengths, and all widths, put together and compared.
parts = ["", "a", "ab", "abc", "abcd", "abcdefg", "abcdefgh", "abcdefghi", "x" * 15, "y" * 16, "z" * 17, "w" * 33,
         "é", "éa" * 5, "€uro", "\U0001F600" * 9]
for left in parts:
    row = []
    for right in parts:
        both = left + right
        joined = f"{left}{right}"
        row.append(len(both) == len(left) + len(right) and both == joined and both.startswith(left)
                   and both.endswith(right) and list(both) == list(left) + list(right))
    print(len(left), all(row))
for length in range(20):
    text = "q" * length
    changed = [text[:i] + "r" + text[i + 1:] for i in range(length)]
    print(length, any(text == other for other in changed), text == "q" * length, text in set(changed), text in {text})
print("a" * 1000 + "b" * 200 == "a" * 1000 + "b" * 200, ("a" * 970 + "b").startswith("a" * 971), "abc".startswith("abcd"))
print("é".startswith("e"), "€x".startswith("€"), "€x".endswith("x"), "x".endswith("€x"), "é€".startswith("é"))
