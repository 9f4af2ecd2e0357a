"""Characters come one by one, surrogates too; equal characters are one object where there are few."""
text = "a\ud800\udfff\U00010000\x00"
print([ascii(item) for item in text], [hex(ord(item)) for item in iter(text)])
print([left is right for left, right in zip(iter("aZ\xff"), iter("aZ\xff"))])
print([len(item) for item in text], sum(1 for _ in text * 100))


class Text(str):
    def __getitem__(self, index):
        return "overridden"


print(list(Text("xy")), [type(item).__name__ for item in Text("x")], type(iter(Text("x"))).__name__)
