s = "a\ud800b\udc00"
print(len(s), ascii(s), ascii(s.upper()), ascii("\ud83d" + "\ude00"), len("\ud83d\ude00"), ascii(s[1]), s == "a\ud800b\udc00", s.isprintable())
try:
    print(s)
except UnicodeEncodeError as e:
    print(e.reason, e.start, e.end)
print(ascii(s.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")), ascii(s.replace("\ud800", "!")), s.find("\udc00"))
