print("é€𝄞".encode(), "é".encode("latin-1"), "é".encode("utf-16-le"), "a".encode("utf-32-be"), "é".encode("ascii", "replace"), "é€".encode("ascii", "xmlcharrefreplace"), "é€𝄞".encode("ascii", "backslashreplace"))
print("é".encode("ascii", "namereplace"), "é".encode("ascii", "ignore"), "\ud800".encode("utf-8", "surrogatepass"), "\udc80".encode("ascii", "surrogateescape"), "a".encode(encoding="utf_8", errors="strict"))
for call in ["'é'.encode('ascii')", "'éé€'.encode('ascii')", "'\\ud800'.encode()", "'€'.encode('latin-1')", "'a'.encode('nope')", "'é'.encode('ascii', 'nope')", "'a'.encode(5)", "'a'.encode('utf-8', 5)", "'a'.encode('hex')", "'\\ud800'.encode('utf-16')", "'a\\0'.encode('ut\\0f8')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
